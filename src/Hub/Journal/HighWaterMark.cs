using System.Buffers.Binary;
using QueueMonitor.Engine.Images;

namespace QueueMonitor.Hub.Journal;

/// <summary>
/// How far the journal had got, kept outside it: when the journal ends before its mark, acknowledged events are lost, and not
/// only a tail torn off. Written in place after each commit, in two slots by turns, and synced ten times a second at most: so it
/// is never ahead of the journal, after a crash of the program exact, after a power cut at most a tenth of a second behind.
/// </summary>
internal sealed class HighWaterMark : IDisposable
{
    public const string FileName = "journal.mark";

    /// <summary>How long it may be ahead of its own sync.</summary>
    public static readonly TimeSpan SyncEvery = TimeSpan.FromMilliseconds(100);

    private const ulong Magic = 0x314B_52414D_4D51; // "QMMARK1", backwards

    // A sector each: a write that is torn takes one of them.
    private const int SlotBytes = 512, UsedBytes = 40;

    private readonly FileStream _file;
    private readonly byte[] _slot = new byte[UsedBytes];
    private long _turn;

    private HighWaterMark(FileStream file, Mark? found, long turn) => (_file, Found, _turn) = (file, found, turn);

    /// <summary>What stood there when it was opened; null: nothing that could be read.</summary>
    public Mark? Found { get; }

    /// <summary>It has been written since it was synced.</summary>
    public bool IsBehind { get; private set; }

    public static HighWaterMark Open(string folder)
    {
        var file = Durable.Private(Path.Combine(folder, FileName), FileMode.OpenOrCreate);
        var both = new byte[SlotBytes * 2];
        file.ReadAtLeast(both, both.Length, throwOnEndOfStream: false);
        var (first, second) = (Read(both), Read(both.AsSpan(SlotBytes)));
        var newest = second is null || first?.Turn > second.Value.Turn ? first : second;
        if (file.Length < both.Length)
        {
            // Its full length from the start: a full disk then never keeps a mark from being written.
            file.SetLength(0);
            file.Write(new byte[both.Length]);
            file.Flush(flushToDisk: true);
            Durable.SyncFolder(folder);
        }

        return new HighWaterMark(file, newest?.Mark, newest?.Turn ?? 0);
    }

    /// <summary>Notes how far the journal is.</summary>
    public void Write(Mark mark)
    {
        _turn++;
        BinaryPrimitives.WriteUInt64LittleEndian(_slot, Magic);
        BinaryPrimitives.WriteInt64LittleEndian(_slot.AsSpan(8), _turn);
        BinaryPrimitives.WriteInt64LittleEndian(_slot.AsSpan(16), mark.Sequence);
        BinaryPrimitives.WriteInt64LittleEndian(_slot.AsSpan(24), mark.Events);
        BinaryPrimitives.WriteUInt32LittleEndian(_slot.AsSpan(32), Crc32C.Of(_slot.AsSpan(0, 32)));
        RandomAccess.Write(_file.SafeFileHandle, _slot, _turn % 2 * SlotBytes);
        IsBehind = true;
    }

    public void Sync()
    {
        RandomAccess.FlushToDisk(_file.SafeFileHandle);
        IsBehind = false;
    }

    public void Dispose() => _file.Dispose();

    private static (long Turn, Mark Mark)? Read(ReadOnlySpan<byte> slot)
    {
        if (BinaryPrimitives.ReadUInt64LittleEndian(slot) != Magic) return null;
        if (BinaryPrimitives.ReadUInt32LittleEndian(slot[32..]) != Crc32C.Of(slot[..32])) return null;
        var mark = new Mark(BinaryPrimitives.ReadInt64LittleEndian(slot[16..]), BinaryPrimitives.ReadInt64LittleEndian(slot[24..]));
        return (BinaryPrimitives.ReadInt64LittleEndian(slot[8..]), mark);
    }
}

/// <summary>A place in the journal.</summary>
/// <param name="Sequence">The number of a group.</param>
/// <param name="Events">Events of all groups up to that one, it included, of all sites.</param>
internal readonly record struct Mark(long Sequence, long Events);
