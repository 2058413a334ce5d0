using System.Buffers;

namespace QueueMonitor.Hub.Intake.Streams;

/// <summary>Finds where events begin and end in bytes that come in pieces. Keeps its place from piece to piece.</summary>
internal interface IFramer
{
    /// <summary>Why the rest of the body cannot be read, after <see cref="Framed.Broken"/>.</summary>
    string? Problem { get; }

    /// <summary>
    /// Takes the next event from the front of <paramref name="rest"/>. What it has looked at without finding an end stays in front,
    /// unless it is longer than any event may be.
    /// </summary>
    /// <param name="rest">What has come and was not taken; taken bytes are cut off.</param>
    /// <param name="isLast">Nothing comes after <paramref name="rest"/>.</param>
    /// <param name="json">The event, perhaps with white space around it.</param>
    Framed Next(ref ReadOnlySequence<byte> rest, bool isLast, out ReadOnlySequence<byte> json);
}

/// <summary>What a framer found.</summary>
internal enum Framed
{
    Event,

    /// <summary>An event longer than any may be; its bytes are passed over.</summary>
    TooLong,

    NeedMore,

    /// <summary>The body is over, and was whole.</summary>
    End,

    /// <summary>What follows cannot be read.</summary>
    Broken,
}
