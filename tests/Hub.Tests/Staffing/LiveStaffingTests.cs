using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.Staffing;
using QueueMonitor.Hub.Store;
using QueueMonitor.Hub.Tests.Boards;
using QueueMonitor.Hub.Tests.Wire;
using QueueMonitor.Testing;

namespace QueueMonitor.Hub.Tests.Staffing;

public sealed class LiveStaffingTests
{
    [Fact]
    public void AThousandPagesFollowStaffingAndNoMore()
    {
        var time = new ManualTime(SampleFloor.Now);
        using var store = HubStore.Open(null);
        using var live = new LiveStaffing(
            new FakeFeeds(new FakeFeed(SiteRowsTests.Billing(waiting: 1))), new PlanMemory(new SettingsTable(store, time)), new BoardClock(time, time));
        for (var page = 0; page < LiveStaffing.LinesMax; page++) live.Join("main", new Page());
        var refused = Assert.Throws<JoinRefusedException>(() => live.Join("main", new Page()));
        Assert.StartsWith("1000 pages follow staffing, which is the limit.", refused.Message, StringComparison.Ordinal);
    }

    private sealed class Page : IStaffingLine
    {
        public Task Send(RawJson message) => Task.CompletedTask;
    }
}
