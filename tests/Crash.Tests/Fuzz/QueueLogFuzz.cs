using System.Text;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;
using QueueMonitor.Hub.Sources.Asterisk;
using Xunit.Abstractions;

namespace QueueMonitor.Crash.Tests.Fuzz;

/// <summary>Whatever stands in a queue log: events or a problem for each line, and a floor whose ledgers balance.</summary>
public sealed class QueueLogFuzz(ITestOutputHelper output)
{
    [Fact]
    public async Task EveryLineBecomesEventsOrAProblem()
    {
        var random = new Random(FuzzPlan.Seed);
        var mapping = new QueueLogMapping();
        var time = new Testing.ManualTime(DateTimeOffset.FromUnixTimeSeconds(1_795_302_573));
        await using var engine = new MonitorEngine(new EngineOptions("main", "UTC", time, Forecasts: true));
        var running = engine.Run(CancellationToken.None);
        long refused = 0, events = 0, lines = 0;
        for (var i = 0; i < FuzzPlan.Inputs(80); i++)
        {
            var batch = engine.RentBatch();
            foreach (var line in Lines(random))
            {
                lines++;
                if (!mapping.Map(line, batch)) refused++;
            }

            events += batch.Count;
            (batch.Source, batch.ReceivedAt) = ("asterisk", time.GetUtcNow().ToUnixTimeMilliseconds());
            Assert.True(await engine.OfferAsync(batch, CancellationToken.None));
            await batch.Applied;
            engine.Return(batch);
            time.Advance(TimeSpan.FromSeconds(random.Next(3)));
        }

        Assert.False(running.IsFaulted);
        Assert.Equal(lines, mapping.Lines);
        Assert.InRange(mapping.Problems.Counts.GetValueOrDefault("malformedLine"), 1, refused);
        Assert.Equal(0, engine.Latest.Counters.LedgerViolations);
        FuzzPlan.Report(output, "queue logs", [new("lines", lines), new("events", events), new("refused lines", refused)]);
    }

    // A stretch of a real log with some lines of it spoilt.
    private static IEnumerable<byte[]> Lines(Random random)
    {
        var mutator = new Mutator(random);
        var from = random.Next(Corpus.QueueLog.Count);
        foreach (var line in Corpus.QueueLog.Skip(from).Take(20))
        {
            yield return random.Next(3) switch
            {
                0 => line,
                1 => Fields(line, random),
                _ => mutator.Bytes(line, Corpus.QueueLog),
            };
        }
    }

    // Fields of two lines mixed: what stands there is right, and in the wrong place.
    private static byte[] Fields(byte[] line, Random random)
    {
        var fields = Encoding.UTF8.GetString(line).Split('|');
        var other = Encoding.UTF8.GetString(Corpus.QueueLog[random.Next(Corpus.QueueLog.Count)]).Split('|');
        fields[random.Next(fields.Length)] = other[random.Next(other.Length)];
        return Encoding.UTF8.GetBytes(string.Join('|', fields));
    }
}
