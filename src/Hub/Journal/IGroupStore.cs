using System.Buffers.Binary;
using QueueMonitor.Engine.Images;

namespace QueueMonitor.Hub.Journal;

/// <summary>Where groups are put to last. Used by the journal's own thread.</summary>
internal interface IGroupStore : IDisposable
{
    /// <summary>The last group that is there.</summary>
    Mark Last { get; }

    /// <summary>Puts a group on the disk: when it returns, a power cut does not take it back; when it throws, nothing of it is there.</summary>
    /// <param name="newSites">Sites that have their first batch in it.</param>
    /// <param name="erasures">Customers that are to be erased from all that came before.</param>
    /// <exception cref="JournalException">The disk did not take it.</exception>
    void Append(in JournalGroup group, IReadOnlyList<JournalSite> newSites, IReadOnlyList<JournalErasure> erasures);

    /// <summary>Takes back the last group: nobody was told that it is there.</summary>
    /// <param name="to">What was last before it.</param>
    /// <exception cref="JournalException">The disk did not let it; it is still there.</exception>
    void TakeBack(Mark to);

    /// <summary>Something that may be late is not done yet.</summary>
    bool IsBehind { get; }

    /// <summary>Called when nothing else is to be done: what may be late is done now.</summary>
    void Rest();
}

/// <summary>All batches of one commit.</summary>
/// <param name="sequence">Rises by one.</param>
/// <param name="total">Events of all groups before it.</param>
/// <param name="events">Events in it.</param>
/// <param name="receivedAt">When it was gathered: milliseconds since 1970 UTC.</param>
/// <param name="payload">As <see cref="GroupWriter"/> writes it.</param>
internal readonly ref struct JournalGroup(long sequence, long total, int events, long receivedAt, ReadOnlySpan<byte> payload)
{
    public long Sequence { get; } = sequence;

    public long Total { get; } = total;

    public int Events { get; } = events;

    public long ReceivedAt { get; } = receivedAt;

    public ReadOnlySpan<byte> Payload { get; } = payload;

    /// <summary>CRC-32C of the four numbers, eight bytes each, and the payload.</summary>
    public uint Checksum
    {
        get
        {
            Span<byte> head = stackalloc byte[32];
            BinaryPrimitives.WriteInt64LittleEndian(head, Sequence);
            BinaryPrimitives.WriteInt64LittleEndian(head[8..], Total);
            BinaryPrimitives.WriteInt64LittleEndian(head[16..], Events);
            BinaryPrimitives.WriteInt64LittleEndian(head[24..], ReceivedAt);
            return Crc32C.Of(Crc32C.Of(head), Payload);
        }
    }
}

/// <summary>A site as the journal knows it: what its floor began with.</summary>
/// <param name="StartedAt">The floor's first moment, milliseconds since 1970 UTC.</param>
/// <param name="Zone">IANA zone until its settings say another.</param>
internal sealed record JournalSite(string Name, long StartedAt, string Zone);

/// <summary>A customer of whom the journal is to hold nothing any more.</summary>
/// <param name="Customer">The pseudonym, as events carry it.</param>
internal readonly record struct JournalErasure(string Site, UInt128 Customer);

/// <summary>What stands between the journal and its file: tests put faults there.</summary>
internal sealed record StoreSeam(Func<IGroupStore, IGroupStore> Wrap);
