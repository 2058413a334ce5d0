namespace QueueMonitor.Hub.Replay;

/// <summary>The lines of a stream, one after the other, as they come. Used by one thread.</summary>
/// <param name="lineBytesMax">A longer line is given in pieces, which then prove unreadable: memory stays bounded.</param>
internal sealed class LineStream(Stream stream, int lineBytesMax) : IDisposable
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _isOver;

    /// <summary>How many lines have been given.</summary>
    public long Lines { get; private set; }

    /// <summary>The next line without its line end; it holds until the next call. False at the end.</summary>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var length = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (length >= 0) return Give(searched + length, 1, out line);
            searched = _end - _start;
            if (searched >= lineBytesMax || (_isOver && searched > 0)) return Give(searched, 0, out line);
            if (_isOver)
            {
                line = default;
                return false;
            }

            Fill();
        }
    }

    public void Dispose() => stream.Dispose();

    private bool Give(int length, int lineEnd, out ReadOnlySpan<byte> line)
    {
        line = _buffer.AsSpan(_start, length);
        if (line.EndsWith("\r"u8)) line = line[..^1];
        _start += length + lineEnd;
        Lines++;
        return true;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _isOver = read == 0;
    }
}
