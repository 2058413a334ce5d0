using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Demo;
using QueueMonitor.Hub.Intake;

namespace QueueMonitor.Hub.Tests.Demo;

public class SimulatedCentreTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void TheSameSeedLivesTheSameLifeInWhateverSteps()
    {
        var once = Lines(1, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(30));
        Assert.True(once.Count > 1_000);
        Assert.Equal(once, Lines(1, TimeSpan.FromMinutes(30), TimeSpan.FromMilliseconds(700)));
        Assert.NotEqual(once, Lines(2, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(30)));
    }

    // Told ahead of the clock and then reached, as the demo does it.
    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    [InlineData(77UL)]
    public void ItsEventsAreThoseOfAnOrderlyCentre(ulong seed)
    {
        var floor = Live(seed, TimeSpan.FromHours(3));
        var source = floor.Sources.Single(s => s.Source == "demo");
        Assert.Equal((0, 0, 0), (source.Duplicates, source.Future, source.Ghosts));
        // Late is only the backlog, which entered before the simulation began.
        Assert.InRange(source.Late, 1, 46 + 12);
        Assert.Empty(source.AnomalyCounts.Select(a => $"{a.Key}: {a.Value}"));
        Assert.All(floor.Queues.Where(q => q.Media != MediaType.Email), q => Assert.Equal(0, q.SinceStart.Restated));
        Assert.All(floor.Queues, q => Assert.True(q.SinceStart.AddsUp, q.Queue));
        Assert.True(floor.Site.SinceStart.LeftTotal > 0);
    }

    [Fact]
    public void EveryQueueIsAlive()
    {
        var floor = Live(1, TimeSpan.FromMinutes(65));
        Assert.Equal(
            ["Billing", "Moving home", "Customer e-mail", "Power outage", "New contracts", "Support chat", "Sales chat", "Business e-mail"],
            floor.Queues.Select(q => q.Settings.Name));
        Assert.All(floor.Queues, q =>
        {
            Assert.True(q.Settings.PromiseConfirmed);
            Assert.NotNull(q.Agents);
            Assert.True(q.SinceStart.Offered > 0, q.Queue);
            Assert.True(q.Last60.Answered > 0, q.Queue);
        });
        Assert.InRange(floor.Queue("billing")!.Last60.AbandonRate!.Value, 0.001, 0.4);
        Assert.InRange(floor.Queue("customer-email")!.Waiting, 20, 90);
        Assert.True(floor.Queue("customer-email")!.LongestWaitWorkingDays > 1, "the backlog of days");
        Assert.True(floor.Site.Contacts.GaveUpBeforeQueueToday > 0);
        Assert.Equal(36, floor.Site.Agents!.SignedIn);
    }

    [Fact]
    public void WhoIsAskedForGoesAndComesBack()
    {
        using var centre = new SimulatedCentre(1, Start, firstSeen: Start.AddMinutes(10));
        var lines = new ArrayBufferWriter<byte>();
        centre.Advance(Start.AddMinutes(5), lines);
        lines.ResetWrittenCount();
        centre.Lend("support-chat", "billing", agents: 9, Start.AddMinutes(20));
        centre.Lend("billing", "support-chat", agents: 1, Start.AddMinutes(20));
        // Five can do it: they take Billing's alone.
        const string lent = "\"queues\":[{\"queue\":\"billing\"}]";
        Assert.Equal(5, Count(lines, lent));
        lines.ResetWrittenCount();
        centre.Advance(Start.AddMinutes(20), lines);
        Assert.Equal(5, Count(lines, "\"queues\":[{\"queue\":\"support-chat\"},{\"queue\":\"billing\",\"penalty\":1}]"));
        Assert.Equal(4, Count(lines, "\"reason\":\"training\""));

        static int Count(ArrayBufferWriter<byte> lines, string part) => Encoding.UTF8.GetString(lines.WrittenSpan).Split(part).Length - 1;
    }

    [Fact]
    public void WhoHelpsOutHandsChatsToColleaguesAndTakesTheOtherQueuesCallsAlone()
    {
        using var centre = new SimulatedCentre(1, Start, firstSeen: Start.AddMinutes(10));
        var lines = new ArrayBufferWriter<byte>();
        centre.Advance(Start.AddMinutes(12), lines);
        var chats = Helpers().Sum(a => a.Contacts.Count(c => c.Queue!.IsChat));
        Assert.True(chats > 0, "there is something to hand over");
        lines.ResetWrittenCount();
        centre.Lend("support-chat", "billing", agents: 2, Start.AddMinutes(40));
        var lent = Helpers().Where(a => a.LentTo is not null).ToList();
        Assert.Equal([0, 0], lent.Select(a => a.Contacts.Count(c => c.Queue!.IsChat)));
        centre.Advance(Start.AddMinutes(22), lines);

        var told = Encoding.UTF8.GetString(lines.WrittenSpan).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!).ToList();
        var handed = told.Where(e => (string?)e["type"] == "contact.transferred" && e["agent"] is not null).ToList();
        Assert.Equal(handed.Select(e => $"{e["contact"]} {e["agent"]}"), told.Where((e, i) => i > 0 && handed.Contains(told[i - 1]))
            .Select(e => $"{e["contact"]} {e["agent"]}"));
        var answers = told.Where(e => (string?)e["type"] == "contact.answered" && lent.Exists(a => a.Name == (string?)e["agent"])).ToList();
        Assert.All(answers, e => Assert.Equal("billing", (string?)e["queue"]));
        Assert.InRange(answers.Count, 2, 20);
        Assert.DoesNotContain(told, e => (string?)e["type"] == "contact.replied" && lent.Exists(a => a.Name == (string?)e["agent"]));

        IEnumerable<SimulatedAgent> Helpers() => centre.Agents.Where(a => a.Also.Any());
    }

    // A day of the centre has a hundred minutes. Whom the wall calls free is offered whoever waits, or the wall contradicts itself.
    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    public void NobodyWaitsInAQueueThatHasAgentsFree(ulong seed)
    {
        var seen = Start.AddMinutes(10);
        using var centre = new SimulatedCentre(seed, Start, seen);
        var lines = new ArrayBufferWriter<byte>();
        var reader = new EventReader(new Pseudonyms(new byte[Pseudonyms.KeyBytes]));
        var floor = new Floor("main", SimulatedCentre.Zone, Start.ToUnixTimeMilliseconds());
        var batch = new EventBatch();
        FloorSnapshot? before = null;
        var contradicted = new Dictionary<string, int>();
        var (allBusy, helped) = (0, 0);
        for (var now = Start; now < Start.AddMinutes(100); now += TimeSpan.FromSeconds(1))
        {
            if (now == seen) centre.Lend("support-chat", "billing", agents: 2, now.AddMinutes(20));
            centre.Advance(now.AddSeconds(1), lines);
            (batch.Source, batch.ReceivedAt) = ("demo", now.ToUnixTimeMilliseconds());
            foreach (var line in Encoding.UTF8.GetString(lines.WrittenSpan).Split('\n', StringSplitOptions.RemoveEmptyEntries))
                Assert.True(reader.Read(Encoding.UTF8.GetBytes(line), batch, 0, out var error), $"{error} {line}");
            floor.Apply(batch);
            batch.Clear();
            lines.ResetWrittenCount();
            before = floor.Capture(before);
            foreach (var queue in centre.Queues)
            {
                // Whom somebody is being rung for waits no longer for an agent to be found.
                var waits = queue.Waiting.Any(c => c.RingsAt is null);
                var free = before.Queue(queue.Id)?.Agents?.Available;
                if (waits && free == 0) allBusy++;
                contradicted[queue.Id] = waits && free > 0 ? contradicted.GetValueOrDefault(queue.Id) + 1 : 0;
                Assert.True(contradicted[queue.Id] <= 3, $"{now:HH:mm:ss}: {free} free in {queue.Id}, and somebody waits");
            }

            if (centre.Agents.Any(a => a.LentTo is null && a.Also.Any() && a.Contacts.Exists(c => a.Also.Contains(c.Queue!)))) helped++;
        }

        Assert.True(allBusy > 600 && helped > 60, $"{allBusy} s with all agents busy, {helped} s of help from who could do it too");
    }

    [Fact]
    public void WhatFollowsContactsIsThereToBeSeen()
    {
        var floor = Live(1, TimeSpan.FromMinutes(100), firstSeen: Start.AddMinutes(100));
        Assert.Empty(floor.Sources.Single(s => s.Source == "demo").AnomalyCounts);
        Assert.Equal(0, floor.Counters.Refused);
        Assert.InRange(floor.Pulse!.Today.Count, 50, 1_000);
        Assert.InRange(floor.Pulse.Today.Mean!.Value, 2, 4.8);
        Assert.True(floor.Unreturned!.Customers > 0 && floor.Unreturned.Customers < floor.Unreturned.GaveUpToday, "some are called back");
        Assert.InRange(floor.Site.SinceStart.PromisesKept, 1, floor.Site.SinceStart.PromisesDecided);
        Assert.Contains("{contact}", floor.Site.Settings.CallbackLink, StringComparison.Ordinal);
        Assert.Equal(["power-outage", "sales-chat"], floor.Queues.Where(q => q.Settings.Partner is not null).Select(q => q.Queue).Order());
    }

    private static FloorSnapshot Live(ulong seed, TimeSpan life, DateTimeOffset? firstSeen = null)
    {
        var floor = new Floor("main", SimulatedCentre.Zone, Start.ToUnixTimeMilliseconds());
        var reader = new EventReader(new Pseudonyms(new byte[Pseudonyms.KeyBytes]));
        using var centre = new SimulatedCentre(seed, Start, firstSeen);
        var lines = new ArrayBufferWriter<byte>();
        var batch = new EventBatch();
        for (var now = Start; now < Start + life; now += TimeSpan.FromSeconds(1))
        {
            centre.Advance(now.AddSeconds(1), lines);
            (batch.Source, batch.ReceivedAt) = ("demo", now.ToUnixTimeMilliseconds());
            foreach (var line in Encoding.UTF8.GetString(lines.WrittenSpan).Split('\n', StringSplitOptions.RemoveEmptyEntries))
                Assert.True(reader.Read(Encoding.UTF8.GetBytes(line), batch, 0, out var error), $"{error} {line}");
            floor.Apply(batch);
            batch.Clear();
            lines.ResetWrittenCount();
        }

        floor.Advance((Start + life).ToUnixTimeMilliseconds());
        return floor.Capture(null);
    }

    private static List<string> Lines(ulong seed, TimeSpan life, TimeSpan step)
    {
        using var centre = new SimulatedCentre(seed, Start);
        var lines = new ArrayBufferWriter<byte>();
        for (var now = Start; now < Start + life;)
        {
            now = now + step < Start + life ? now + step : Start + life;
            centre.Advance(now, lines);
        }

        return [.. Encoding.UTF8.GetString(lines.WrittenSpan).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
