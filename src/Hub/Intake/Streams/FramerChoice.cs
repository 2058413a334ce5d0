using System.Buffers;
using QueueMonitor.Hub.Intake.Reading;

namespace QueueMonitor.Hub.Intake.Streams;

/// <summary>Looks at the first bytes of a body: passes over a byte-order mark, and chooses where the sender did not say.</summary>
internal static class FramerChoice
{
    /// <summary>Bytes of a first line that is looked at to tell lines from one object.</summary>
    private const int FirstLineMax = IntakeLimits.EventBytesMax;

    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>The framer; null when more bytes are needed to tell.</summary>
    public static IFramer? For(EventFraming framing, ref ReadOnlySequence<byte> rest, bool isLast)
    {
        if (!PassMark(ref rest, isLast)) return null;
        if (framing == EventFraming.Lines) return new LineFramer();
        if (framing == EventFraming.Array) return new DocumentFramer(isArray: true);

        var first = FirstByte(rest);
        if (first is null && !isLast) return null;
        if (first == '[') return new DocumentFramer(isArray: true);
        if (framing == EventFraming.Document) return new DocumentFramer(isArray: false);
        return first != '{' ? new LineFramer() : ForObject(rest, isLast);
    }

    // An object that is complete at the end of its line is the first of many lines, perhaps the only one.
    private static IFramer? ForObject(ReadOnlySequence<byte> rest, bool isLast)
    {
        var scan = default(BracketScan);
        var started = false;
        long seen = 0;
        foreach (var segment in rest)
        {
            foreach (var unit in segment.Span)
            {
                if (unit == '\n' && started) return scan.Depth == 0 ? new LineFramer() : new DocumentFramer(isArray: false);
                scan.Take(unit);
                started |= unit == '{';
                if (++seen > FirstLineMax) return new LineFramer();
            }
        }

        return isLast ? new LineFramer() : null;
    }

    private static bool PassMark(ref ReadOnlySequence<byte> rest, bool isLast)
    {
        Span<byte> start = stackalloc byte[3];
        var length = (int)Math.Min(3, rest.Length);
        rest.Slice(0, length).CopyTo(start);
        if (!start[..length].SequenceEqual(Mark[..length])) return true;
        if (length < 3) return isLast;
        rest = rest.Slice(3);
        return true;
    }

    private static byte? FirstByte(ReadOnlySequence<byte> rest)
    {
        foreach (var segment in rest)
        {
            var at = segment.Span.IndexOfAnyExcept(" \t\r\n"u8);
            if (at >= 0) return segment.Span[at];
        }

        return null;
    }
}
