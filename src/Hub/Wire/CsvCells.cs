using System.Globalization;
using System.Text;

namespace QueueMonitor.Hub.Wire;

/// <summary>Cells of CSV by RFC 4180; what is not known is an empty cell.</summary>
internal static class CsvCells
{
    // A spreadsheet takes a cell that begins so for a formula and may run it: such names come from outside.
    public static StringBuilder Text(StringBuilder text, string cell)
    {
        if (cell.Length > 0 && "=+-@\t\r\n".Contains(cell[0], StringComparison.Ordinal)) cell = "'" + cell;
        if (cell.AsSpan().IndexOfAny(",\"\r\n") < 0) return text.Append(cell);
        return text.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }

    public static void Count(StringBuilder text, long count) => text.Append(CultureInfo.InvariantCulture, $",{count}");

    public static void Number(StringBuilder text, double? number, int digits)
    {
        text.Append(',');
        if (JsonFields.Rounded(number, digits) is { } known) text.Append(known.ToString("R", CultureInfo.InvariantCulture));
    }
}
