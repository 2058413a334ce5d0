using System.IO.Pipelines;

namespace QueueMonitor.Hub.Intake.Streams;

/// <summary>Waits for bytes, but not for ever.</summary>
internal sealed class IdleWatch(PipeReader input, TimeProvider time, TimeSpan idleMax)
{
    /// <summary>The last read ended because nothing came.</summary>
    public bool IsOver { get; private set; }

    public async ValueTask<ReadResult> Read(CancellationToken cancellation)
    {
        var pending = input.ReadAsync(cancellation);
        if (pending.IsCompleted || idleMax == Timeout.InfiniteTimeSpan) return await pending;

        // Disposed only when its callback is over: a read that is cancelled while it waits was cancelled by this timer.
        await using var timer = time.CreateTimer(
            static reader => ((PipeReader)reader!).CancelPendingRead(), input, idleMax, Timeout.InfiniteTimeSpan);
        var read = await pending;
        IsOver = read.IsCanceled;
        return read;
    }
}
