using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;
using QueueMonitor.Hub.Cli;
using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Replay;

/// <summary>Plays a recording on a wall: the hub's clock is the recording's, and every event meets the engine at its own time.</summary>
internal static class ReplayOnWall
{
    /// <summary>Twice a frame: fine enough that ages move evenly.</summary>
    private static readonly TimeSpan StepEvery = TimeSpan.FromMilliseconds(100);

    /// <summary>After the last event nothing may be open any more: what waits to be settled is settled then.</summary>
    private static readonly TimeSpan SettleWithin = EngineLimits.SettleAfter + TimeSpan.FromSeconds(1);

    /// <returns>What came of it when it was over; null when it was stopped before.</returns>
    public static async Task<ReplayResult?> Run(
        string name, Recording recording, HubOptions hub, TimeProvider real, double speed, TextWriter messages,
        CancellationToken cancellation)
    {
        var batch = new EventBatch();
        if (!recording.Next(batch)) throw new InvalidDataException($"\"{name}\" holds no events.");
        var time = new PlayedTime(DateTimeOffset.FromUnixTimeMilliseconds(batch.ReceivedAt), real);
        ReplayResult? result = null;
        await HubRun.UntilStopped(hub with { Time = time, Pace = real }, messages, cancellation, async (app, stop) =>
        {
            await HubRun.SayReady(app, messages);
            var sites = app.Services.GetRequiredService<SiteEngines>();
            var player = new Player(sites.GetOrAdd(sites.DefaultSite), recording, time, real, speed);
            result = await player.Play(name, batch, stop);
            await messages.WriteLineAsync("The recording is over; its clock runs on. Stop the program for the report.");
        });
        return result;
    }

    private sealed class Player(MonitorEngine engine, Recording recording, PlayedTime time, TimeProvider real, double speed)
    {
        private long _now;

        public async Task<ReplayResult> Play(string name, EventBatch batch, CancellationToken stop)
        {
            var startedAt = real.GetTimestamp();
            var first = _now = batch.ReceivedAt;
            var pace = new ReplayPace(speed, real, stop);
            long events = 0;
            do
            {
                await Reach(batch.ReceivedAt, first, pace, stop);
                events += batch.Count;
                await Offer(batch, stop);
                batch.Clear();
            }
            while (recording.Next(batch));
            MoveTo(_now + (long)SettleWithin.TotalMilliseconds);
            (batch.Source, batch.ReceivedAt) = (recording.Source, _now);
            await Offer(batch, stop);
            var floor = engine.Latest;
            time.GoOn();
            return new ReplayResult(name, recording, events, real.GetElapsedTime(startedAt), floor, recording.Differences(floor));
        }

        // The clock never passes an event that has not been given.
        private async Task Reach(long at, long first, ReplayPace pace, CancellationToken stop)
        {
            while (_now < at)
            {
                MoveTo(Math.Min(at, Math.Max(_now, pace.Reached(first))));
                if (_now < at) await Task.Delay(StepEvery, stop);
            }
        }

        private async Task Offer(EventBatch batch, CancellationToken stop)
        {
            if (!await engine.OfferAsync(batch, stop)) throw new OperationCanceledException(stop);
            await batch.Applied;
        }

        private void MoveTo(long at)
        {
            _now = at;
            time.MoveTo(DateTimeOffset.FromUnixTimeMilliseconds(at));
        }
    }
}
