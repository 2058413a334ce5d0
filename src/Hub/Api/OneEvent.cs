using QueueMonitor.Engine.Events;
using QueueMonitor.Hub.Journal;
using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Api;

/// <summary>Writes the rest of an event that the API makes itself.</summary>
internal delegate void FillEvent(EventBatch batch, ref FloorEvent added);

/// <summary>A change that the API makes: an event like any other, kept and applied before it is answered.</summary>
internal static class OneEvent
{
    /// <summary>Completes when the event is kept and applied, with what <paramref name="read"/> finds in its batch.</summary>
    /// <exception cref="ApiProblemException">It is not: the program stops, or what it keeps events in fails.</exception>
    public static async Task<T> Apply<T>(
        IEventDoor door, EventType type, TimeProvider time, FillEvent fill, Func<EventBatch, T> read, CancellationToken cancellation)
    {
        // What is refused here must not happen later all the same.
        if (door.Silence is { IsCompletedSuccessfully: true } silence) throw NotStored(new JournalException(await silence));
        var batch = door.Rent();
        Write(batch, type, time, fill);
        if (!await door.OfferAsync(batch, cancellation)) throw Stopped();
        try
        {
            // From here on it happens: who goes away now finds it done.
            await door.Applied(batch);
        }
        catch (JournalException problem)
        {
            throw NotStored(problem);
        }
        catch (Exception bug) when (bug is not ApiProblemException)
        {
            throw Stopped();
        }

        var result = read(batch);
        door.Return(batch);
        return result;
    }

    private static void Write(EventBatch batch, EventType type, TimeProvider time, FillEvent fill)
    {
        batch.Source = SiteEngines.SettingsSource;
        ref var added = ref batch.Add(type, time.GetUtcNow().ToUnixTimeMilliseconds());
        // An id of its own: two changes in one millisecond are two changes.
        added.Id = Hash64.Of(Guid.NewGuid().ToByteArray());
        fill(batch, ref added);
    }

    private static ApiProblemException Stopped() => new(new ApiProblem(
        StatusCodes.Status503ServiceUnavailable, "stopping", "The engine has stopped",
        "The change was not stored. Send it again when Queue Monitor runs; /health/ready says how it is."));

    private static ApiProblemException NotStored(JournalException problem) => new(new ApiProblem(
        StatusCodes.Status503ServiceUnavailable, "not-stored", "The change cannot be kept at present", $"{problem.Message} Then send the change again."));
}
