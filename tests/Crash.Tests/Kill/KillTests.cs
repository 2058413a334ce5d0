using System.Diagnostics;
using QueueMonitor.Crash.Tests.Harness;
using Xunit.Abstractions;

namespace QueueMonitor.Crash.Tests.Kill;

/// <summary>
/// The program under load, killed with SIGKILL at random moments: at work, at its start, in the middle of recovery. After each start
/// every acknowledged contact is there and none twice; at the end, after all resends, exactly those that were sent.
/// </summary>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    private const int SendersCount = 6;

    // Of each so many kills one floor is brought back twice, with its images and without, and compared.
    private const int ComparedEach = 4;

    private readonly Folders _folders = new();
    private readonly Random _random = new(KillPlan.Seed);
    private readonly Sender[] _senders = [.. Enumerable.Range(0, SendersCount).Select(i => new Sender($"s{i}", KillPlan.Seed + i))];
    private int _compared, _killedAtStart;

    public void Dispose() => _folders.Dispose();

    [Fact]
    public async Task NothingAcknowledgedIsLostAndNothingCountsTwice()
    {
        var data = _folders.New();
        var kills = 0;
        while (kills < KillPlan.AtRandom)
        {
            if (_random.Next(5) == 0)
            {
                await KillAtStart(data);
                kills++;
                continue;
            }

            await LoadUntilKilled(data);
            if (++kills % ComparedEach == 0) await Compare(data);
        }

        await EndAsAll(data);
        var text = $"Killed {kills} times, seed {KillPlan.Seed}: {_killedAtStart} at the start; {_senders.Sum(s => s.Acknowledged) * 3} events acknowledged, "
            + $"{_senders.Sum(s => s.Resent)} bodies sent again, {_senders.Sum(s => s.Duplicates)} events known before, {_compared} floors compared.";
        output.WriteLine(text);
        if (!KillPlan.IsShort) Console.WriteLine(text);
    }

    // While it compiles, opens its files, recovers, begins to listen.
    private async Task KillAtStart(string data)
    {
        using var hub = HubProcess.Start(data);
        await Task.Delay(_random.Next(1_500));
        hub.Kill();
        _killedAtStart++;
    }

    private async Task LoadUntilKilled(string data)
    {
        using var hub = HubProcess.Start(data);
        await hub.Ready();
        await MustHold(hub);
        using var stop = new CancellationTokenSource();
        var running = _senders.Select(s => s.Run(hub.Client, stop.Token)).ToArray();
        await Task.Delay(_random.Next(20, 900));
        hub.Kill();
        await stop.CancelAsync();
        await Task.WhenAll(running);
    }

    private async Task MustHold(HubProcess hub) =>
        Ledger.MustHold(await hub.Get("/api/v1/queues"), _senders.Select(s => (s, s.Acknowledged, s.Sent)), $"seed {KillPlan.Seed}: {hub.Said}");

    // The twin has no image: it is fed with the whole journal, in the order of the acknowledgements.
    private async Task Compare(string data)
    {
        var at = TimeProvider.System.GetUtcNow().AddSeconds(1);
        var recovered = await RecoveredFloor.Of(_folders.CopyOf(data), at);
        var twin = await RecoveredFloor.Of(_folders.CopyOf(data, without: "image"), at);
        Assert.Equal(twin, recovered);
        _compared++;
    }

    private async Task EndAsAll(string data)
    {
        using var hub = HubProcess.Start(data);
        await hub.Ready();
        await MustHold(hub);
        foreach (var sender in _senders) await sender.Finish(hub.Client);
        var queues = await hub.Get("/api/v1/queues");
        foreach (var sender in _senders) Assert.Equal((sender.Sent, sender.Sent), Ledger.Of(queues, sender.Queue));
        Assert.True(_senders.All(s => s.Acknowledged > 0 && s.Sent == s.Acknowledged));
        // The kills met bodies on their way, or they prove nothing.
        Assert.True(_senders.Sum(s => s.Resent) > 0);
        var site = (await hub.Get("/health/ready"))["sites"]!.AsArray().Single(s => (string?)s!["site"] == "main")!;
        Assert.Equal(0, (int)site["ledgerViolations"]!);
    }
}
