using System.Buffers.Binary;
using System.IO.Compression;

namespace QueueMonitor.Hub.Replay;

/// <summary>
/// Unpacks a gzip file and fails when it was cut off, where .NET's own stream just ends: half a recording must not pass for
/// a whole one. The file's last four bytes say how long its (last) part is unpacked; whoever gives less has lost something.
/// </summary>
internal sealed class WholeGzip : Stream
{
    private readonly GZipStream _unpacked;
    private readonly string _name;
    private readonly uint _least;
    private long _given;

    /// <param name="file">Stands at its beginning.</param>
    public WholeGzip(FileStream file, string name)
    {
        Span<byte> length = stackalloc byte[sizeof(uint)];
        if (file.Length >= sizeof(uint)) RandomAccess.Read(file.SafeFileHandle, length, file.Length - sizeof(uint));
        (_least, _name) = (BinaryPrimitives.ReadUInt32LittleEndian(length), name);
        _unpacked = new GZipStream(file, CompressionMode.Decompress);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _given;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <exception cref="InvalidDataException">The file is damaged or was cut off.</exception>
    public override int Read(Span<byte> buffer)
    {
        var read = Unpack(buffer);
        _given += read;
        if (read == 0 && buffer.Length > 0 && _given < _least) throw Damaged();
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _unpacked.Dispose();
        base.Dispose(disposing);
    }

    private int Unpack(Span<byte> buffer)
    {
        try
        {
            return _unpacked.Read(buffer);
        }
        catch (InvalidDataException)
        {
            throw Damaged();
        }
    }

    private InvalidDataException Damaged() => new($"\"{_name}\" is damaged or was cut off: it does not unpack to its end. Copy it again.");
}
