using QueueMonitor.Crash.Tests.Harness;
using Xunit.Sdk;

namespace QueueMonitor.Crash.Tests.Kill;

/// <summary>The harness finds what it is there to find: a hub that was told to keep nothing is caught at its first kill.</summary>
public sealed class HarnessBitesTests : IDisposable
{
    private readonly Folders _folders = new();
    private readonly Sender[] _senders = [.. Enumerable.Range(0, 3).Select(i => new Sender($"m{i}", KillPlan.Seed + i))];

    public void Dispose() => _folders.Dispose();

    [Fact]
    public async Task WithoutAJournalLossesAreFound()
    {
        var data = _folders.New();
        using (var hub = HubProcess.Start(data, "--durability", "memory"))
        {
            await hub.Ready();
            await UnderLoad.KillAt(hub, _senders, async () =>
            {
                while (_senders.Any(s => s.Acknowledged == 0)) await Task.Delay(5);
            });
        }

        using var after = HubProcess.Start(data, "--durability", "memory");
        await after.Ready();
        var queues = await after.Get("/api/v1/queues");
        foreach (var sender in _senders)
            Assert.ThrowsAny<XunitException>(() => Ledger.MustHold(queues, [(sender, sender.Acknowledged, sender.Sent)], "memory"));
    }
}
