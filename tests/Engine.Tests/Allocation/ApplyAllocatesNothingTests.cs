using QueueMonitor.Engine.Events;
using QueueMonitor.Testing;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Engine.Tests.Allocation;

/// <summary>Once a floor has seen as much as it will hold, another event costs no memory.</summary>
[Collection("alone")]
public sealed class ApplyAllocatesNothingTests
{
    private const long Start = 1_795_132_800_000;
    private const int PerRound = 200;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Whole_lives_of_contacts_in_a_steady_state(bool forecasts)
    {
        var floor = new Floor("main", "UTC", Start, forecasts);
        var rounds = Enumerable.Range(0, 600).Select(Round).ToArray();
        foreach (var batch in rounds[..500]) floor.Apply(batch);
        var events = rounds[500..].Sum(b => b.Count);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 500; i < rounds.Length; i++) floor.Apply(rounds[i]);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // The table of ids may grow once more while old ids leave it; per event that is nothing.
        Assert.True(allocated < events, $"{allocated} bytes for {events} events");
        Assert.True(floor.Capture(null).Site.SinceStart.Answered > 100_000);
    }

    [Fact]
    public void Staffing_takes_no_memory_between_two_looks()
    {
        var (without, with) = (BetweenLooks(staffing: false, out var events), BetweenLooks(staffing: true, out _));
        Assert.True(with - without < events, $"{with} bytes with staffing, {without} without, for {events} events");
    }

    // In fourteen seconds of which none is a full quarter of a minute.
    private static long BetweenLooks(bool staffing, out int events)
    {
        var floor = new Floor("main", "UTC", Start, forecasts: false, staffing: staffing);
        for (var i = 0; i < 40; i++) SignIn(floor, $"a{i}");
        var rounds = Enumerable.Range(0, 60).Select(i => Round(i)).ToArray();
        foreach (var batch in rounds) floor.Apply(batch);
        var between = Enumerable.Range(0, 14).Select(i => RoundAt(60 + i, rounds[^1].ReceivedAt + 500 + (i * 1_000L))).ToArray();
        events = between.Sum(b => b.Count);
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var batch in between) floor.Apply(batch);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (staffing) Assert.NotNull(floor.Capture(null).Queues[0].Staffing!.Required);
        return allocated;
    }

    private static void SignIn(Floor floor, string agent)
    {
        var batch = new EventBatch { ReceivedAt = Start, Source = "pbx" };
        var state = new FieldEvent(EventType.AgentState, Start) { Agent = agent, Activity = Agents.AgentActivity.Available, Queues = ["q0", "q1", "q2", "q3", "q4"] };
        state.AddTo(batch);
        floor.Apply(batch);
    }

    // Round i: contacts enter, those of the round before are answered or give up, those before them are completed.
    private static EventBatch Round(int round) => RoundAt(round, Start + (round * 60_000L));

    private static EventBatch RoundAt(int round, long at)
    {
        var batch = new EventBatch { ReceivedAt = at, Source = "pbx" };
        for (var i = 0; i < PerRound; i++)
        {
            var queue = $"q{i % 5}";
            new FieldEvent(EventType.ContactQueued, at) { Contact = $"c{(round % 90 * PerRound) + i}", Queue = queue }.AddTo(batch);
            if (round > 0)
            {
                var before = $"c{((round - 1) % 90 * PerRound) + i}";
                var type = i % 10 == 0 ? EventType.ContactAbandoned : EventType.ContactAnswered;
                new FieldEvent(type, at) { Contact = before, Agent = i % 10 == 0 ? null : $"a{i % 40}" }.AddTo(batch);
            }

            if (round > 1 && i % 10 != 0)
                new FieldEvent(EventType.ContactCompleted, at) { Contact = $"c{((round - 2) % 90 * PerRound) + i}" }.AddTo(batch);
        }

        return batch;
    }
}

/// <summary>Tests that measure the whole process do not share it.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class AloneCollection;
