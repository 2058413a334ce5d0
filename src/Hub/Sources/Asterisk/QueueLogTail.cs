namespace QueueMonitor.Hub.Sources.Asterisk;

/// <summary>What a look at a followed file found.</summary>
internal enum TailState
{
    /// <summary>There is no such file, and none is open.</summary>
    Missing,

    /// <summary>All that is there has been read.</summary>
    AtEnd,

    /// <summary>There is more: look again at once.</summary>
    More,
}

/// <summary>
/// Follows a file that another program appends to, through everything that may happen to such a file. It may not be there
/// yet; its last line may still be unfinished; it may be renamed and made anew (the old one is read on until the new one
/// has its first byte, since the writer keeps the old one open that long); it may be cut to nothing or copied and cut.
/// Which file it is now is told by its first bytes, the same on every system. Used by one thread.
/// </summary>
internal sealed class QueueLogTail : IDisposable
{
    /// <summary>Asterisk writes at most 8,192 bytes a line.</summary>
    public const int LineBytesMax = 16 * 1024;

    /// <summary>First bytes that tell one file from another: they hold a time and a call.</summary>
    private const int HeadBytes = 64;

    private const int ChunkBytes = 64 * 1024;

    private readonly string _path;
    private readonly byte[] _chunk = new byte[ChunkBytes];
    private readonly byte[] _head = new byte[HeadBytes];
    private readonly LineSplitter _lines = new(LineBytesMax);
    private FileStream? _file;
    private FileStream? _next;
    private int _headLength;

    public QueueLogTail(string path) => _path = path;

    /// <summary>How often the file was replaced or cut since it was followed.</summary>
    public int Replaced { get; private set; }

    /// <summary>Reads some of the whole lines that are there, at most 64 KiB of them.</summary>
    /// <exception cref="IOException">The file is there but cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">We may not read it.</exception>
    public TailState Read(LineReader reader)
    {
        _file ??= Open();
        if (_file is null) return TailState.Missing;
        if (WasCut()) BeginAnew(_file, reader);
        var read = _file.Read(_chunk);
        if (read > 0)
        {
            KeepHead(_chunk.AsSpan(0, read));
            _lines.Push(_chunk.AsSpan(0, read), reader);
            return TailState.More;
        }

        // Found another file before; what the writer still put into the old one in between has just been read to its end.
        if (_next is not null)
        {
            _file.Dispose();
            (_file, _next) = (_next, null);
            BeginAnew(_file, reader);
            return TailState.More;
        }

        _next = OpenIfReplaced();
        return _next is null ? TailState.AtEnd : TailState.More;
    }

    public void Dispose()
    {
        _file?.Dispose();
        _next?.Dispose();
        (_file, _next) = (null, null);
    }

    private FileStream? Open()
    {
        try
        {
            return new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    // What was unfinished when its file ended will not be finished any more.
    private void BeginAnew(FileStream file, LineReader reader)
    {
        Replaced++;
        _lines.End(reader);
        _headLength = 0;
        file.Position = 0;
    }

    private void KeepHead(ReadOnlySpan<byte> chunk)
    {
        var kept = Math.Min(HeadBytes - _headLength, chunk.Length);
        if (kept <= 0) return;
        chunk[..kept].CopyTo(_head.AsSpan(_headLength));
        _headLength += kept;
    }

    private bool WasCut() => _file!.Length < _file.Position || !HasOurHead(_file);

    // The file that stands under our name now, if it is another one and has begun.
    private FileStream? OpenIfReplaced()
    {
        var now = Open();
        if (now is null) return null;
        var isAnother = _headLength == 0 ? _file!.Length == 0 : now.Length < _file!.Position || !HasOurHead(now);
        if (now.Length > 0 && isAnother) return now;
        now.Dispose();
        return null;
    }

    private bool HasOurHead(FileStream file)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        var read = RandomAccess.Read(file.SafeFileHandle, head[.._headLength], 0);
        return head[..read].SequenceEqual(_head.AsSpan(0, _headLength));
    }
}
