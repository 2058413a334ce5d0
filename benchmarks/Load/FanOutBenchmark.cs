using QueueMonitor.Benchmarks.Harness;

namespace QueueMonitor.Benchmarks.Load;

/// <summary>A thousand walls on one board while events come in, beside a thousand plain sockets that get one prepared buffer.</summary>
public sealed class FanOutBenchmark : IBenchmark
{
    private const int Queues = 8, OpenContacts = 200, EventsPerPost = 10;
    private static readonly TimeSpan PostEvery = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(3);

    private sealed record Window(double Cpu, long Messages, long Bytes, List<double> Ages);

    public string Name => "fanout";

    public string Question => "1,000 walls on a board of 8 queues at 200 events a second, beside a plain WebSocket server that sends one prepared buffer.";

    public async Task<Report> Run(Effort effort)
    {
        var walls = 1_000;
        var window = TimeSpan.FromSeconds(effort.Brief ? 6 : 20);
        var report = new Report(Name, "Fan-out to 1,000 walls", Question);
        using var stop = new CancellationTokenSource();
        using var hub = await Child.Start("hub");
        using var sender = new EventSender(hub.Address, OpenContacts, Queues);
        await sender.PostOne(OpenContacts);
        var onHub = await Join(walls, i => Wall.JoinHub(hub.Address, i), stop.Token);
        var sending = Feed(sender, stop.Token);
        await Task.Delay(Settle);
        var sample = await Measure(hub, onHub, window);
        var frameBytes = (int)(sample.Bytes / Math.Max(1, sample.Messages));

        using var sockets = await Child.Start("sockets", frameBytes.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var onSockets = await Join(walls, _ => Wall.JoinSockets(sockets.Address), stop.Token);
        await Task.Delay(Settle);
        var (hubWindows, socketWindows) = (new List<Window>(), new List<Window>());
        for (var round = 0; round < Math.Min(effort.Rounds, 5); round++)
        {
            hubWindows.Add(await Measure(hub, onHub, window));
            socketWindows.Add(await Measure(sockets, onSockets, window));
        }

        await stop.CancelAsync();
        await sending;
        Describe(report, hubWindows, socketWindows, hub.ResidentMegabytes);
        report.CountChild(hub.CpuSeconds + sockets.CpuSeconds);
        return report;
    }

    private static async Task<Wall[]> Join(int walls, Func<int, Task<Wall>> join, CancellationToken stop)
    {
        var joined = new Wall[walls];
        await Parallel.ForAsync(0, walls, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) => joined[i] = await join(i));
        foreach (var wall in joined) _ = wall.Listen(stop);
        return joined;
    }

    private static async Task Feed(EventSender sender, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(PostEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(stop)) await sender.PostOne(EventsPerPost);
        }
        catch (OperationCanceledException)
        {
            // The measurement is over.
        }
    }

    private static async Task<Window> Measure(Child server, Wall[] walls, TimeSpan length)
    {
        foreach (var wall in walls) wall.Reset();
        var cpu = server.CpuSeconds;
        await Task.Delay(length);
        var used = server.CpuSeconds - cpu;
        return new Window(used, walls.Sum(w => w.Messages), walls.Sum(w => w.Bytes), [.. walls.SelectMany(w => w.Ages.ToArray())]);
    }

    private static void Describe(Report report, List<Window> hub, List<Window> sockets, double memory)
    {
        static double PerMessage(Window w) => w.Cpu * 1e6 / w.Messages;
        static double Quantile(Window w, double share) => w.Ages.Order().ElementAt((int)((w.Ages.Count - 1) * share));
        var efficiency = Reading.Median(hub.Zip(sockets, (a, b) => PerMessage(b) / PerMessage(a)));
        var tail = Reading.Median(hub.Zip(sockets, (a, b) => Quantile(a, 0.99) / Quantile(b, 0.99)));
        report.Say($"**Per message the hub has {efficiency:P0} of the plain server's efficiency, intake and engine included; its 99th percentile is "
            + $"{Report.Number(tail)} times the plain server's.**");
        IReadOnlyList<string> Row(string name, List<Window> all) =>
        [
            name,
            Report.Number(Reading.Median(all.Select(PerMessage))),
            Report.Number(Reading.Median(all.Select(w => Quantile(w, 0.5)))),
            Report.Number(Reading.Median(all.Select(w => Quantile(w, 0.99)))),
            Report.Number(Reading.Median(all.Select(w => (double)w.Messages))),
            Report.Number(Reading.Median(all.Select(w => (double)w.Bytes / w.Messages))),
        ];
        report.Table(
            ["server", "CPU µs per message", "server's time → client, p50 ms", "p99 ms", "messages in a window", "bytes a message"],
            [Row("hub", hub), Row("plain WebSocket, prepared buffer", sockets)]);
        report.Say($"Clients and servers share the cores, and both servers run all the time: what one sends delays the other. Hub's memory: {memory:0} MB.");
    }
}
