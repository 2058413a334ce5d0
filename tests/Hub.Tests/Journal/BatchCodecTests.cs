using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Journal.Codec;
using QueueMonitor.Testing;
using QueueMonitor.Testing.Scenarios;

namespace QueueMonitor.Hub.Tests.Journal;

public sealed class BatchCodecTests
{
    [Fact]
    public void AFloorMakesTheSameOfBatchesThatWereWrittenAndRead()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var scenario = ScenarioMaker.Make(seed, 25);
            var (first, second) = (New(scenario), New(scenario));
            FloorSnapshot? a = null, b = null;
            foreach (var step in scenario.Steps)
            {
                if (step.IsTick)
                {
                    first.Advance(step.Received);
                    second.Advance(step.Received);
                }

                foreach (var batch in step.Batches())
                {
                    var copy = RoundTrip(batch);
                    first.Apply(batch);
                    second.Apply(copy);
                    Assert.Equal((batch.Accepted, batch.Duplicates, batch.RefusalCount), (copy.Accepted, copy.Duplicates, copy.RefusalCount));
                }

                (a, b) = (first.Capture(a), second.Capture(b));
            }

            Assert.True(SnapshotText.Of(a!) == SnapshotText.Of(b!), $"Seed {seed}: the floors differ.");
        }
    }

    [Fact]
    public void EveryFieldOfEveryTypeIsKept()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var batch = new BatchMaker(seed).Make();
            Assert.Equal(BatchText.Of(batch), BatchText.Of(RoundTrip(batch)));
        }
    }

    [Fact]
    public void ABatchIsWrittenTheSameAfterItWasRead()
    {
        var batch = new BatchMaker(7).Make();
        var (once, again) = (new GroupWriter(), new GroupWriter());
        Add(once, batch);
        Add(again, RoundTrip(batch));
        Assert.Equal(once.Payload.ToArray(), again.Payload.ToArray());
    }

    [Fact]
    public void BytesThatWereChangedAreRefusedOrReadAndNothingWorse()
    {
        var random = new Random(11);
        var writer = new GroupWriter();
        Add(writer, new BatchMaker(3).Make());
        var good = writer.Payload.ToArray();
        for (var i = 0; i < 3_000; i++)
        {
            var bad = (byte[])good.Clone();
            for (var flips = random.Next(1, 4); flips > 0; flips--) bad[random.Next(bad.Length)] ^= (byte)(1 << random.Next(8));
            if (random.Next(4) == 0) bad = bad[..random.Next(bad.Length)];
            try
            {
                var reader = new GroupReader(bad);
                while (reader.TryNext()) reader.Read(new EventBatch());
            }
            catch (InvalidDataException)
            {
                // As it should be.
            }
        }
    }

    // The journal writes these numbers: a type that gets another one makes old journals mean something else.
    [Theory]
    [InlineData(EventType.ContactStarted, 1)]
    [InlineData(EventType.ContactAbandoned, 11)]
    [InlineData(EventType.CustomerContacted, 23)]
    [InlineData(EventType.AgentState, 24)]
    [InlineData(EventType.SourceSynced, 27)]
    [InlineData(EventType.QueueConfigured, 28)]
    [InlineData(EventType.SiteConfigured, 29)]
    public void TypesKeepTheirNumbers(EventType type, int number) => Assert.Equal(number, (int)type);

    internal static EventBatch RoundTrip(EventBatch batch)
    {
        var writer = new GroupWriter();
        Add(writer, batch);
        var reader = new GroupReader(writer.Payload);
        Assert.True(reader.TryNext());
        Assert.Equal(("main", batch.Position, batch.ReceivedAt), (reader.SiteName, reader.Position, reader.ReceivedAt));
        var copy = new EventBatch();
        reader.Read(copy);
        Assert.False(reader.TryNext());
        return copy;
    }

    private static void Add(GroupWriter writer, EventBatch batch)
    {
        writer.Clear();
        writer.Add("main", batch);
    }

    private static Floor New(Scenario scenario) => new("main", scenario.Zone, scenario.StartAt, forecasts: true);
}
