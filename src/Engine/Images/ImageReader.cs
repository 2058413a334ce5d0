using System.Buffers.Binary;

namespace QueueMonitor.Engine.Images;

/// <summary>
/// Reads an image block by block, none before its checksum was found right. What it claims is held against what there is
/// before memory is taken for it: a damaged image is refused, and never asks for more than a bounded multiple of its length.
/// </summary>
internal sealed class ImageReader(Stream from)
{
    // An empty floor is mostly zeros, which are not written; a full one has some two bytes in memory for each in its image.
    private const long MemoryAtLeast = 256 << 20, MemoryPerByte = 64;

    private readonly byte[] _block = new byte[ImageWriter.BlockBytes];
    private readonly byte[] _head = new byte[ImageWriter.BlockHeadBytes];
    private readonly List<object> _known = [];
    private readonly List<IRestored> _restored = [];
    private int _at;
    private int _end;
    private int _depth;
    private uint _number;
    private bool _over;
    private long _memory = MemoryAtLeast + (from.Length * MemoryPerByte);

    /// <summary>At most so many bytes are still to be read.</summary>
    private long Left => _end - _at + from.Length - from.Position;

    public ulong Number()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (_at == _end) Next();
            var one = _block[_at++];
            value |= (ulong)(one & 0x7F) << shift;
            if (one < 0x80) return value;
        }

        throw ImageException.Damaged("A number has no end.");
    }

    /// <summary>A count of things that take at least a byte each.</summary>
    public int Count()
    {
        var count = Number();
        if (count > (ulong)Left || count > int.MaxValue) throw ImageException.Damaged("It claims to hold more than there is.");
        return (int)count;
    }

    /// <summary>A length of an array of which long runs of zeros were left out.</summary>
    public int SparseCount(int elementBytes)
    {
        var count = Number();
        if (count > (ulong)Array.MaxLength) throw ImageException.Damaged("It claims to hold more than there is.");
        _memory -= (long)count * elementBytes;
        if (_memory < 0) throw ImageException.Damaged("It claims to hold more than its length allows.");
        return (int)count;
    }

    public void Bytes(Span<byte> to)
    {
        while (to.Length > 0)
        {
            if (_at == _end) Next();
            var there = Math.Min(to.Length, _end - _at);
            _block.AsSpan(_at, there).CopyTo(to);
            _at += there;
            to = to[there..];
        }
    }

    /// <summary>The counterpart of <see cref="ImageWriter.SparseBytes"/>; <paramref name="to"/> holds zeros.</summary>
    public void SparseBytes(Span<byte> to)
    {
        while (to.Length > 0)
        {
            var (skipped, length) = (Number(), Number());
            if (skipped > (ulong)to.Length || length > (ulong)to.Length - skipped || skipped + length == 0)
                throw ImageException.Damaged("An array is longer than it says.");
            to = to[(int)skipped..];
            Bytes(to[..(int)length]);
            to = to[(int)length..];
        }
    }

    /// <summary>What was read before (or null), or (true) one whose contents follow: then tell <see cref="Know"/> of it first.</summary>
    public bool Begin<T>(ref T? one)
        where T : class
    {
        var what = Number();
        if (what == 1)
        {
            if (++_depth > ImageWriter.DepthMax) throw ImageException.Damaged("Its objects are nested deeper than a floor's.");
            return true;
        }

        if (what == 0) one = null;
        else if (what - 2 < (ulong)_known.Count && _known[(int)(what - 2)] is T known) one = known;
        else throw ImageException.Damaged("It refers to something that is not there.");
        return false;
    }

    public void Know(object one)
    {
        _known.Add(one);
        if (one is IRestored restored) _restored.Add(restored);
    }

    public void End() => _depth--;

    /// <summary>All has been read: nothing may follow, and what was left out is made again.</summary>
    public void Finish()
    {
        if (_at != _end) throw ImageException.Damaged("Something follows its end.");
        if (Read()) throw ImageException.Damaged("Something follows its end.");
        foreach (var one in _restored) one.Restored();
    }

    private void Next()
    {
        if (!Read()) throw ImageException.Damaged("It ends too soon.");
    }

    // False: this was the empty block at the end.
    private bool Read()
    {
        if (_over) return false;
        if (from.ReadAtLeast(_head, _head.Length, throwOnEndOfStream: false) < _head.Length)
            throw ImageException.Damaged("It is cut short.");
        var length = BinaryPrimitives.ReadInt32LittleEndian(_head);
        if (length is < 0 or > ImageWriter.BlockBytes) throw ImageException.Damaged("A block has an impossible length.");
        if (from.ReadAtLeast(_block.AsSpan(0, length), length, throwOnEndOfStream: false) < length)
            throw ImageException.Damaged("It is cut short.");
        if (ImageWriter.Checksum(_number++, _block.AsSpan(0, length)) != BinaryPrimitives.ReadUInt32LittleEndian(_head.AsSpan(4)))
            throw ImageException.Damaged("A checksum is wrong.");
        (_at, _end) = (0, length);
        _over = length == 0;
        if (_over && from.Position != from.Length) throw ImageException.Damaged("Something follows its end.");
        return !_over;
    }
}
