using QueueMonitor.Hub.Intake;

namespace QueueMonitor.Hub.Tests.Intake;

/// <summary>Runs alone: it counts what the whole process allocates.</summary>
[CollectionDefinition(nameof(IntakeMemoryTests), DisableParallelization = true)]
[Collection(nameof(IntakeMemoryTests))]
public class IntakeMemoryTests
{
    [Fact]
    public async Task ABombOfSpacesCostsBoundedMemory()
    {
        await using var hub = await IntakeHost.Start();
        var bomb = IntakeEndpointTests.Pack(new string(' ', 200_000_000), gzip: true);
        await hub.Post(bomb, "application/x-ndjson", "gzip");
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var reply = await hub.Post(bomb, "application/x-ndjson", "gzip");
        Assert.Equal((400, "no-readable-event"), (reply.Status, reply.Problem));
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 20_000_000);
    }

    [Fact]
    public async Task ALineThatIsHeldBackInEveryPlaceOfASourceCostsAMegabyteOrTwoEach()
    {
        await using var hub = await IntakeHost.Start();
        await hub.Post("[]");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var open = Enumerable.Range(0, IntakeLimits.RequestsPerSourceMax).Select(_ => new SlowContent()).ToList();
        var pending = open.Select(each => hub.Post(each, "application/x-ndjson")).ToList();
        var held = new string('x', IntakeLimits.SyncedBytesMax - 1);
        foreach (var each in open) await each.Send(held);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, 0, IntakeLimits.RequestsPerSourceMax * 4L * IntakeLimits.SyncedBytesMax);
        foreach (var each in open) each.End();
        foreach (var each in pending) Assert.Equal(400, (await each).Status);
    }
}
