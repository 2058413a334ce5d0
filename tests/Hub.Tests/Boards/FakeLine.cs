using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using QueueMonitor.Hub.Boards;

namespace QueueMonitor.Hub.Tests.Boards;

/// <summary>A wall that keeps what it gets, and can be made to take no more.</summary>
internal sealed class FakeLine : IWallLine
{
    private readonly Doorbell _got = new();
    private volatile TaskCompletionSource? _stall;

    public string Transport => "test";

    /// <summary>What was sent, as "frame 2", "snapshot 5", "beat 2", "bye tooSlow".</summary>
    public ConcurrentQueue<string> Sent { get; } = new();

    public bool IsCut { get; private set; }

    public void Stall() => _stall = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Recover()
    {
        var stall = _stall;
        _stall = null;
        stall?.SetResult();
    }

    public Task SendFrame(BoardState state) => Take($"frame {state.Seq}");

    public Task SendSnapshot(ReadOnlySequence<byte> json) => Take("snapshot " + SeqIn(Encoding.UTF8.GetString(json)));

    public Task SendBeat(Beat beat) => Take("beat " + SeqIn(Encoding.UTF8.GetString(beat.Json.Span)));

    public Task SendBye(string reason) => Take("bye " + reason);

    public void Cut()
    {
        IsCut = true;
        _got.Ring();
    }

    /// <summary>Completes when that was sent.</summary>
    public async Task Gets(string message)
    {
        while (!Sent.Contains(message)) await _got.Wait().AsTask().WaitAsync(Until.Deadline);
    }

    public async Task IsCutOff()
    {
        while (!IsCut) await _got.Wait().AsTask().WaitAsync(Until.Deadline);
    }

    private static string SeqIn(string json) => json.Split("\"seq\":")[1].Split([',', '}'])[0];

    private Task Take(string message)
    {
        Sent.Enqueue(message);
        _got.Ring();
        return _stall?.Task ?? Task.CompletedTask;
    }
}
