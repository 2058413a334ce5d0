using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QueueMonitor.Hub.Access;
using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.Hosting;
using QueueMonitor.Hub.Screens;
using QueueMonitor.Hub.Staffing;
using QueueMonitor.Hub.Store;
using QueueMonitor.Hub.Tests.Wire;
using QueueMonitor.Testing;

namespace QueueMonitor.Hub.Tests.Boards;

/// <summary>The live feed on a real server, on a port of this machine, over a site made by hand.</summary>
internal sealed class BoardHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private BoardHost(WebApplication app, ManualTime time) => (_app, Time) = (app, time);

    public ManualTime Time { get; }

    public FakeFeed Feed { get; private init; } = new(SiteRowsTests.Billing(waiting: 1), SiteRowsTests.Support());

    public FakeChoices Choices { get; } = new();

    public LiveBoards Boards => _app.Services.GetRequiredService<LiveBoards>();

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<BoardHost> Start()
    {
        BoardHost? host = null;
        var time = new ManualTime(SampleFloor.Now);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(HubLimits.Apply);
        builder.Services.AddProblemDetails();
        builder.Services.AddBoards();
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton(_ => HubStore.Open(null));
        builder.Services.AddSingleton<ScreenTable>().AddSingleton<ScreenBook>().AddSingleton<LiveScreens>();
        builder.Services.AddSingleton<Pairings>().AddSingleton<Strangers>().AddSingleton(new Tickets(time));
        builder.Services.AddSingleton<SettingsTable>().AddSingleton<PlanMemory>().AddSingleton<LiveStaffing>();
        builder.Services.AddSingleton<ISiteFeeds>(_ => new FakeFeeds(host!.Feed));
        builder.Services.AddSingleton<IBoardChoices>(_ => host!.Choices);
        builder.Services.AddSingleton(new BoardClock(time, time));
        builder.Services.AddSingleton(new WallVersion("v1"));
        var app = builder.Build();
        host = new BoardHost(app, time);
        app.Use((http, next) =>
        {
            http.User = Caller.Local.User;
            return next(http);
        });
        app.MapBoards();
        HubHost.SayGoodbyeOnStopping(app);
        await app.StartAsync();
        return host;
    }

    /// <summary>One more event: so many wait in support; completes when the newest state shows it.</summary>
    public async Task Support(int waiting)
    {
        Time.Advance(BoardLimits.FrameEvery);
        var board = Boards.Walls.First().Board;
        var before = board.Newest.Seq;
        Feed.PublishQueues(Feed.Latest.Queues[0], SiteRowsTests.Support(waiting));
        await Until.True(() => board.Newest.Seq > before);
    }

    /// <summary>A frame of some 300 KB: many queues, each with many waiting.</summary>
    public async Task Big(int waiting)
    {
        Time.Advance(BoardLimits.FrameEvery);
        var board = Boards.Walls.First().Board;
        var before = board.Newest.Seq;
        var rows = Enumerable.Range(1, 20).Select(n => SampleFloor.Queue(
            queue: $"q{n}", waiting: [.. Enumerable.Range(waiting, 60).Select(mark => SampleFloor.Waiting("c", mark, 100, 120))]));
        Feed.PublishQueues([.. rows]);
        await Until.True(() => board.Newest.Seq > before);
    }

    public Task Stop() => _app.StopAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
