using Microsoft.Extensions.DependencyInjection;
using QueueMonitor.Hub.Cli;
using QueueMonitor.Hub.Demo;
using QueueMonitor.Hub.Replay;
using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Tests.Demo;

public class DemoFeedTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task AllThatItPostsToTheApiIsTakenAndNothingIsLate()
    {
        var time = new PlayedTime(Start, TimeProvider.System);
        await using var app = HubHost.Build(new HubOptions
        {
            Time = time, Pace = TimeProvider.System, Urls = "http://127.0.0.1:0", Zone = SimulatedCentre.Zone, Logging = static _ => { },
        });
        await app.StartAsync();
        using var feed = new DemoFeed(1, time, TimeProvider.System, HubRun.Address(app));
        await feed.CatchUp(Start.AddMinutes(6), CancellationToken.None);

        var sites = app.Services.GetRequiredService<SiteEngines>();
        var floor = sites.GetOrAdd(sites.DefaultSite).Latest;
        Assert.Equal(8, floor.Queues.Count);
        Assert.Equal(SimulatedCentre.SiteName, floor.Site.Settings.Name);
        Assert.True(floor.Site.Today.Answered > 10);
        Assert.All(floor.Queues, q => Assert.True(q.Today.AddsUp, q.Queue));
        Assert.All(floor.Queues.Where(q => q.Settings.Media != Engine.Contacts.MediaType.Email), q => Assert.Equal(0, q.Today.Restated));
        Assert.InRange(floor.AsOf, Start.AddMinutes(5), Start.AddMinutes(6));
        await app.StopAsync();
    }
}
