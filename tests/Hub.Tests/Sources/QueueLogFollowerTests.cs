using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Sources.Asterisk;
using QueueMonitor.Hub.Tests.Boards;
using QueueMonitor.Hub.Tests.Sites;
using QueueMonitor.Testing;

namespace QueueMonitor.Hub.Tests.Sources;

public sealed class QueueLogFollowerTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("queue-log-").FullName;
    private readonly ManualTime _time = new("2026-11-20T12:00:00Z");
    private readonly SiteEngines _sites;
    private readonly QueueLogFollower _follower;

    public QueueLogFollowerTests()
    {
        _sites = new SiteEngines(new SiteOptions("main", "UTC"), new ForgetfulMemory(), _time, NullLogger<SiteEngines>.Instance);
        _follower = new QueueLogFollower(new QueueLogOptions(Log), _sites, _time, NullLogger<QueueLogFollower>.Instance);
    }

    private string Log => Path.Combine(_folder, "queue_log");

    public Task InitializeAsync() => _sites.StartAsync(CancellationToken.None);

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await _follower.StopAsync(CancellationToken.None);
        _follower.Dispose();
        await _sites.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task TheDayIsRightFromTheStartThoughTheLogWasRotatedAtNoon()
    {
        File.WriteAllLines(Log + ".1", [Line(-14 * 3600, "old", "ENTERQUEUE||1|1"), Line(-13 * 3600, "old", "ABANDON|1|1|3600"),
            Line(-7200, "c1", "ENTERQUEUE||1|1"), Line(-7190, "c1", "CONNECT|10|x|1", "ana"), Line(-100, "c2", "ENTERQUEUE||1|1")]);
        File.SetLastWriteTimeUtc(Log + ".1", _time.GetUtcNow().AddSeconds(-90).UtcDateTime);
        File.WriteAllLines(Log, [Line(-80, "c1", "COMPLETEAGENT|10|7110|1", "ana"), Line(-70, "c3", "ENTERQUEUE||1|1"), Line(-67, "c3", "ABANDON|2|2|3")]);
        File.SetLastWriteTimeUtc(Log, _time.GetUtcNow().UtcDateTime);
        await _follower.StartAsync(CancellationToken.None);
        var today = (await FloorWhere(f => f.Site.Today.ShortAbandoned == 1)).Queue("q")!.Today;
        Assert.Equal((3, 1, 0, 1, 1), (today.Offered, today.Answered, today.Abandoned, today.ShortAbandoned, today.Waiting));
        Assert.Equal(10, today.AverageSpeedOfAnswerSeconds);
    }

    [Fact]
    public async Task WhatIsWrittenAfterARotationIsSeenAndNothingTwice()
    {
        File.WriteAllLines(Log, [Line(-30, "c1", "ENTERQUEUE||1|1")]);
        await _follower.StartAsync(CancellationToken.None);
        await FloorWhere(f => f.Site.Waiting == 1);
        File.Move(Log, Log + ".1");
        File.WriteAllLines(Log, [Line(0, "c1", "CONNECT|30|x|1", "ana"), Line(0, "c2", "ENTERQUEUE||1|1")]);
        var floor = await FloorWhere(f => f.Site.Today.Offered == 2);
        Assert.Equal((1, 1), (floor.Site.Today.Answered, floor.Site.Waiting));
        Assert.Equal(0, floor.Sources.Single(s => s.Source == QueueLogFollower.Source).Duplicates);
    }

    [Fact]
    public async Task ALogThatIsNotThereIsNotHeardOfUntilItIs()
    {
        await _follower.StartAsync(CancellationToken.None);
        for (var i = 0; i < 100; i++) await Step();
        Assert.Empty(Floor.Sources);
        File.WriteAllText(Log, "");
        // Slowly: the next heartbeat is due five seconds later, and must not be before the engine has had a turn for the first.
        var floor = await FloorWhere(f => f.Sources.Count == 1, slowly: true);
        Assert.Equal(FreshnessState.Quiet, floor.Sources[0].Freshness.State);
        Assert.Equal(1, floor.Sources[0].Heartbeats);
    }

    [Fact]
    public async Task AStartOfAsteriskTakesItsCallsAway()
    {
        File.WriteAllLines(Log, [Line(-30, "c1", "ENTERQUEUE||1|1"), Line(-20, "c2", "ENTERQUEUE||1|2"), Line(-10, "c1", "CONNECT|20|x|1", "ana")]);
        await _follower.StartAsync(CancellationToken.None);
        await FloorWhere(f => f.Site.Waiting == 1 && f.Site.Contacts.ConnectedNow == 1);
        File.AppendAllLines(Log, [$"{Seconds(0)}|NONE|NONE|NONE|QUEUESTART|"]);
        var floor = await FloorWhere(f => f.Site.Waiting == 0);
        Assert.Equal((1, 1, 0), (floor.Site.Today.Lost, floor.Site.Today.LostConversation, floor.Site.Contacts.ConnectedNow));
    }

    private FloorSnapshot Floor => _sites.GetOrAdd("main").Latest;

    private async Task<FloorSnapshot> FloorWhere(Func<FloorSnapshot, bool> isSo, bool slowly = false)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!isSo(Floor))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Until.Deadline, "The floor did not come to what was expected.");
            await Step();
            for (var turns = 0; slowly && turns < 20 && !isSo(Floor); turns++) await Task.Delay(10);
        }

        return Floor;
    }

    // Time is ours; the follower's and the engine's own threads only need a turn.
    private async Task Step()
    {
        await Task.Delay(5);
        _time.Advance(TimeSpan.FromMilliseconds(200));
    }

    private string Line(int secondsFromNoon, string call, string what, string agent = "NONE") => $"{Seconds(secondsFromNoon)}|{call}|q|{agent}|{what}";

    private string Seconds(int fromNow) =>
        _time.GetUtcNow().AddSeconds(fromNow).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
