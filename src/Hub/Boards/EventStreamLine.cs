using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace QueueMonitor.Hub.Boards;

/// <summary>A wall on <c>/api/v1/stream</c>: the same messages as server-sent events.</summary>
internal sealed class EventStreamLine(HttpContext connection) : IWallLine
{
    private readonly PipeWriter _body = connection.Response.BodyWriter;
    private int _sending;
    private volatile bool _saidBye;

    public string Transport => "serverSentEvents";

    public Task SendFrame(BoardState state) => Send("frame"u8, new ReadOnlySequence<byte>(state.Frame!));

    public Task SendSnapshot(ReadOnlySequence<byte> json) => Send("snapshot"u8, json);

    public Task SendBeat(Beat beat) => Send("beat"u8, new ReadOnlySequence<byte>(beat.Json));

    public async Task SendBye(string reason)
    {
        if (Volatile.Read(ref _sending) == 1) return;
        await Send("bye"u8, new ReadOnlySequence<byte>(Encoding.ASCII.GetBytes($"\"{reason}\"")));
        _saidBye = true;
    }

    // After the last word the answer ends by itself; to break it off would take that word back.
    public void Cut()
    {
        if (!_saidBye) connection.Abort();
    }

    private Task Send(ReadOnlySpan<byte> name, ReadOnlySequence<byte> json)
    {
        // While one message hangs there is no way past it, not even for a last word.
        if (Interlocked.Exchange(ref _sending, 1) == 1) return Task.CompletedTask;
        _body.Write("event: "u8);
        _body.Write(name);
        _body.Write("\ndata: "u8);
        foreach (var part in json) _body.Write(part.Span);
        _body.Write("\n\n"u8);
        return Flush();
    }

    private async Task Flush()
    {
        var flushed = await _body.FlushAsync(connection.RequestAborted);
        Volatile.Write(ref _sending, 0);
        if (flushed.IsCompleted) throw new OperationCanceledException("The reader has gone.");
    }
}
