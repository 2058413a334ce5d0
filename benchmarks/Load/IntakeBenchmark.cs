using System.Diagnostics;
using QueueMonitor.Benchmarks.Harness;

namespace QueueMonitor.Benchmarks.Load;

/// <summary>Events over HTTP into the floor, by the CPU time of the server's process.</summary>
public sealed class IntakeBenchmark : IBenchmark
{
    private const int EventsEach = 1_000, Connections = 4, OpenContacts = 10_000, Queues = 200;

    public string Name => "intake";

    public string Question => "Events over HTTP (lines, 1,000 a request) into the floor, beside reading and discarding, and beside making objects.";

    public async Task<Report> Run(Effort effort)
    {
        var requests = effort.Brief ? 300 : 1_500;
        var report = new Report(Name, "Taking in events over HTTP", Question);
        (string Name, string Child)[] kinds = [("hub: read, apply, answer", "hub"), ("read and discard", "discard"), ("objects, not applied", "objects")];
        var children = new List<Child>();
        var senders = new List<EventSender>();
        var rounds = kinds.Select(_ => new List<(double PerCpuSecond, double PerSecond)>()).ToList();
        foreach (var (_, kind) in kinds)
        {
            children.Add(await Child.Start(kind));
            senders.Add(new EventSender(children[^1].Address, OpenContacts, Queues));
        }

        for (var round = 0; round <= effort.Rounds; round++)
        {
            for (var i = 0; i < kinds.Length; i++)
            {
                var cpu = children[i].CpuSeconds;
                var started = Stopwatch.GetTimestamp();
                var events = await senders[i].Post(requests, EventsEach, Connections);
                var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
                if (round > 0) rounds[i].Add((events / (children[i].CpuSeconds - cpu), events / seconds));
            }
        }

        var memory = children[0].ResidentMegabytes;
        Describe(report, [.. kinds.Select(k => k.Name)], rounds, memory);
        senders.ForEach(s => s.Dispose());
        foreach (var child in children)
        {
            report.CountChild(child.CpuSeconds);
            child.Dispose();
        }

        return report;
    }

    private static void Describe(
        Report report, string[] names, List<List<(double PerCpuSecond, double PerSecond)>> rounds, double memory)
    {
        double Ratio(int of, int against) => Reading.Median(rounds[of].Zip(rounds[against], (a, b) => a.PerCpuSecond / b.PerCpuSecond));
        report.Say($"**Per CPU second of the server, the hub takes {Ratio(0, 1):P0} of what reading and discarding takes, and "
            + $"{Report.Number(Ratio(0, 2))} times what making objects takes.**");
        report.Table(["server", "events per CPU second of the server: median", "min – max", "events per second with the sender on the same cores"],
            names.Select((name, i) => (IReadOnlyList<string>)
            [
                name,
                Report.Number(Reading.Median(rounds[i].Select(r => r.PerCpuSecond))),
                $"{Report.Number(rounds[i].Min(r => r.PerCpuSecond))} – {Report.Number(rounds[i].Max(r => r.PerCpuSecond))}",
                Report.Number(Reading.Median(rounds[i].Select(r => r.PerSecond))),
            ]));
        report.Say($"{OpenContacts:#,0} open contacts in {Queues} queues, {Connections} connections; the hub's process held {memory:0} MB at the end. "
            + "The second number is not the server's alone: the sender makes the events and uses the same cores.");
    }
}
