using System.Globalization;
using System.Text.Json.Nodes;
using QueueMonitor.Benchmarks.Harness;

namespace QueueMonitor.Benchmarks.Load.Overload;

/// <summary>
/// What happens when senders send three times what the hub can take: what it answers, what its memory does, whether walls stay live, what
/// another site notices, and whether all that was acknowledged is there, also after the program was killed.
/// </summary>
public sealed class OverloadBenchmark : IBenchmark
{
    private const int DiskEventsPerSecond = 4_000, EventsEach = 100, Sources = 6, Times = 3, Walls = 4, CalmRequestsPerSecond = 2;

    public string Name => "overload";

    public string Question => "Three times what it can take: answers, memory, walls, another site, and whether all acknowledged events are there.";

    public async Task<Report> Run(Effort effort)
    {
        var duration = TimeSpan.FromSeconds(effort.Brief ? 20 : 300);
        var report = new Report(Name, "Overload", Question);
        report.Say($"A hub with a journal, and two sites. At one, {Sources} sources send people who come and stay, {EventsEach} events a request; "
            + $"at the other, somebody sends {CalmRequestsPerSecond} requests a second. {Walls} walls watch each. Then the hub is killed, and starts again.");
        var slow = await Measure(report, DiskEventsPerSecond, duration,
            flood => flood.Send((double)Times * DiskEventsPerSecond / EventsEach, duration));
        var busy = await Measure(report, 0, duration, flood => flood.SendByMany(Times * 256, duration));
        Tell(report, ($"a disk that takes {DiskEventsPerSecond:#,0} events a second, and {Times} times as many", slow),
            ($"this machine's own disk and processors, and {Times * 256} senders at once where {256} find room", busy));
        return report;
    }

    private static async Task<Outcome> Measure(Report report, int diskEventsPerSecond, TimeSpan duration, Func<Flood, Task> send)
    {
        var folder = Directory.CreateTempSubdirectory("queue-monitor-overload-").FullName;
        string[] kind = ["slowed", folder, diskEventsPerSecond.ToString(CultureInfo.InvariantCulture)];
        var child = await Child.Start(kind);
        using var listening = new CancellationTokenSource();
        using var flood = new Flood(child.Address, "main", Sources, EventsEach);
        using var calm = new Flood(child.Address, "calm", 1, 1);
        await flood.Send(5, TimeSpan.FromSeconds(1));
        await calm.Send(5, TimeSpan.FromSeconds(1));
        var (before, peak) = (child.ResidentMegabytes, 0.0);
        var walls = new List<Wall>();
        foreach (var site in (string[])["main", "calm"])
        {
            for (var i = 0; i < Walls; i++) walls.Add(await Wall.JoinHub(child.Address, i, site));
        }

        var listened = walls.Select(w => w.Listen(listening.Token)).ToList();
        calm.Milliseconds.Clear();
        var sending = Task.WhenAll(send(flood), calm.Send(CalmRequestsPerSecond, duration));
        while (!sending.IsCompleted)
        {
            peak = Math.Max(peak, child.ResidentMegabytes);
            await Task.WhenAny(sending, Task.Delay(TimeSpan.FromMilliseconds(200)));
        }

        await sending;
        await listening.CancelAsync();
        await Task.WhenAll(listened);
        long[] acknowledged = [flood.Acknowledged, calm.Acknowledged];
        long[] there = [await Waiting(child.Address, "main"), await Waiting(child.Address, "calm")];
        report.CountChild(child.CpuSeconds);
        child.Dispose();
        var again = await Child.Start(kind);
        long[] afterwards = [await Waiting(again.Address, "main"), await Waiting(again.Address, "calm")];
        report.CountChild(again.CpuSeconds);
        again.Dispose();
        Directory.Delete(folder, recursive: true);
        return new Outcome(flood, calm, before, peak, [.. walls.SelectMany(w => w.Ages)], walls.Max(w => w.LongestSilence), acknowledged, there, afterwards);
    }

    // Whoever came is still there.
    private static async Task<long> Waiting(Uri hub, string site)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = hub };
        while (true)
        {
            using var answer = await http.GetAsync(new Uri($"/api/v1/sites/{site}", UriKind.Relative));
            if (answer.IsSuccessStatusCode) return (long)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["waiting"]!;
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
    }

    private static void Tell(Report report, params (string Name, Outcome Of)[] runs)
    {
        var lost = runs.Sum(run => run.Of.Missing);
        report.Say($"**{lost:#,0} of {runs.Sum(r => r.Of.AcknowledgedInAll):#,0} acknowledged events are missing, before and after the kill. "
            + $"Memory rose by at most {runs.Max(r => r.Of.Peak - r.Of.Before):0} MB; "
            + $"no wall heard nothing for longer than {runs.Max(r => r.Of.LongestSilence).TotalSeconds:0.0} s.**");
        report.Table(["", .. runs.Select(r => r.Name)],
        [
            Row("events sent", r => $"{r.Flood.Offered:#,0}"),
            Row("of them acknowledged", r => $"{r.Flood.Acknowledged:#,0} ({(double)r.Flood.Acknowledged / r.Flood.Offered:P0})"),
            Row("requests by their answer", r => string.Join(", ", r.Flood.Answers.Select(a => $"{a.Key}: {a.Value:#,0}"))),
            Row("refusals without Retry-After", r => $"{r.Flood.WithoutRetryAfter}"),
            Row("acknowledged events that are missing", r => $"{r.Missing}"),
            Row("memory before, and at most (MB)", r => $"{r.Before:0}, {r.Peak:0}"),
            Row("age of a message at a wall: median, 99 %, oldest (ms)", r => Quantiles(r.Ages)),
            Row("longest silence of a wall (s)", r => $"{r.LongestSilence.TotalSeconds:0.0}"),
            Row("the other site: requests by their answer", r => string.Join(", ", r.Calm.Answers.Select(a => $"{a.Key}: {a.Value:#,0}"))),
            Row("the other site: time to its answer: median, 99 %, longest (ms)", r => Quantiles(r.Calm.Milliseconds)),
        ]);
        report.Say("A wall hears a beat a second though nothing changes. Whoever is acknowledged stays and is kept, so memory grows with them too. "
            + "On a slow disk the other site waits for the commits that are under way: each holds at most 64 batches of a site. "
            + "Senders, walls and hub share the processors; in the second run the senders alone would fill them.");

        IReadOnlyList<string> Row(string name, Func<Outcome, string> of) => [name, .. runs.Select(r => of(r.Of))];
    }

    private static string Quantiles(IReadOnlyCollection<double> of)
    {
        var sorted = of.Order().ToArray();
        if (sorted.Length == 0) return "–";
        return string.Join(", ", ((double[])[0.5, 0.99, 1]).Select(q => Report.Number(sorted[(int)Math.Ceiling(q * sorted.Length) - 1])));
    }

    private sealed record Outcome(
        Flood Flood, Flood Calm, double Before, double Peak, IReadOnlyCollection<double> Ages, TimeSpan LongestSilence,
        long[] Acknowledged, long[] There, long[] Afterwards)
    {
        public long AcknowledgedInAll => Acknowledged.Sum();

        /// <summary>Of both sites, then and after the kill; what was counted twice would count too.</summary>
        public long Missing => Acknowledged.Zip(There, (a, b) => Math.Abs(a - b)).Concat(Acknowledged.Zip(Afterwards, (a, b) => Math.Abs(a - b))).Sum();
    }
}
