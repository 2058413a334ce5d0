using QueueMonitor.Engine.Events;

namespace QueueMonitor.Hub.Sources.Asterisk;

/// <summary>
/// Ids for the events of a log's lines, made of what the line says and how many equal lines came before it in the last
/// minute. So a file that is read again brings the same ids, wherever it was cut or moved to, while two equal lines
/// (an agent who pauses twice within a second) stay two events.
/// </summary>
internal sealed class LineIds
{
    private const long RememberMs = 60_000;

    /// <summary>Lines remembered before the old ones are dropped: 60 s of a PBX that writes 70 lines a second.</summary>
    private const int LinesMax = 4_096;

    private readonly Dictionary<ulong, (long At, int Count)> _seen = [];
    private ulong _lineId;
    private ulong _event;

    public void Begin(long at, ReadOnlySpan<byte> line)
    {
        var hash = Hash64.Of(line);
        var count = _seen.TryGetValue(hash, out var seen) ? seen.Count + 1 : 0;
        _seen[hash] = (at, count);
        (_lineId, _event) = (Hash64.Combine(hash, (ulong)count), 0);
        if (_seen.Count > LinesMax) Forget(at - RememberMs);
    }

    public ulong Next() => Hash64.Combine(_lineId, _event++);

    // A line holds its own time, so one that is older than this cannot come again unless the clock was set back.
    private void Forget(long before)
    {
        foreach (var (hash, seen) in _seen)
        {
            if (seen.At < before) _seen.Remove(hash);
        }
    }
}
