using QueueMonitor.Crash.Tests.Harness;
using QueueMonitor.Crash.Tests.Kill;
using QueueMonitor.Testing.Storage;
using Xunit.Abstractions;

namespace QueueMonitor.Crash.Tests.Power;

/// <summary>
/// The power is cut in the middle of the disk's work, with what was not synced lost, out of order or torn: each acknowledged contact is
/// there after the next start, and the start does not stop.
/// </summary>
public sealed class PowerLossTests(ITestOutputHelper output) : IDisposable
{
    private const int SendersCount = 4;

    private readonly Folders _folders = new();

    public void Dispose() => _folders.Dispose();

    [Fact]
    public async Task AcknowledgedContactsSurviveEveryPowerCut()
    {
        var random = new Random(KillPlan.Seed);
        var senders = Enumerable.Range(0, SendersCount).Select(i => new Sender($"p{i}", KillPlan.Seed + i)).ToArray();
        var (data, cuts) = (_folders.New(), new List<(string Folder, long[] Acknowledged)>());
        using (var disk = new SimulatedDisk(data, KillPlan.Seed))
        {
            await using var hub = await HubInProcess.Start(data);
            using var stop = new CancellationTokenSource();
            var from = disk.Operations;
            disk.Operated = () =>
            {
                if (random.Next(25) > 0 || cuts.Count == KillPlan.Kills) return;
                // Acknowledged before the cut, and so before it in time.
                var acknowledged = senders.Select(s => s.Acknowledged).ToArray();
                var folder = _folders.New();
                disk.CutPower(folder, random);
                cuts.Add((folder, acknowledged));
                if (cuts.Count == KillPlan.Kills) stop.Cancel();
            };
            await Task.WhenAll(senders.Select(s => s.Run(hub.Client, stop.Token)));
            disk.Operated = null;
            foreach (var sender in senders) await sender.Finish(hub.Client);
        }

        foreach (var (folder, acknowledged) in cuts)
        {
            var revived = await Revived.On(folder);
            Assert.Null(revived.Refusal);
            Ledger.MustHold(revived.Queues!, senders.Select((s, i) => (s, acknowledged[i], s.Sent)), $"seed {KillPlan.Seed}, {folder}");
        }

        Assert.True(cuts[^1].Acknowledged.Sum() > 0);
        output.WriteLine($"Cut the power {cuts.Count} times, seed {KillPlan.Seed}: {cuts[^1].Acknowledged.Sum() * 3} events acknowledged by then.");
    }

    [Fact]
    public async Task FloorAfterAPowerCutIsThatOfItsJournalAlone()
    {
        var (data, cut) = (_folders.New(), _folders.New());
        var sender = new Sender("p", KillPlan.Seed);
        using (var disk = new SimulatedDisk(data))
        {
            await using var hub = await HubInProcess.Start(data);
            for (var i = 0; i < 20; i++) Assert.True((await sender.Once(hub.Client)).Taken);
            disk.CutPower(cut, new Random(KillPlan.Seed));
        }

        var at = TimeProvider.System.GetUtcNow().AddSeconds(1);
        Assert.Equal(await RecoveredFloor.Of(_folders.CopyOf(cut, without: "image"), at), await RecoveredFloor.Of(_folders.CopyOf(cut), at));
    }
}
