using System.Text;

namespace QueueMonitor.Hub.Plan;

/// <summary>One row of a table.</summary>
/// <param name="Line">Where it begins, counted from 1.</param>
internal readonly record struct CsvRow(int Line, IReadOnlyList<string> Cells);

/// <summary>
/// Reads CSV by RFC 4180, separated by commas, semicolons or tabs: whichever the first line has most of. Lines end as they like; a line
/// <c>sep=;</c> before the first, as spreadsheets write it, says which. Empty rows are passed over.
/// </summary>
internal sealed class CsvRows
{
    private readonly string _text;
    private readonly List<string> _cells = [];
    private readonly StringBuilder _cell = new();
    private int _at;
    private int _line = 1;

    public CsvRows(string text)
    {
        _text = text;
        Separator = Find();
    }

    public char Separator { get; }

    /// <summary>All rows, up to the first that cannot be read: from there on it is not known where cells begin.</summary>
    /// <param name="wrong">Told of that row.</param>
    public IEnumerable<CsvRow> Read(Action<int, string> wrong)
    {
        while (_at < _text.Length)
        {
            var begin = _line;
            if (Row() is { } error)
            {
                wrong(begin, error);
                yield break;
            }

            if (_cells.Any(cell => cell.Length > 0)) yield return new CsvRow(begin, [.. _cells]);
        }
    }

    private char Find()
    {
        var end = _text.AsSpan().IndexOfAny('\r', '\n');
        var first = end < 0 ? _text.AsSpan() : _text.AsSpan(0, end);
        if (first.Length == 5 && first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
        {
            _at = first.Length;
            EndOfLine();
            return first[4];
        }

        var (best, most) = (',', 0);
        foreach (var candidate in ",;\t")
        {
            var count = first.Count(candidate);
            if (count > most) (best, most) = (candidate, count);
        }

        return best;
    }

    // Null: the row is in the cells.
    private string? Row()
    {
        _cells.Clear();
        while (true)
        {
            if (Cell() is { } error) return error;
            _cells.Add(_cell.ToString());
            if (_cells.Count > PlanLimits.ColumnsMax)
                return $"A row has at most {PlanLimits.ColumnsMax} cells. Send the columns of the plan alone.";
            if (_at >= _text.Length || EndOfLine()) return null;
            // A separator: the next cell begins behind it.
            _at++;
        }
    }

    private string? Cell()
    {
        _cell.Clear();
        if (_at >= _text.Length || _text[_at] != '"') return Bare();
        var opened = _line;
        for (_at++; _at < _text.Length; _at++)
        {
            var letter = _text[_at];
            if (letter == '"')
            {
                if (_at + 1 >= _text.Length || _text[_at + 1] != '"')
                {
                    _at++;
                    return _at >= _text.Length || _text[_at] == Separator || _text[_at] is '\r' or '\n'
                        ? null
                        : "Behind the closing quote of a cell stands more text. Write a quote within a cell twice: \"\".";
                }

                _at++;
            }
            else if (letter == '\n')
            {
                _line++;
            }

            _cell.Append(letter);
            if (_cell.Length > PlanLimits.TextMax) return $"The cell whose quote opens in line {opened} does not end. Close the quote.";
        }

        return $"The quote that opens in line {opened} is never closed. Close it, or write a quote within a cell twice: \"\".";
    }

    private string? Bare()
    {
        var from = _at;
        while (_at < _text.Length && _text[_at] != Separator && _text[_at] is not ('\r' or '\n')) _at++;
        if (_at - from > PlanLimits.TextMax) return $"A cell has at most {PlanLimits.TextMax} characters. This one is longer: is it a "
            + "table?";
        _cell.Append(_text.AsSpan(from, _at - from).Trim());
        return null;
    }

    private bool EndOfLine()
    {
        if (_at >= _text.Length || _text[_at] is not ('\r' or '\n')) return false;
        if (_text[_at] == '\r' && _at + 1 < _text.Length && _text[_at + 1] == '\n') _at++;
        _at++;
        _line++;
        return true;
    }
}
