using System.Net;
using System.Text;
using QueueMonitor.Hub.Intake;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Tests.Boards;
using QueueMonitor.Testing;

namespace QueueMonitor.Hub.Tests.Intake;

/// <summary>What happens when there is no room, when a body stands still, and when the engine stops: every event is accounted for.</summary>
public class IntakePressureTests
{
    private const string Lines = "application/x-ndjson";

    private static string Queued(int i) => $$"""{"id":"q-{{i}}","type":"contact.queued","at":"2026-11-20T09:00:00Z","contact":"c-{{i}}","queue":"billing"}""";

    private static string Many(int count) => string.Join('\n', Enumerable.Range(0, count).Select(Queued));

    [Fact]
    public async Task WithoutRoomForTwoSecondsNothingIsTakenAndTheAnswerSaysWhen()
    {
        var time = new ManualTime();
        await using var hub = await IntakeHost.Start(time, isRunning: false);
        while (hub.Main.TryOffer(hub.Main.RentBatch()))
        {
            // Until the intake is full.
        }

        var pending = hub.Post(Many(3), Lines);
        await Until.True(() => time.IsTimerSet(IntakeLimits.RoomWithin));
        time.Advance(TimeSpan.FromMilliseconds(1999));
        Assert.False(pending.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));
        var reply = await pending;
        Assert.Equal((503, "intake-full", "1"), (reply.Status, reply.Problem, reply.RetryAfter));
        Assert.Equal((0, 0L), (reply.Accepted, reply.NothingTakenFrom));
        await hub.Run();
    }

    [Fact]
    public async Task WhenRoomIsGoneInTheMiddleTheAnswerSaysFromWhere()
    {
        var time = new ManualTime();
        await using var hub = await IntakeHost.Start(time, isRunning: false);
        for (var i = 1; i < Engine.EngineLimits.IntakeBatchesMax; i++) Assert.True(hub.Main.TryOffer(hub.Main.RentBatch()));

        // With a wrong line in every place, some stand before and some after where it stops.
        var pending = hub.Post(string.Join("\n{}\n", Enumerable.Range(0, 1500).Select(Queued)), Lines);
        await Until.True(() => time.IsTimerSet(IntakeLimits.RoomWithin));
        time.Advance(TimeSpan.FromSeconds(2));
        await hub.Run();
        var reply = await pending;
        Assert.Equal((503, "1"), (reply.Status, reply.RetryAfter));
        var rejected = reply.Rejected.Length + (reply.Number("rejectedMore") ?? 0);
        Assert.Equal(reply.Accepted + reply.Duplicates + rejected, reply.NothingTakenFrom);
        Assert.InRange(reply.Accepted, 1, 1024);
        Assert.Equal(reply.Accepted, hub.Main.Latest.Queue("billing")!.Waiting);
    }

    [Fact]
    public async Task ABodyThatStandsStillIsEndedWithWhatWasTaken()
    {
        var time = new ManualTime();
        await using var hub = await IntakeHost.Start(time);
        using var slow = new SlowContent();
        var pending = hub.Post(slow, Lines);
        await slow.Send(Queued(0) + "\n{\"type\":");
        await Until.True(() => hub.Main.Latest.Queue("billing")?.Waiting == 1);
        await Until.True(() =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return hub.Counters.All.Any(each => each.RequestsCutShort == 1);
        });

        // This client reads the answer when it has sent its body.
        slow.End();
        var reply = await pending;
        Assert.Equal((400, "broken-body", 1, 1L), (reply.Status, reply.Problem, reply.Accepted, reply.NothingTakenFrom));
        Assert.Equal("Nothing came for too long, so the rest was not awaited: send it again.", reply.Detail);
    }

    [Fact]
    public async Task ASlowBodyIsTakenAsItComes()
    {
        await using var hub = await IntakeHost.Start(new ManualTime());
        using var slow = new SlowContent();
        var pending = hub.Post(slow, Lines);
        for (var i = 0; i < 5; i++)
        {
            var line = Queued(i) + "\n";
            await slow.Send(line[..20]);
            await slow.Send(line[20..]);
            await Until.True(() => hub.Main.Latest.Queue("billing")?.Waiting == i + 1);
        }

        slow.End();
        Assert.Equal(5, (await pending).Accepted);
    }

    [Fact]
    public async Task ASourceHasItsShareOfRequestsAndNoMore()
    {
        await using var hub = await IntakeHost.Start(new ManualTime());
        var open = Enumerable.Range(0, IntakeLimits.RequestsPerSourceMax).Select(_ => new SlowContent()).ToList();
        var pending = open.Select(each => hub.Post(each, Lines)).ToList();
        for (var i = 0; i < open.Count; i++) await open[i].Send(Queued(i) + "\n");
        await Until.True(() => hub.Main.Latest.Queue("billing")?.Waiting == open.Count);

        var more = await hub.Post(Queued(999));
        Assert.Equal((429, "source-busy", "1"), (more.Status, more.Problem, more.RetryAfter));
        Assert.Equal("64 requests of source \"default\" are being read. Send fewer at once, or several events in one request.", more.Detail);
        Assert.Equal(200, (await hub.Post(Queued(999), query: "?source=other")).Status);
        Assert.Equal(1, hub.Counters.All.Single(each => each.Source == "default").RequestsTurnedAway);

        foreach (var each in open) each.End();
        foreach (var each in pending) Assert.Equal(1, (await each).Accepted);
        Assert.Equal(200, (await hub.Post(Queued(1000))).Status);
    }

    [Fact]
    public void AllPlacesTakenIsToldApartFromOnesOwnShare()
    {
        var gate = new IntakeGate(() => 1);
        for (var i = 0; i < IntakeLimits.RequestsMax; i++) Assert.Null(gate.Enter("main", $"source-{i / 32}"));
        Assert.Equal((503, "busy"), (gate.Enter("main", "another")!.Status, gate.Enter("main", "another")!.Type));
        gate.Leave("main", "source-0");
        Assert.Null(gate.Enter("main", "another"));
    }

    [Fact]
    public void OneSiteLeavesTheOthersTheirPlaces()
    {
        var gate = new IntakeGate(() => 2);
        const int kept = IntakeLimits.RequestsMax / SiteEngines.SitesMax;
        for (var i = 0; i < IntakeLimits.RequestsMax - kept; i++) Assert.Null(gate.Enter("flood", $"source-{i / 32}"));
        var refused = gate.Enter("flood", "another")!;
        Assert.Equal((429, "site-busy"), (refused.Status, refused.Type));
        for (var i = 0; i < kept; i++) Assert.Null(gate.Enter("calm", "pbx"));
    }

    [Fact]
    public async Task AStoppedEngineTakesNothingAndSaysSo()
    {
        await using var hub = await IntakeHost.Start();
        await hub.Post(Queued(0));
        await hub.Sites.StopAsync(CancellationToken.None);
        var reply = await hub.Post(Queued(1));
        Assert.Equal((503, "stopping", "1"), (reply.Status, reply.Problem, reply.RetryAfter));
        Assert.Equal((0, 0L), (reply.Accepted, reply.NothingTakenFrom));
    }
}
