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
}
