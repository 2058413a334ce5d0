using QueueMonitor.Engine.Events;

namespace QueueMonitor.Hub.Sources.Asterisk;

/// <summary>
/// Reads a queue log that may be years long so that the present day is right: every line of today, of the calls from before
/// that were still open when the day began their lines too (they are carried in), and of the agents what they did last.
/// </summary>
internal sealed class QueueLogCatchUp
{
    /// <summary>Calls that entered longer before the day than this and were never ended are lost ends, not calls.</summary>
    private const long OpenCallMaxMs = 24 * 3_600_000;

    private readonly QueueLogMapping _mapping;
    private readonly long _dayStart;
    private readonly Dictionary<string, List<(long Order, byte[] Line)>> _open = new(StringComparer.Ordinal);
    private long _order;

    /// <param name="dayStart">When the present day began: milliseconds since 1970 UTC.</param>
    public QueueLogCatchUp(QueueLogMapping mapping, long dayStart) => (_mapping, _dayStart) = (mapping, dayStart);

    /// <summary>A line of today has been seen: from here on every line counts.</summary>
    public bool IsToday { get; private set; }

    /// <param name="batch">Gives the batch that events are to be added to.</param>
    public void Take(ReadOnlySpan<byte> text, Func<EventBatch> batch)
    {
        if (IsToday)
        {
            _mapping.Map(text, batch());
            return;
        }

        if (!QueueLogLine.TryParse(text.TrimEnd((byte)'\r'), out var line, out _))
        {
            // Counted and listed with the rest.
            _mapping.Map(text, batch());
            return;
        }

        if (line.At >= _dayStart)
        {
            BeginToday(batch);
            _mapping.Map(text, batch());
            return;
        }

        _mapping.Skip(line);
        Keep(line, text);
    }

    /// <summary>The log ends before today: what is open now was open when the day began.</summary>
    public void BeginToday(Func<EventBatch> batch)
    {
        if (IsToday) return;
        IsToday = true;
        _mapping.TellMembers(_dayStart, batch());
        foreach (var (_, line) in _open.Values.SelectMany(lines => lines).OrderBy(l => l.Order)) _mapping.Map(line, batch());
        _open.Clear();
    }

    private void Keep(in QueueLogLine line, ReadOnlySpan<byte> text)
    {
        switch (line.Verb)
        {
            case "QUEUESTART":
                _open.Clear();
                return;
            case "ENTERQUEUE" when line.At >= _dayStart - OpenCallMaxMs:
                _open[line.Call] = [(_order++, text.ToArray())];
                return;
            case "CONNECT" when _open.TryGetValue(line.Call, out var lines):
                lines.Add((_order++, text.ToArray()));
                return;
            case "ABANDON" or "COMPLETECALLER" or "COMPLETEAGENT" or "SYSCOMPAT" or "WITHDRAW":
            case { } verb when verb.StartsWith("EXIT", StringComparison.Ordinal) || verb.EndsWith("TRANSFER", StringComparison.Ordinal):
                _open.Remove(line.Call);
                return;
        }
    }
}
