using System.Globalization;

namespace QueueMonitor.Hub.Replay;

/// <summary>The columns of one line of the bank's recording, in their order.</summary>
public enum BankColumn
{
    Line,
    Call,
    Customer,
    Priority,
    Type,
    Date,
    MenuEntry,
    MenuExit,
    MenuTime,
    QueueStart,
    QueueExit,
    QueueTime,
    Outcome,
    ServiceStart,
    ServiceExit,
    ServiceTime,
    Server,
}

/// <summary>One line of the bank's recording, cut into its columns. A time of 0:00:00 means "never" by the file's own rule.</summary>
internal readonly struct BankRow
{
    public const int Columns = 17;

    private readonly string[] _fields;

    private BankRow(string[] fields) => _fields = fields;

    public string this[BankColumn column] => _fields[(int)column];

    /// <summary>Cuts a line at its tabs. One whose priority and type ran together (white space between them) is put right.</summary>
    /// <param name="repaired">The line had to be put right.</param>
    public static BankRow? TryCut(string line, out bool repaired)
    {
        repaired = false;
        var fields = line.Split('\t');
        if (fields.Length == Columns) return new BankRow(fields);
        if (fields.Length != Columns - 1) return null;
        var parts = fields[(int)BankColumn.Priority].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2) return null;
        repaired = true;
        return new BankRow([.. fields[..(int)BankColumn.Priority], .. parts, .. fields[((int)BankColumn.Priority + 1)..]]);
    }

    /// <summary>A whole number; null when it is none.</summary>
    public int? Number(BankColumn column) =>
        int.TryParse(this[column], NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A clock time <c>H:MM:SS</c> in seconds since midnight; null when it is none.</summary>
    public int? Clock(BankColumn column)
    {
        var text = this[column].AsSpan().Trim();
        var first = text.IndexOf(':');
        if (first is not (1 or 2) || text.Length != first + 6 || text[first + 3] != ':') return null;
        var isClock = int.TryParse(text[..first], NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            & int.TryParse(text.Slice(first + 1, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            & int.TryParse(text.Slice(first + 4, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds);
        return isClock && hours < 24 && minutes < 60 && seconds < 60 ? (((hours * 60) + minutes) * 60) + seconds : null;
    }

    /// <summary>The date <c>YYMMDD</c> of a year between 1950 and 2049; null when it is none.</summary>
    public DateTime? Date() =>
        DateTime.TryParseExact(this[BankColumn.Date].Trim(), "yyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;
}
