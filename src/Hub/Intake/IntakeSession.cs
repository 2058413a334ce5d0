using QueueMonitor.Engine.Events;
using QueueMonitor.Hub.Intake.Streams;
using QueueMonitor.Hub.Journal;
using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Intake;

/// <summary>
/// Carries one body to the engine, batch by batch: while one batch is kept and applied the next is read, never more than these two. Where
/// the disk may refuse, the next is handed over when the one before was taken: nothing overtakes what was refused. What was handed over
/// is always awaited, so that the answer tells the truth about every event.
/// </summary>
internal sealed class IntakeSession(IEventDoor door, EventStream stream, string source, TimeProvider time, RefusalAccount refusals)
{
    private const string FullText =
        "The monitor is busy and had no room for two seconds: "
        + "send these events again after Retry-After, from the index nothingTakenFrom on.";
    private const string ClosedText =
        "The monitor is stopping: send these events again after Retry-After, from the index nothingTakenFrom on.";
    private const string FailedText =
        "The monitor's engine has stopped by a fault of its own: "
        + "see its log and /health/ready, restart it and send these events again.";

    private const string NotStoredText = "Send these events again after Retry-After, from the index nothingTakenFrom on.";

    public IntakeOutcome Outcome { get; } = new();

    public async Task Run(CancellationToken cancellation)
    {
        Handed? applying = null;
        var state = StreamState.Open;
        while (state == StreamState.Open && Outcome.Stop == IntakeStop.None)
        {
            var batch = door.Rent();
            (state, var unreadableBefore) = await Fill(batch, cancellation);
            var next = batch.Count > 0 ? new Handed(batch, batch.Events[0].Index, unreadableBefore) : null;
            var isTaken = true;
            if (door.MayRefuse && applying is not null)
            {
                isTaken = await Collect(applying);
                applying = null;
            }

            if (next is null || !isTaken || !await Offer(next))
            {
                // What stood behind the first event that was not taken is sent again, and then counts.
                if (next is not null) refusals.Forget();
                door.Return(batch);
                continue;
            }

            refusals.Keep();
            if (applying is not null) await Collect(applying);
            applying = next;
        }

        if (applying is not null) await Collect(applying);
    }

    // Also tells how many events before the first good one of this batch were unreadable, in this body.
    private async Task<(StreamState State, long UnreadableBefore)> Fill(EventBatch batch, CancellationToken cancellation)
    {
        var before = Outcome.Unreadable;
        refusals.Keep();
        try
        {
            var state = await stream.Fill(batch, Reject, cancellation);
            if (state == StreamState.Broken) End(IntakeStop.Broken, stream.Problem!);
            if (state == StreamState.TooLarge) End(IntakeStop.TooLarge, TooLargeText);
            if (state == StreamState.TooLarge) refusals.Add(RefusalCause.TooLarge);
            else if (state == StreamState.Broken && stream.IsSenderAtFault) refusals.Add(RefusalCause.Unreadable);
            return (state, before);
        }
        catch (OperationCanceledException)
        {
            End(IntakeStop.Broken, "The request was given up in the middle: send the rest again.");
            return (StreamState.Broken, before);
        }

        void Reject(int index, RefusalCause cause, string error)
        {
            Outcome.Reject(index, error);
            refusals.Add(cause);
            if (batch.Count > 0) return;
            before = Outcome.Unreadable;
            refusals.Keep();
        }

        void End(IntakeStop stop, string problem) => Outcome.End(stop, problem, stream.NextIndex, Outcome.Unreadable);
    }

    private async ValueTask<bool> Offer(Handed next)
    {
        next.Batch.Source = source;
        if (door.Silence is { IsCompletedSuccessfully: true } silence)
        {
            Outcome.End(IntakeStop.NotStored, $"{await silence} {NotStoredText}", next.First, next.UnreadableBefore);
            return false;
        }

        if (door.TryOffer(next.Batch)) return true;
        using var room = new CancellationTokenSource(IntakeLimits.RoomWithin, time);
        try
        {
            if (await door.OfferAsync(next.Batch, room.Token)) return true;
            Outcome.End(IntakeStop.Closed, ClosedText, next.First, next.UnreadableBefore);
        }
        catch (OperationCanceledException)
        {
            Outcome.End(IntakeStop.Full, FullText, next.First, next.UnreadableBefore);
        }

        return false;
    }

    // A batch whose loop has failed is not given back: nobody knows who still holds it.
    private async Task<bool> Collect(Handed applied)
    {
        try
        {
            await door.Applied(applied.Batch);
        }
        catch (OperationCanceledException)
        {
            Outcome.End(IntakeStop.Closed, ClosedText, applied.First, applied.UnreadableBefore);
            return false;
        }
        catch (JournalException problem)
        {
            Outcome.End(IntakeStop.NotStored, $"{problem.Message} {NotStoredText}", applied.First, applied.UnreadableBefore);
            refusals.Forget();
            if (!problem.IsOpen) door.Return(applied.Batch);
            return false;
        }
        catch (Exception)
        {
            Outcome.End(IntakeStop.Closed, FailedText, applied.First, applied.UnreadableBefore);
            return false;
        }

        Outcome.Add(applied.Batch);
        foreach (var refusal in applied.Batch.Refusals)
            refusals.Add(refusal.Reason == RefusalReason.SettingsUnusable ? RefusalCause.BadValue : RefusalCause.Other);
        refusals.Keep();
        door.Return(applied.Batch);
        return true;
    }

    private sealed record Handed(EventBatch Batch, int First, long UnreadableBefore);

    internal static readonly string TooLargeText =
        $"One object or array has at most {IntakeLimits.DocumentBytesMax / (1024 * 1024)} MB: "
        + "send lines as application/x-ndjson, which may be of any length.";
}
