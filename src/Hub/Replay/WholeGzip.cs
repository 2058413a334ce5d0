using System.IO.Compression;

namespace QueueMonitor.Hub.Replay;

/// <summary>
/// Unpacks a gzip file and says which it was when it is damaged or was cut off: half a recording must not pass for a whole one.
/// </summary>
/// <param name="file">Stands at its beginning.</param>
internal sealed class WholeGzip(FileStream file, string name) : Stream
{
    private readonly GZipStream _unpacked = new(file, CompressionMode.Decompress);
    private long _given;

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
        try
        {
            var read = _unpacked.Read(buffer);
            _given += read;
            return read;
        }
        catch (InvalidDataException)
        {
            throw new InvalidDataException($"\"{name}\" is damaged or was cut off: it does not unpack to its end. Copy it again.");
        }
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
}
