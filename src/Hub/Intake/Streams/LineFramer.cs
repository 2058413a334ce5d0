using System.Buffers;

namespace QueueMonitor.Hub.Intake.Streams;

/// <summary>One event a line; the last line may go without its line feed. Whatever is wrong in a line ends with it.</summary>
internal sealed class LineFramer : IFramer
{
    private long _scanned;
    private bool _passingOver;

    public string? Problem => null;

    public Framed Next(ref ReadOnlySequence<byte> rest, bool isLast, out ReadOnlySequence<byte> json)
    {
        json = default;
        while (true)
        {
            var end = _scanned == 0 ? rest.PositionOf((byte)'\n') : rest.Slice(_scanned).PositionOf((byte)'\n');
            if (end is null && !isLast) return Wait(ref rest);
            if (end is null && rest.IsEmpty) return Framed.End;

            json = end is { } found ? rest.Slice(0, found) : rest;
            rest = end is { } at ? rest.Slice(rest.GetPosition(1, at)) : rest.Slice(rest.End);
            _scanned = 0;
            if (!_passingOver) return json.Length <= IntakeLimits.SyncedBytesMax ? Framed.Event : Framed.TooLong;
            _passingOver = false;
        }
    }

    private Framed Wait(ref ReadOnlySequence<byte> rest)
    {
        _scanned = rest.Length;
        if (!_passingOver && _scanned <= IntakeLimits.SyncedBytesMax) return Framed.NeedMore;
        var first = !_passingOver;
        _passingOver = true;
        rest = rest.Slice(rest.End);
        _scanned = 0;
        return first ? Framed.TooLong : Framed.NeedMore;
    }
}
