using System.IO.Compression;

namespace QueueMonitor.Hub.Intake.Streams;

/// <summary>
/// A packed body as it is unpacked. Whatever is wrong with it is an <see cref="InvalidDataException"/>, and a small body that
/// unpacks without end is given up: reading it would cost a core for minutes.
/// </summary>
internal sealed class UnpackedBody(Stream packed, Func<Stream, Stream> unpack) : Stream
{
    private readonly Counted _packed = new(packed);
    private Stream? _unpacking;
    private long _unpacked;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _unpacked; set => throw new NotSupportedException(); }

    public static UnpackedBody Gzip(Stream packed) => new(packed, static from => new GZipStream(from, CompressionMode.Decompress));

    public static UnpackedBody Brotli(Stream packed) => new(packed, static from => new BrotliStream(from, CompressionMode.Decompress));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _unpacking ??= unpack(_packed);
        int read;
        try
        {
            read = await _unpacking.ReadAsync(buffer, cancellationToken);
        }
        catch (InvalidOperationException damaged)
        {
            // What the Brotli decoder says of bytes that are none of its own.
            throw new InvalidDataException(damaged.Message, damaged);
        }

        _unpacked += read;
        if (_unpacked > IntakeLimits.DocumentBytesMax && _unpacked > _packed.Bytes * IntakeLimits.UnpackedTimesMax) throw new BodyBombException();
        return read;
    }

    public override void Flush() => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _unpacking?.Dispose();
        base.Dispose(disposing);
    }

    private sealed class Counted(Stream inner) : Stream
    {
        public long Bytes { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Bytes; set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await inner.ReadAsync(buffer, cancellationToken);
            Bytes += read;
            return read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

/// <summary>A packed body that unpacks to far more than events ever do.</summary>
internal sealed class BodyBombException() : IOException(
    $"The compressed body unpacks to more than {IntakeLimits.UnpackedTimesMax} times its size, which events never do: "
    + "send the rest in smaller bodies, or as it is.");
