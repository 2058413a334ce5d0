using System.Globalization;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using QueueMonitor.Crash.Tests.Harness;
using Xunit.Abstractions;

namespace QueueMonitor.Crash.Tests.Soak;

/// <summary>
/// A working hub for as long as it takes: a minute in CI, by hand as many as QUEUE_MONITOR_SOAK says. Sources send, start anew and send
/// again what was taken; agents come and go; walls join, stall and vanish.
/// </summary>
public sealed class SoakTests(ITestOutputHelper output) : IDisposable
{
    private const int SendersCount = 8, WallsCount = 24;

    // What closed contacts of an hour and the heap's own breathing may take on top; a leak of a frame or a request a time is far past it.
    private const long GrowthMax = 300L * 1024 * 1024;

    private static readonly double Minutes =
        double.TryParse(Environment.GetEnvironmentVariable("QUEUE_MONITOR_SOAK"), NumberStyles.Float, CultureInfo.InvariantCulture, out var minutes) ? minutes : 1;

    private readonly Folders _folders = new();
    private long _frames, _joined, _stalled, _vanished, _restarts;

    public void Dispose() => _folders.Dispose();

    [Fact]
    public async Task HubStaysWellUnderLoadRestartsAndWallsThatComeAndGo()
    {
        using var hub = HubProcess.Start(_folders.New());
        await hub.Ready();
        var senders = Enumerable.Range(0, SendersCount).Select(i => new Sender($"k{i}", i)).ToArray();
        using var over = new CancellationTokenSource(TimeSpan.FromMinutes(Minutes));
        var memory = new List<long>();
        await Task.WhenAll(
        [
            .. senders.Select((s, i) => Source(s, hub, new Random(i), over.Token)),
            .. Enumerable.Range(0, WallsCount).Select(i => Walls(hub, new Random(100 + i), over.Token)),
            Agents(hub, over.Token),
            Watch(hub, memory, over.Token),
        ]);

        foreach (var sender in senders) await sender.Finish(hub.Client);
        var queues = await hub.Get("/api/v1/queues");
        foreach (var sender in senders) Assert.Equal((sender.Sent, sender.Sent), Ledger.Of(queues, sender.Queue));
        Assert.True(senders.Sum(s => s.Duplicates) > 0 && _frames > 0 && _vanished > 0);
        var (early, late) = (memory.Take(memory.Count / 2).Max(), memory.Skip(memory.Count / 2).Max());
        var text = $"Soak of {Minutes:0.#} min: {senders.Sum(s => s.Acknowledged) * 3} events, {senders.Sum(s => s.Duplicates)} known before, {_restarts} restarts of sources, "
            + $"{_joined} walls joined, {_stalled} stalled, {_vanished} vanished, {_frames} frames, memory {early / 1_000_000} MB in the first half, {late / 1_000_000} MB in the second.";
        output.WriteLine(text);
        if (Minutes > 1) Console.WriteLine(text);
        Assert.True(late - early < GrowthMax, text);
    }

    private async Task Source(Sender sender, HubProcess hub, Random random, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            using var life = CancellationTokenSource.CreateLinkedTokenSource(over);
            life.CancelAfter(random.Next(2_000, 15_000));
            await sender.Run(hub.Client, life.Token, TimeSpan.FromMilliseconds(60));
            sender.Forget();
            Interlocked.Increment(ref _restarts);
        }
    }

    private async Task Walls(HubProcess hub, Random random, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            try
            {
                using var wall = await Wall.Join(hub.Address, over);
                Interlocked.Increment(ref _joined);
                for (var n = random.Next(5, 200); n > 0 && await wall.Hear(over); n--)
                {
                    if (random.Next(60) > 0) continue;
                    Interlocked.Increment(ref _stalled);
                    await Task.Delay(random.Next(500, 12_000), over);
                }

                Interlocked.Add(ref _frames, wall.Frames);
                // Without a word: the wall's screen was switched off.
                Interlocked.Increment(ref _vanished);
            }
            catch (Exception ended) when (ended is OperationCanceledException or WebSocketException or IOException)
            {
                // The hub gave up a wall that had stalled, or the soak is over.
            }
        }
    }

    private static async Task Agents(HubProcess hub, CancellationToken over)
    {
        string[] states = ["available", "paused", "wrapUp", "available", "offline"];
        for (var turn = 0; !over.IsCancellationRequested; turn++)
        {
            var at = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            var lines = string.Join('\n', Enumerable.Range(0, 40).Select(i =>
                $$"""{"type":"agent.state","at":"{{at}}","agent":"agent-{{i}}","state":"{{states[(turn + i) % states.Length]}}","queues":["queue-k{{i % SendersCount}}"]}"""));
            using var content = new StringContent(lines, Encoding.UTF8, new MediaTypeHeaderValue("application/x-ndjson"));
            using var answer = await hub.Client.PostAsync(new Uri("/api/v1/events?source=agents", UriKind.Relative), content, CancellationToken.None);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(CancellationToken.None));
            await Quietly(Task.Delay(1_000, over));
        }
    }

    // The floor's version rises, the ledgers balance, and memory is written down.
    private static async Task Watch(HubProcess hub, List<long> memory, CancellationToken over)
    {
        long version = 0;
        while (!over.IsCancellationRequested)
        {
            var site = (await hub.Get("/health/ready"))["sites"]!.AsArray().Single(s => (string?)s!["site"] == "main")!;
            Assert.Equal(0, (int)site["ledgerViolations"]!);
            Assert.True((long)site["version"]! >= version);
            version = (long)site["version"]!;
            memory.Add(hub.Memory);
            await Quietly(Task.Delay(1_000, over));
        }

        Assert.True(version > 0);
    }

    private static Task Quietly(Task waiting) => waiting.ContinueWith(static _ => { }, TaskScheduler.Default);
}
