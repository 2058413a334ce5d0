using System.Globalization;
using System.Text;
using QueueMonitor.Engine;

namespace QueueMonitor.Hub.Sources.Asterisk;

/// <summary>One line of Asterisk's queue log: <c>seconds|call|queue|agent|VERB|data1|data2|…</c>, without quoting.</summary>
internal readonly struct QueueLogLine
{
    /// <summary>How Asterisk writes that a field does not apply.</summary>
    public const string None = "NONE";

    private const int VerbField = 4;

    // 2200-01-01: past it the number is not seconds since 1970.
    private const double SecondsMax = 7_258_118_400;

    private readonly string[] _fields;

    private QueueLogLine(long at, string[] fields) => (At, _fields) = (at, fields);

    /// <summary>When Asterisk wrote it: milliseconds since 1970 UTC, in whole seconds as a rule.</summary>
    public long At { get; }

    /// <summary>The channel's unique id, or who changed a member (<c>MANAGER</c>, <c>CLI</c>, <c>REALTIME</c>, <c>NONE</c>).</summary>
    public string Call => _fields[1];

    public string Queue => _fields[2];

    public string Agent => _fields[3];

    public string Verb => _fields[VerbField];

    /// <summary>A data field from 1 on; empty when the line does not have it.</summary>
    public string Data(int number) => VerbField + number < _fields.Length ? _fields[VerbField + number] : "";

    /// <summary>A data field that holds seconds; null when it does not.</summary>
    public long? Seconds(int number) =>
        int.TryParse(Data(number), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;

    public static bool IsName(string field) => field.Length > 0 && field != None;

    /// <summary>Reads a line without its line end.</summary>
    /// <param name="wrong">What is wrong with it, for a person.</param>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out QueueLogLine line, out string wrong)
    {
        line = default;
        var fields = Encoding.UTF8.GetString(utf8).Split('|');
        if (fields.Length <= VerbField)
        {
            wrong = $"A line of the queue log has at least five fields between | signs; this one has {fields.Length}.";
            return false;
        }

        var isNumber = double.TryParse(fields[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds);
        if (!isNumber || seconds is <= 0 or > SecondsMax)
        {
            wrong = "Its first field is not a time in seconds since 1970.";
            return false;
        }

        for (var i = 1; i < VerbField; i++)
        {
            if (Encoding.UTF8.GetByteCount(fields[i]) <= EngineLimits.IdBytesMax) continue;
            wrong = $"Its field {i + 1} is longer than {EngineLimits.IdBytesMax} bytes.";
            return false;
        }

        if (fields[VerbField].Length == 0)
        {
            wrong = "Its fifth field, which says what happened, is empty.";
            return false;
        }

        line = new QueueLogLine((long)Math.Round(seconds * 1000), fields);
        wrong = "";
        return true;
    }
}
