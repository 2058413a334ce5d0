using System.Text.Json.Nodes;
using QueueMonitor.Crash.Tests.Harness;
using QueueMonitor.Crash.Tests.Kill;
using QueueMonitor.Testing.Storage;

namespace QueueMonitor.Crash.Tests.Power;

/// <summary>A disk that does wrong: 503 or a start that refuses, in words; never an acknowledged event that is silently gone.</summary>
public sealed class DiskFaultTests : IDisposable
{
    private const string Journal = "journal.db", Log = "journal.db-wal";

    private readonly Folders _folders = new();
    private readonly Sender _sender = new("d", KillPlan.Seed);

    public void Dispose() => _folders.Dispose();

    [Theory]
    [InlineData(DiskFault.WriteError)]
    [InlineData(DiskFault.ShortWrite)]
    [InlineData(DiskFault.FailedSync)]
    public async Task CommitThatFailsIs503AndTheNextOneHeals(DiskFault fault)
    {
        var (data, cuts) = (_folders.New(), new List<(string Folder, long Acknowledged)>());
        using (var disk = new SimulatedDisk(data, KillPlan.Seed))
        {
            await using var hub = await HubInProcess.Start(data);
            for (var round = 0; round < 5; round++)
            {
                await Taken(hub);
                disk.Fail(fault, Log, after: fault == DiskFault.FailedSync ? 0 : round % 2);
                await RefusedOnce(hub, disk);
                Cut(disk, cuts);
                await Taken(hub);
                Cut(disk, cuts);
            }

            Assert.Equal(5, disk.Faults);
        }

        foreach (var (folder, acknowledged) in cuts) await MustHave(folder, acknowledged);
    }

    /// <summary>What came behind the refused part was taken before it once: a call was answered before it was queued, and counted twice.</summary>
    [Fact]
    public async Task NothingOfABodyOvertakesWhatWasRefusedOfIt()
    {
        var data = _folders.New();
        var large = new Sender("l", KillPlan.Seed, contactsEach: 1_000);
        using var disk = new SimulatedDisk(data);
        await using var hub = await HubInProcess.Start(data);
        for (var round = 1; round <= 4; round++)
        {
            disk.Fail(DiskFault.FailedSync, Log);
            var (taken, _, said) = await large.Once(hub.Client);
            Assert.False(taken);
            Assert.Equal(((long)JsonNode.Parse(said)!["accepted"]!, large.Sent - 1_000), (0, Ledger.Of(await hub.Get("/api/v1/queues"), large.Queue).Offered));
            Assert.True((await large.Once(hub.Client)).Taken);
            Assert.Equal((round * 1_000, round * 1_000), Ledger.Of(await hub.Get("/api/v1/queues"), large.Queue));
        }

        Assert.Equal((4, 0), (disk.Faults, large.Duplicates));
    }

    [Fact]
    public async Task FullDiskTurnsEventsAwayKeepsWallsLiveAndHeals()
    {
        var (data, cuts) = (_folders.New(), new List<(string Folder, long Acknowledged)>());
        using (var disk = new SimulatedDisk(data))
        {
            await using var hub = await HubInProcess.Start(data);
            await Taken(hub);
            disk.RoomLeft = 0;
            for (var tries = 0; tries < 3; tries++) await Refused(hub, "full");
            Cut(disk, cuts);
            Assert.Equal(_sender.Acknowledged, Ledger.Of(await hub.Get("/api/v1/queues"), _sender.Queue).Offered);
            disk.Heal();
            await Taken(hub);
            Cut(disk, cuts);
        }

        foreach (var (folder, acknowledged) in cuts) await MustHave(folder, acknowledged);
    }

    [Fact]
    public async Task ReadErrorAtTheStartLosesNothing()
    {
        var data = _folders.New();
        await Fill(data);
        var refused = 0;
        for (var after = 0; after < 24; after += 3)
        {
            var copy = _folders.CopyOf(data);
            using (var disk = new SimulatedDisk(copy))
            {
                disk.Fail(DiskFault.ReadError, Journal, after);
                var revived = await Revived.On(copy);
                if (revived.Refusal is not null) refused++;
                else Ledger.MustHold(revived.Queues!, [(_sender, _sender.Acknowledged, _sender.Sent)], $"read error after {after}");
            }

            // The disk reads again: all is there, whatever the failed start did. In a copy: within this process its lock may still be held.
            await MustHave(_folders.CopyOf(copy), _sender.Acknowledged);
        }

        Assert.True(refused > 0);
    }

    [Theory]
    [InlineData(Journal)]
    [InlineData(Log)]
    public async Task FlippedBitIsFoundOrHarmless(string file)
    {
        var (data, cut) = (_folders.New(), _folders.New());
        using (var disk = new SimulatedDisk(data))
        {
            await using var hub = await HubInProcess.Start(data);
            for (var i = 0; i < 12; i++) await Taken(hub);
            disk.CutPower(cut, new Random(1));
        }

        var (random, found) = (new Random(KillPlan.Seed), 0);
        for (var flips = 0; flips < KillPlan.Kills; flips++)
        {
            var copy = _folders.CopyOf(file == Log ? cut : data);
            // The images of a clean end would make the journal needless.
            foreach (var image in Directory.EnumerateFiles(copy, "image-*")) File.Delete(image);
            var bytes = await File.ReadAllBytesAsync(Path.Combine(copy, file));
            var at = random.Next(bytes.Length);
            bytes[at] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(Path.Combine(copy, file), bytes);
            var revived = await Revived.On(copy);
            if (revived.Refusal is not null) found++;
            else Ledger.MustHold(revived.Queues!, [(_sender, _sender.Acknowledged, _sender.Sent)], $"seed {KillPlan.Seed}: bit flipped at {at} of {file}");
        }

        Assert.True(found > 0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(512)]
    [InlineData(-1)]
    public async Task MarkThatIsTornOrGoneStopsNoSoundJournal(int torn)
    {
        var data = _folders.New();
        await Fill(data);
        var mark = Path.Combine(data, "journal.mark");
        var bytes = await File.ReadAllBytesAsync(mark);
        if (torn < 0) File.Delete(mark);
        else bytes.AsSpan(torn + 8, 20).Fill(0x5a);
        if (torn >= 0) await File.WriteAllBytesAsync(mark, bytes);
        await MustHave(data, _sender.Acknowledged);
    }

    [Fact]
    public async Task JournalOlderThanItsMarkStopsTheStart()
    {
        var data = _folders.New();
        await Fill(data);
        var backup = _folders.CopyOf(data);
        await Fill(data);
        // The disk gives back an old state of the journal, and the mark knows of more.
        foreach (var file in Directory.EnumerateFiles(data, Journal + "*")) File.Delete(file);
        File.Copy(Path.Combine(backup, Journal), Path.Combine(data, Journal));
        Assert.Contains("acknowledged", (await Revived.On(data)).Refusal, StringComparison.Ordinal);
    }

    private async Task Fill(string data)
    {
        await using var hub = await HubInProcess.Start(data);
        for (var i = 0; i < 12; i++) await Taken(hub);
        await hub.Stop();
    }

    private async Task Taken(HubInProcess hub)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var (taken, status, said) = await _sender.Once(hub.Client);
            if (taken)
            {
                Ledger.MustHold(await hub.Get("/api/v1/queues"), [(_sender, _sender.Acknowledged, _sender.Sent)], said);
                return;
            }

            Assert.True(status == 503 && TimeProvider.System.GetElapsedTime(started) < Patience.Longest, $"{status} {said}");
        }
    }

    private async Task RefusedOnce(HubInProcess hub, SimulatedDisk disk)
    {
        var before = disk.Faults;
        await Refused(hub, "journal");
        Assert.Equal(before + 1, disk.Faults);
    }

    // With a reason for a person; the figures are read as ever.
    private async Task Refused(HubInProcess hub, string reason)
    {
        var (taken, status, said) = await _sender.Once(hub.Client);
        Assert.False(taken);
        Assert.Equal(503, status);
        Assert.Contains(reason, (string)JsonNode.Parse(said)!["detail"]!, StringComparison.Ordinal);
        await hub.Get("/api/v1/queues");
    }

    private void Cut(SimulatedDisk disk, List<(string Folder, long Acknowledged)> cuts)
    {
        var folder = _folders.New();
        disk.CutPower(folder, new Random(KillPlan.Seed + cuts.Count));
        cuts.Add((folder, _sender.Acknowledged));
    }

    private async Task MustHave(string folder, long acknowledged)
    {
        var revived = await Revived.On(folder);
        Assert.Null(revived.Refusal);
        Ledger.MustHold(revived.Queues!, [(_sender, acknowledged, _sender.Sent)], folder);
    }
}
