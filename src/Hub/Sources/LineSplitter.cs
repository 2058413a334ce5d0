using System.Buffers;

namespace QueueMonitor.Hub.Sources;

/// <summary>Takes a line without its line end.</summary>
public delegate void LineReader(ReadOnlySpan<byte> line);

/// <summary>Cuts a stream of bytes into lines at LF; what is unfinished waits for the rest. Used by one thread.</summary>
/// <param name="lineBytesMax">A longer line is handed on in pieces, which then prove malformed: memory stays bounded.</param>
public sealed class LineSplitter(int lineBytesMax)
{
    private readonly ArrayBufferWriter<byte> _unfinished = new(1024);

    public void Push(ReadOnlySpan<byte> chunk, LineReader reader)
    {
        int end;
        while ((end = chunk.IndexOf((byte)'\n')) >= 0)
        {
            if (_unfinished.WrittenCount == 0)
            {
                reader(chunk[..end]);
            }
            else
            {
                _unfinished.Write(chunk[..end]);
                End(reader);
            }

            chunk = chunk[(end + 1)..];
        }

        _unfinished.Write(chunk);
        if (_unfinished.WrittenCount > lineBytesMax) End(reader);
    }

    /// <summary>The stream is over: what is unfinished is the last line.</summary>
    public void End(LineReader reader)
    {
        if (_unfinished.WrittenCount > 0) reader(_unfinished.WrittenSpan);
        _unfinished.ResetWrittenCount();
    }
}
