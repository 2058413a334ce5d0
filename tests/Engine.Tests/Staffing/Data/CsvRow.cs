using System.Globalization;

namespace QueueMonitor.Engine.Tests.Staffing.Data;

/// <summary>The rows of a reference file, by the names of their columns.</summary>
internal sealed class CsvRow(IReadOnlyDictionary<string, string> cells)
{
    public string this[string column] => cells[column];

    public bool Has(string column) => cells[column].Length > 0;

    public double Number(string column) => double.Parse(cells[column], CultureInfo.InvariantCulture);

    public static IReadOnlyList<CsvRow> Read(string file)
    {
        using var stream = typeof(CsvRow).Assembly.GetManifestResourceStream(file) ?? throw new FileNotFoundException(file);
        using var reader = new StreamReader(stream);
        var names = Cells(reader.ReadLine()!);
        var rows = new List<CsvRow>();
        while (reader.ReadLine() is { } line)
        {
            var cells = Cells(line);
            rows.Add(new CsvRow(names.Select((name, i) => (name, cells[i])).ToDictionary(c => c.name, c => c.Item2)));
        }

        return rows;
    }

    // A quoted cell may hold commas and doubled quotes.
    private static List<string> Cells(string line)
    {
        var (cells, cell, quoted) = (new List<string>(), new System.Text.StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"') cell.Append(line[i++]);
            else if (line[i] == '"') quoted = !quoted;
            else if (line[i] != ',' || quoted) cell.Append(line[i]);
            else
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }
}
