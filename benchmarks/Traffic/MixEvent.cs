using System.Globalization;
using System.Text.Unicode;
using QueueMonitor.Engine.Events;

namespace QueueMonitor.Benchmarks.Traffic;

/// <summary>One event of a <see cref="ContactMix"/>, by numbers.</summary>
/// <param name="Number">Rises by one with each event; its id.</param>
/// <param name="At">Milliseconds since 1970 UTC.</param>
/// <param name="Queue">−1: the event names none.</param>
/// <param name="Agent">−1: the event names none.</param>
public readonly record struct MixEvent(long Number, EventType Type, long At, long Contact, int Queue, int Agent)
{
    /// <summary>More than any line of <see cref="WriteLine"/>.</summary>
    public const int LineBytesMax = 256;

    private static readonly string[] Types = [.. Enum.GetNames<EventType>().Select(Wire)];

    /// <summary>Adds the event to a batch as the intake would.</summary>
    public void AddTo(EventBatch batch)
    {
        Span<byte> text = stackalloc byte[32];
        ref var added = ref batch.Add(Type, At, Named("contact-"u8, Contact, text));
        added.Id = Hash64.Combine((ulong)Number, 7);
        if (Queue >= 0) added.Queue = batch.Name(Named("queue-"u8, Queue, text));
        if (Agent >= 0) added.Agent = batch.Name(Named("agent-"u8, Agent, text));
    }

    /// <summary>Writes the event as a line of JSON, about 120 bytes; gives its length.</summary>
    public int WriteLine(Span<byte> to, long at)
    {
        var time = DateTimeOffset.FromUnixTimeMilliseconds(at);
        var type = Types[(int)Type];
        var invariant = CultureInfo.InvariantCulture;
        var fits = Utf8.TryWrite(to, invariant, $"{{\"type\":\"{type}\",\"id\":\"e-{Number}\",\"contact\":\"contact-{Contact:000000000}\"", out var length);
        var written = 0;
        if (Queue >= 0) fits &= Utf8.TryWrite(to[length..], invariant, $",\"queue\":\"queue-{Queue:000000000}\"", out written);
        if (Agent >= 0) fits &= Utf8.TryWrite(to[length..], invariant, $",\"agent\":\"agent-{Agent:000000000}\"", out written);
        length += written;
        fits &= Utf8.TryWrite(to[length..], invariant, $",\"at\":\"{time:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}\"}}\n", out written);
        return fits ? length + written : throw new ArgumentException("The line does not fit.", nameof(to));
    }

    private static ReadOnlySpan<byte> Named(ReadOnlySpan<byte> prefix, long number, Span<byte> into)
    {
        prefix.CopyTo(into);
        number.TryFormat(into[prefix.Length..], out var written, "000000000", CultureInfo.InvariantCulture);
        return into[..(prefix.Length + written)];
    }

    // ContactQueued is contact.queued on the wire.
    private static string Wire(string name)
    {
        var second = name.Skip(1).Select((c, i) => (c, i)).FirstOrDefault(p => char.IsUpper(p.c)).i + 1;
        return second <= 1 ? name : $"{char.ToLowerInvariant(name[0])}{name[1..second]}.{char.ToLowerInvariant(name[second])}{name[(second + 1)..]}";
    }
}
