using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Staffing.Demand;
using QueueMonitor.Hub.Cli;
using QueueMonitor.Hub.Demo;
using QueueMonitor.Hub.Replay;
using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Tests.Demo;

public class DemoFeedTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task AllThatItPostsToTheApiIsTakenItsPlanTooAndItDoesWhatItIsAskedFor()
    {
        var time = new PlayedTime(Start, TimeProvider.System);
        await using var app = HubHost.Build(new HubOptions
        {
            Time = time, Pace = TimeProvider.System, Urls = "http://127.0.0.1:0", Zone = SimulatedCentre.Zone, Logging = static _ => { },
        });
        await app.StartAsync();
        using var feed = new DemoFeed(1, time, TimeProvider.System, HubRun.Address(app), Start.AddMinutes(6));
        await feed.CatchUp(Start.AddMinutes(6), CancellationToken.None);

        var sites = app.Services.GetRequiredService<SiteEngines>();
        var floor = sites.GetOrAdd(sites.DefaultSite).Latest;
        Assert.Equal(8, floor.Queues.Count);
        Assert.Equal(SimulatedCentre.SiteName, floor.Site.Settings.Name);
        Assert.True(floor.Site.Today.Answered > 10);
        Assert.All(floor.Queues, q => Assert.True(q.Today.AddsUp, q.Queue));
        Assert.All(floor.Queues.Where(q => q.Settings.Media != Engine.Contacts.MediaType.Email), q => Assert.Equal(0, q.Today.Restated));
        Assert.InRange(floor.AsOf, Start.AddMinutes(5), Start.AddMinutes(6));

        // What is required follows the plan that its planners brought, and the training that they planned is seen to come and go.
        var billing = floor.Queue("billing")!.Staffing!;
        Assert.Equal(StaffingBasis.Plan, billing.Basis);
        Assert.Contains(floor.Agents, a => a.Reason == "training");
        var helpers = floor.Agents.Where(a => a.Queues.Contains("billing") && a.Queues.Contains("support-chat")).Select(a => a.Agent).ToList();
        Assert.Equal(5, helpers.Count);
        Assert.Contains(floor.Staffing!.Alerts, a => a.Queues.Contains("billing"));

        // Somebody asks for agents, and those who can go there do.
        using var http = new HttpClient { BaseAddress = new Uri(HubRun.Address(app)) };
        var move = $$"""{"from":"support-chat","to":"billing","agents":2,"until":"{{Start.AddMinutes(30):O}}"}""";
        using var body = new StringContent(move, new MediaTypeHeaderValue("application/json"));
        using var made = await http.PostAsync(new Uri("/api/v1/moves", UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        await feed.Obey(CancellationToken.None);
        await feed.Obey(CancellationToken.None);
        Assert.Equal(2, feed.Lent);

        // They take the calls of Billing soon, not when the last of their chats has ended, and the monitor sees it.
        var (until, now) = (Start.AddMinutes(9), Start.AddMinutes(6));
        while (feed.LentAtWork == 0 && now < until) await feed.CatchUp(now += TimeSpan.FromSeconds(5), CancellationToken.None);
        Assert.InRange(feed.LentAtWork, 1, 2);
        await feed.CatchUp(now.AddSeconds(1), CancellationToken.None);
        var seen = sites.GetOrAdd(sites.DefaultSite).Latest;
        var lent = seen.Agents.Where(a => helpers.Contains(a.Agent) && a.Queues is ["billing"]).ToList();
        Assert.Equal(2, lent.Count);
        Assert.Contains(lent, a => a is { State: AgentState.Busy, Connected: 1 });
        await app.StopAsync();
    }
}
