using Microsoft.Extensions.DependencyInjection;
using QueueMonitor.Engine.Events;
using QueueMonitor.Hub.Journal;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Store;
using QueueMonitor.Hub.Tests.Api;
using QueueMonitor.Hub.Tests.Wire;
using QueueMonitor.Testing;

namespace QueueMonitor.Hub.Tests.Journal;

/// <summary>Restarts from images, what is dropped and erased, and copies of the data folder.</summary>
public sealed class ImageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("queue-monitor-image-").FullName;
    private readonly ManualTime _time = new(SampleFloor.Now);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task AStartFromAnImageAndTheTailShowsWhatAStartFromNothingShows()
    {
        string atTheEnd;
        await using (var host = await ApiHost.Start(_folder, _time))
        {
            await host.Morning();
            await Journal(host).TakeImage(Site(host), CancellationToken.None);
            await host.Send(host.Event("contact.queued", "\"contact\":\"late\",\"queue\":\"billing\""));
            atTheEnd = SnapshotText.Of(host.Engine.Latest);
        }

        Assert.Equal(2, Images().Length);
        foreach (var keep in (int[])[2, 1, 0])
        {
            // Both; only the one before the tail; none.
            foreach (var image in Images().Take(Images().Length - keep)) File.Delete(image.Path);
            var read = await Restart(atTheEnd);
            Assert.Equal(keep == 0, read > 1);
        }
    }

    [Fact]
    public async Task ADamagedImageIsPassedOver()
    {
        string atTheEnd;
        await using (var host = await ApiHost.Start(_folder, _time))
        {
            await host.Morning();
            await Journal(host).TakeImage(Site(host), CancellationToken.None);
            await host.Send(host.Event("contact.queued", "\"contact\":\"late\",\"queue\":\"billing\""));
            atTheEnd = SnapshotText.Of(host.Engine.Latest);
        }

        foreach (var image in Images())
        {
            var bytes = await File.ReadAllBytesAsync(image.Path);
            bytes[bytes.Length / 2] ^= 1;
            await File.WriteAllBytesAsync(image.Path, bytes);
        }

        await Restart(atTheEnd);
    }

    [Fact]
    public async Task OldGroupsAreDroppedButNeverWhatTheNextStartNeeds()
    {
        string atTheEnd;
        await using (var host = await ApiHost.Start(_folder, _time))
        {
            await host.Morning();
            Assert.Equal(0, await Journal(host).DropOld(_time.GetUtcNow().AddDays(1), long.MaxValue));
            await Journal(host).TakeImage(Site(host), CancellationToken.None);
            var groups = Journal(host).Journal.Delivered;
            Assert.Equal(0, await Journal(host).DropOld(_time.GetUtcNow().AddDays(-7), long.MaxValue));
            await host.Send(host.Event("contact.queued", "\"contact\":\"late\",\"queue\":\"billing\""));
            Assert.Equal(groups, await Journal(host).DropOld(_time.GetUtcNow().AddDays(1), long.MaxValue));
            Assert.Equal(0, await Journal(host).DropOld(_time.GetUtcNow().AddDays(-7), 0));
            atTheEnd = SnapshotText.Of(host.Engine.Latest);
        }

        Assert.Equal(0, await Restart(atTheEnd));
        File.Delete(Images()[0].Path);
        Assert.Equal(1, await Restart(atTheEnd));
    }

    [Fact]
    public async Task WithoutImagesAndWithoutItsBeginningTheFloorBeginsWithItsSettings()
    {
        await using (var host = await ApiHost.Start(_folder, _time))
        {
            await host.Morning();
            await Journal(host).TakeImage(Site(host), CancellationToken.None);
            await host.Send(host.Event("contact.queued", "\"contact\":\"late\",\"queue\":\"billing\""));
            await Journal(host).DropOld(_time.GetUtcNow().AddDays(1), long.MaxValue);
        }

        foreach (var image in Images()) File.Delete(image.Path);
        await using var again = await ApiHost.Start(_folder, _time);
        var queue = again.Engine.Latest.Queue("billing")!;
        Assert.Equal(("Billing", 1, 58.5), (queue.Settings.Name, queue.Waiting, queue.Settings.Value));
    }

    [Fact]
    public async Task AnErasedCustomerIsInNoFileAfterwards()
    {
        UInt128 customer = 0x0123456789ABCDEF;
        customer = (customer << 64) | 0xFEDCBA9876543210;
        string atTheEnd;
        await using (var host = await ApiHost.Start(_folder, _time))
        {
            await host.Morning();
            await Offer(host, EventType.ContactQueued, "known", customer);
            await Journal(host).TakeImage(Site(host), CancellationToken.None);
            Assert.True(IsOnDisk(customer));
            await Offer(host, EventType.CustomerErased, "", customer);
            Assert.Equal(2, await Journal(host).EraseWhatIsToBe(Sites(host), CancellationToken.None));
            Assert.Equal(0, await Journal(host).EraseWhatIsToBe(Sites(host), CancellationToken.None));
            Assert.False(IsOnDisk(customer));
            atTheEnd = SnapshotText.Of(host.Engine.Latest);
        }

        await Restart(atTheEnd);
        Assert.False(IsOnDisk(customer));
    }

    [Fact]
    public async Task ACopyMadeWhileItRunsIsADataFolder()
    {
        var copy = Path.Combine(_folder, "copy");
        string then;
        await using (var host = await ApiHost.Start(_folder, _time))
        {
            await host.Morning();
            await Journal(host).TakeImage(Site(host), CancellationToken.None);
            await host.Send(host.Event("contact.queued", "\"contact\":\"before\",\"queue\":\"billing\""));
            then = SnapshotText.Of(host.Engine.Latest);
            DataBackup.Make(_folder, copy);
            await host.Send(host.Event("contact.queued", "\"contact\":\"after\",\"queue\":\"billing\""));
            Assert.Throws<HubStoreException>(() => DataBackup.Make(_folder, copy));
        }

        await using var restored = await ApiHost.Start(copy, _time);
        Assert.Equal(then, SnapshotText.Of(restored.Engine.Latest));
        Assert.Equal("Billing", (string?)(await restored.Get("/api/v1/queues/billing/settings"))["name"]);
    }

    [Fact]
    public async Task ImagesAreTakenAfterTenMinutesOfChange()
    {
        await using var host = await ApiHost.Start(_folder, _time);
        var keeper = host.Services.GetRequiredService<ImageKeeper>();
        await host.Send(host.Event("contact.queued", "\"contact\":\"c\",\"queue\":\"billing\""));
        await keeper.LookNow(CancellationToken.None);
        Assert.Empty(Images());
        _time.Advance(ImageKeeper.AgeMax);
        await keeper.LookNow(CancellationToken.None);
        await keeper.LookNow(CancellationToken.None);
        Assert.Single(Images());
    }

    // Gives how many events the start read.
    private async Task<long> Restart(string shows)
    {
        await using var again = await ApiHost.Start(_folder, _time);
        Assert.Equal(shows, SnapshotText.Of(again.Engine.Latest));
        return Journal(again).EventsRecovered;
    }

    private static async Task Offer(ApiHost host, EventType type, string contact, UInt128 customer)
    {
        var door = Site(host).Door;
        var batch = door.Rent();
        var at = SampleFloor.Now.ToUnixTimeMilliseconds();
        ref var e = ref contact.Length > 0 ? ref batch.Add(type, at, contact) : ref batch.Add(type, at);
        if (contact.Length > 0) e.Queue = batch.Name("billing");
        batch.AddDetail(ref e).Customer = customer;
        Assert.True(door.TryOffer(batch));
        await batch.Applied;
        Assert.Equal(1, batch.Accepted);
        door.Return(batch);
    }

    private bool IsOnDisk(UInt128 customer)
    {
        var bytes = new byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128LittleEndian(bytes, customer);
        return Directory.EnumerateFiles(_folder).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)).Any(file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var all = new byte[stream.Length];
            stream.ReadExactly(all);
            return all.AsSpan().IndexOf(bytes) >= 0;
        });
    }

    private StoredImage[] Images() => ImageFolder.In(_folder, "main");

    private static SiteJournal Journal(ApiHost host) => host.Services.GetRequiredService<SiteJournal>();

    private static SiteEngines Sites(ApiHost host) => host.Services.GetRequiredService<SiteEngines>();

    private static SiteEngine Site(ApiHost host) => Sites(host).Open("main");
}
