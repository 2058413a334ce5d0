using System.Diagnostics;
using QueueMonitor.Benchmarks.Harness;
using QueueMonitor.Benchmarks.Load;

namespace QueueMonitor.Benchmarks.Durability;

/// <summary>The price of an answer that promises the disk: acknowledged events a second with the journal against without it.</summary>
public sealed class DurabilityBenchmark : IBenchmark
{
    private const int Senders = 16, EventsEach = 100, OpenContacts = 10_000, Queues = 200;

    // One source that was cut off sends all it has kept: a body of many batches, each of which waits for the one before.
    private const int LargeBody = 50_000;

    public string Name => "durability";

    public string Question => "Acknowledged events a second with every answer on the disk, beside answers from memory: 16 senders, 100 events a request.";

    public async Task<Report> Run(Effort effort)
    {
        var requests = effort.Brief ? 500 : 3_000;
        var report = new Report(Name, "The price of durability", Question);
        var folder = Directory.CreateTempSubdirectory("queue-monitor-durability-").FullName;
        (string Name, string[] Child)[] kinds = [("journal: on the disk, then applied", ["journalled", folder]), ("memory: applied", ["hub"])];
        var children = new List<Child>();
        var senders = new List<EventSender>();
        var (rounds, large) = (kinds.Select(_ => new List<double>()).ToList(), kinds.Select(_ => new List<double>()).ToList());
        foreach (var (_, kind) in kinds)
        {
            children.Add(await Child.Start(kind));
            senders.Add(new EventSender(children[^1].Address, OpenContacts, Queues));
        }

        for (var round = 0; round <= effort.Rounds; round++)
        {
            for (var i = 0; i < kinds.Length; i++)
            {
                var many = await EventsASecond(senders[i], requests, EventsEach, Senders);
                var one = await EventsASecond(senders[i], effort.Brief ? 2 : 6, LargeBody, connections: 1);
                if (round == 0) continue;
                rounds[i].Add(many);
                large[i].Add(one);
            }
        }

        var ratio = Reading.Median(rounds[0].Zip(rounds[1], (a, b) => a / b));
        report.Say($"**With every answer on the disk, {ratio:P0} of the events a second that answers from memory reach (goal: 70 %).**");
        report.Table(["hub", "acknowledged events a second: median", "min – max", $"one sender, {LargeBody:#,0} lines a request: median", "min – max"],
            kinds.Select((kind, i) => (IReadOnlyList<string>)[kind.Name, .. Figures(rounds[i]), .. Figures(large[i])]));
        report.Say($"{Senders} senders, {EventsEach} events a request, {OpenContacts:#,0} open contacts in {Queues} queues; sender and hub on the same cores. "
            + "Of one body a batch of 1,024 events waits until the one before is on the disk and applied, so that nothing overtakes what the disk refused.");
        senders.ForEach(s => s.Dispose());
        foreach (var child in children)
        {
            report.CountChild(child.CpuSeconds);
            child.Dispose();
        }

        Directory.Delete(folder, recursive: true);
        return report;
    }

    private static async Task<double> EventsASecond(EventSender sender, int requests, int eventsEach, int connections)
    {
        var started = Stopwatch.GetTimestamp();
        var events = await sender.Post(requests, eventsEach, connections);
        return events / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static string[] Figures(List<double> rounds) =>
        [Report.Number(Reading.Median(rounds)), $"{Report.Number(rounds.Min())} – {Report.Number(rounds.Max())}"];
}
