using System.Globalization;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using QueueMonitor.Crash.Tests.Harness;
using Xunit.Abstractions;

namespace QueueMonitor.Crash.Tests.Soak;

/// <summary>
/// A working hub for as long as it takes: a minute in CI, by hand as many as QUEUE_MONITOR_SOAK says, at as many events a second as
/// QUEUE_MONITOR_SOAK_RATE says. Sources send, start anew, send again what was taken and say what is there; agents come and go; walls
/// join, stall and vanish. Its time goes eight times as fast as ours, through the night in which clocks are put back.
/// </summary>
public sealed class SoakTests(ITestOutputHelper output) : IDisposable
{
    private const int SendersCount = 8, ExchangesCount = 4, WallsCount = 24;

    // What closed contacts of an hour and the heap's own breathing may take on top; a leak of a frame or a request a time is far past it.
    private const long GrowthMax = 300L * 1024 * 1024;

    private static readonly double Minutes = Number("QUEUE_MONITOR_SOAK") ?? 1;

    // Of the senders together, where the hub takes as much.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(Sender.EventsPerBody * SendersCount / (Number("QUEUE_MONITOR_SOAK_RATE") ?? 4_000));

    private readonly Folders _folders = new();
    private long _frames, _joined, _stalled, _vanished, _restarts;

    public void Dispose() => _folders.Dispose();

    [Fact]
    public async Task HubStaysWellUnderLoadRestartsAndWallsThatComeAndGoInTheNightOfTheLongHour()
    {
        var night = NightTime.Around(TimeSpan.FromMinutes(Minutes / 2));
        var began = night.GetUtcNow();
        var data = _folders.New();
        using var hub = HubProcess.StartIn(night, data);
        await hub.Ready();
        var senders = Enumerable.Range(0, SendersCount).Select(i => new Sender($"k{i}", i, time: night)).ToArray();
        var exchanges = Enumerable.Range(0, ExchangesCount).Select(i => new Exchange($"x{i}", 50 + i, night)).ToArray();
        using var over = new CancellationTokenSource(TimeSpan.FromMinutes(Minutes));
        var memory = new List<long>();
        await AllOrTheFirstFault(over,
        [
            .. senders.Select((s, i) => Source(s, hub, new Random(i), over.Token)),
            .. exchanges.Select((x, i) => Calls(x, hub, new Random(200 + i), over.Token)),
            .. Enumerable.Range(0, WallsCount).Select(i => Walls(hub, new Random(100 + i), over.Token)),
            Agents(hub, night, over.Token),
            Watch(hub, memory, over.Token),
        ]);

        foreach (var sender in senders) await sender.Finish(hub.Client);
        foreach (var exchange in exchanges) await exchange.StartAnew(hub);
        await hub.End();
        using var after = HubProcess.StartIn(night, data);
        await after.Ready();
        foreach (var sender in senders) await MustHaveAll(sender, after, began);
        Assert.True(night.GetUtcNow() > NightTime.ClocksGoBackAt && began < NightTime.ClocksGoBackAt);
        Assert.True(senders.Sum(s => s.Duplicates) > 0 && exchanges.Sum(x => x.Lost) > 0 && _frames > 0 && _vanished > 0);
        var text = $"Soak of {Minutes:0.#} min, {began:u} to {night.GetUtcNow():u}: {senders.Sum(s => s.Acknowledged * 3) + exchanges.Sum(x => x.Events)} events, "
            + $"{senders.Sum(s => s.Duplicates)} known before, {_restarts} restarts of sources, {exchanges.Sum(x => x.Lost)} calls ended unheard, "
            + $"{exchanges.Sum(x => x.Found)} found by source.synced, {_joined} walls joined, {_stalled} stalled, {_vanished} vanished, {_frames} frames, "
            + $"memory {MemoryAt(memory, 0.05)} MB at the start, {MemoryAt(memory, 0.5)} in the middle, {MemoryAt(memory, 1)} at the end.";
        output.WriteLine(text);
        if (Minutes > 1) Console.WriteLine(text);
        var (early, late) = (memory.Take(memory.Count / 2).Max(), memory.Skip(memory.Count / 2).Max());
        Assert.True(late - early < GrowthMax, text);
    }

    // All that was sent counts once, also over midnight, and in quarter-hours that each are there once, after an end in order.
    private static async Task MustHaveAll(Sender sender, HubProcess hub, DateTimeOffset began)
    {
        var window = (await hub.Get($"/api/v1/queues/{sender.Queue}"))["windows"]!["sinceStart"]!;
        Assert.Equal((sender.Sent, sender.Sent), ((long)window["offered"]!, (long)window["answered"]!));
        var from = began.UtcDateTime.AddMinutes(-15).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var quarters = (await hub.Get($"/api/v1/history?queue={sender.Queue}&from={from}&interval=15m"))["intervals"]!.AsArray();
        Assert.Equal(sender.Sent, quarters.Sum(q => (long)q!["offered"]!));
        var starts = quarters.Select(q => (DateTimeOffset)q!["start"]!).ToArray();
        Assert.Equal(starts.Distinct().Order(), starts);
        var days = (await hub.Get($"/api/v1/history?queue={sender.Queue}&from={from}&interval=1d"))["intervals"]!.AsArray();
        Assert.Equal(sender.Sent, days.Sum(q => (long)q!["offered"]!));
        Assert.Equal(25 * 3_600, (long)days[^1]!["seconds"]!);
    }

    private static long MemoryAt(List<long> memory, double part)
    {
        var at = (int)(part * memory.Count);
        var around = memory.Skip(Math.Max(0, at - 30)).Take(30).Order().ToArray();
        return around[around.Length / 2] / 1_000_000;
    }

    private async Task Source(Sender sender, HubProcess hub, Random random, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            using var life = CancellationTokenSource.CreateLinkedTokenSource(over);
            life.CancelAfter(random.Next(2_000, 15_000));
            await sender.Run(hub.Client, life.Token, Pause);
            sender.Forget();
            Interlocked.Increment(ref _restarts);
        }
    }

    private async Task Calls(Exchange exchange, HubProcess hub, Random random, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            for (var n = random.Next(5, 60); n > 0 && !over.IsCancellationRequested; n--)
            {
                await exchange.Work(hub.Client);
                await Quietly(Task.Delay(200, over));
            }

            await exchange.StartAnew(hub);
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

    private static async Task Agents(HubProcess hub, NightTime night, CancellationToken over)
    {
        string[] states = ["available", "paused", "wrapUp", "available", "offline"];
        for (var turn = 0; !over.IsCancellationRequested; turn++)
        {
            var at = night.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
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
        var version = 0L;
        while (!over.IsCancellationRequested)
        {
            using var answer = await hub.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), CancellationToken.None);
            var health = JsonNode.Parse(await answer.Content.ReadAsStringAsync(CancellationToken.None))!;
            var site = health["sites"]!.AsArray().Single(s => (string?)s!["site"] == "main")!;
            Assert.True(answer.IsSuccessStatusCode, health.ToJsonString());
            Assert.True((int)site["ledgerViolations"]! == 0 && (long)site["version"]! >= version, health.ToJsonString());
            version = (long)site["version"]!;
            memory.Add(hub.Memory);
            await Quietly(Task.Delay(1_000, over));
        }

        Assert.True(version > 0);
    }

    // What goes wrong in the first minute is told then, and not after the hour.
    private static async Task AllOrTheFirstFault(CancellationTokenSource over, IReadOnlyList<Task> tasks)
    {
        foreach (var task in tasks)
            _ = task.ContinueWith(_ => over.Cancel(), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        await Task.WhenAll(tasks);
    }

    private static double? Number(string name) =>
        double.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Task Quietly(Task waiting) => waiting.ContinueWith(static _ => { }, TaskScheduler.Default);
}
