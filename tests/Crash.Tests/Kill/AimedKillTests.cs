using System.Diagnostics;
using QueueMonitor.Crash.Tests.Harness;
using QueueMonitor.Hub.Journal;
using Xunit.Abstractions;

namespace QueueMonitor.Crash.Tests.Kill;

/// <summary>
/// The program killed at the moments that matter most: while an image is written, when it takes its name, while old groups are dropped,
/// while customers are erased, while a backup is made. Seeded; under load.
/// </summary>
public sealed class AimedKillTests(ITestOutputHelper output) : IDisposable
{
    private const string Half = "half an image", Backup = "backup";

    // Of so many kills one floor at most is brought back twice.
    private const int ComparedEach = 5;

    private static readonly string[] Moments = [Half, RestlessKeeper.Image, RestlessKeeper.Retention, RestlessKeeper.Erasure, Backup];

    private readonly Folders _folders = new();
    private readonly Random _random = new(KillPlan.Seed);
    private readonly Sender[] _senders = [.. Enumerable.Range(0, 4).Select(i => new Sender($"a{i}", KillPlan.Seed + i))];
    private readonly Erasures _erasures = new();
    private int _compared, _halfImages, _backups;

    public void Dispose() => _folders.Dispose();

    [Fact]
    public async Task NothingIsLostWhicheverWorkIsCutOff()
    {
        var data = _folders.New();
        for (var kill = 0; kill < KillPlan.Aimed; kill++)
        {
            var moment = Moments[kill % Moments.Length];
            await KillIn(moment, data);
            if (Directory.EnumerateFiles(data, "*.tmp").Any()) _halfImages++;
            if (_compared * ComparedEach <= kill) await Compare(data);
        }

        await EndAsAll(data);
        var text = $"Killed {KillPlan.Aimed} times at work that matters, seed {KillPlan.Seed}: {_halfImages} images half written, {_backups} backups whole, "
            + $"{_erasures.Count} customers erased, {_senders.Sum(s => s.Acknowledged) * 3} events acknowledged, {_compared} floors compared.";
        output.WriteLine(text);
        Assert.True(_senders.Sum(s => s.Resent) > 0, text);
        if (KillPlan.IsShort) return;
        Console.WriteLine(text);
        Assert.True(_halfImages > 0 && _compared > 0, text);
    }

    private async Task KillIn(string moment, string data)
    {
        using var hub = HubProcess.StartRestless(data);
        await hub.Ready();
        await MustHold(hub);
        await _erasures.Some(hub.Client);
        var backup = _folders.New();
        HubProcess? copying = null;
        var before = _senders.Select(s => s.Acknowledged).ToArray();
        await UnderLoad.KillAt(hub, _senders, async () =>
        {
            await Task.Delay(_random.Next(100, 300));
            if (moment == Half) UntilHalf(data);
            else if (moment == Backup) await WithinBackup();
            else await Within(hub, moment);
        });
        if (copying is not null) await MustBeWhole(copying);

        async Task WithinBackup()
        {
            before = [.. _senders.Select(s => s.Acknowledged)];
            copying = HubProcess.Backup(data, backup);
            var started = Stopwatch.GetTimestamp();
            while (!File.Exists(Path.Combine(backup, JournalFile.FileName)) && Stopwatch.GetElapsedTime(started) < Patience.Longest) await Task.Delay(1);
            await Task.Delay(_random.Next(60));
        }

        // A copy of a program that is killed meanwhile is as good as any.
        async Task MustBeWhole(HubProcess copy)
        {
            using (copy) Assert.Equal(0, await copy.Ended());
            var revived = await Revived.On(backup);
            Assert.Null(revived.Refusal);
            Ledger.MustHold(revived.Queues!, _senders.Select((s, i) => (s, before[i], s.Sent)), $"seed {KillPlan.Seed}: the backup");
            Directory.Delete(backup, recursive: true);
            _backups++;
        }
    }

    // A file that is being written has a name of its own; seen from outside, so that nothing need be built in to be killed there.
    private static void UntilHalf(string data)
    {
        var started = Stopwatch.GetTimestamp();
        while (!Directory.EnumerateFiles(data, "*.tmp").Any())
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience.Longest, "No image is written.");
    }

    // Somewhere between its beginning and its end, as long as it took the time before.
    private async Task Within(HubProcess hub, string work)
    {
        await hub.Says(RestlessKeeper.Begins(work));
        var began = Stopwatch.GetTimestamp();
        await hub.Says(RestlessKeeper.Ends(work));
        var after = Stopwatch.GetElapsedTime(began) * _random.NextDouble() * 1.2;
        await hub.Says(RestlessKeeper.Begins(work));
        began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < after) Thread.SpinWait(100);
    }

    private async Task MustHold(HubProcess hub) =>
        Ledger.MustHold(await hub.Get("/api/v1/queues"), _senders.Select(s => (s, s.Acknowledged, s.Sent)), $"seed {KillPlan.Seed}: {hub.Said}");

    // From the newest image, and from the one before with more of the journal: what was dropped, neither needs.
    private async Task Compare(string data)
    {
        var images = ImageFolder.In(data, "main");
        if (images.Length < ImageFolder.Kept) return;
        var at = TimeProvider.System.GetUtcNow().AddSeconds(1);
        var recovered = await RecoveredFloor.Of(_folders.CopyOf(data), at);
        Assert.Equal(await RecoveredFloor.Of(_folders.CopyOf(data, without: Path.GetFileName(images[0].Path)), at), recovered);
        _compared++;
    }

    private async Task EndAsAll(string data)
    {
        await using (var hub = await HubInProcess.Start(data))
        {
            await hub.Sites.Ready.WaitAsync(Patience.Longest);
            foreach (var sender in _senders) await sender.Finish(hub.Client);
            var queues = await hub.Get("/api/v1/queues");
            foreach (var sender in _senders) Assert.Equal((sender.Sent, sender.Sent), Ledger.Of(queues, sender.Queue));
            Assert.Equal(0, hub.Main.Latest.Counters.LedgerViolations);
            await hub.Journal.EraseWhatIsToBe(hub.Sites, CancellationToken.None);
            await hub.Stop();
        }

        _erasures.MustBeGone(_folders.CopyOf(data));
    }
}
