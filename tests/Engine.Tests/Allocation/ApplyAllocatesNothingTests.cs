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

    // Round i: contacts enter, those of the round before are answered or give up, those before them are completed.
    private static EventBatch Round(int round)
    {
        var at = Start + (round * 60_000L);
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
