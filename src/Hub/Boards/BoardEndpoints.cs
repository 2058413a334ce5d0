using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.AspNetCore.SignalR;
using QueueMonitor.Hub.Access;

namespace QueueMonitor.Hub.Boards;

/// <summary>The live feed's place in the program: <c>/hubs/live</c>, <c>/api/v1/stream</c>.</summary>
internal static class BoardEndpoints
{
    public static IServiceCollection AddBoards(this IServiceCollection services)
    {
        services.AddSignalR(options =>
        {
            // A wall sends its Join and then a number a second, one after the other.
            options.MaximumReceiveMessageSize = BoardLimits.WallMessageBytesMax;
            options.MaximumParallelInvocationsPerClient = 1;
            options.StreamBufferCapacity = 1;
            options.HandshakeTimeout = TimeSpan.FromSeconds(10);
            options.AddFilter<HubGuard>();
        });
        services.AddSingleton<ISiteFeeds, EngineFeeds>();
        services.AddSingleton<LiveBoards>();
        return services;
    }

    public static void MapBoards(this WebApplication app)
    {
        app.MapHub<LiveHub>("/hubs/live").ForAnyone("A wall says on its connection who it is; each method has a rule of its own.")
            .With(new TakesTicket()).With(new EndsByItself());
        app.MapGet("/api/v1/stream", Stream).Needs(Role.View).With(new TakesTicket()).With(new EndsByItself());
    }

    // Ends when the reader goes, is cut off, or the hub shuts down.
    private static async Task Stream(HttpContext http, LiveBoards boards)
    {
        var (site, board) = (AskedSite.Of(http, boards.DefaultSite), http.Request.Query["board"].ToString());
        var info = new WallInfo(http.Request.Query["wall"], http.Request.Headers.UserAgent, 0, 0).Bounded();
        WallPump pump;
        try
        {
            pump = boards.Join(site, board, info, new EventStreamLine(http));
        }
        catch (JoinRefusedException refused)
        {
            var status = refused.IsLasting ? StatusCodes.Status404NotFound : StatusCodes.Status503ServiceUnavailable;
            var answer = Results.Problem(
                refused.Message, statusCode: status, title: "This board cannot be shown", type: $"urn:queue-monitor:problem:{refused.Code}");
            await answer.ExecuteAsync(http);
            return;
        }

        try
        {
            // Our own deadline names the reason; the server's would not.
            if (http.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate) rate.MinDataRate = null;
            http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            http.Response.ContentType = "text/event-stream";
            http.Response.Headers.CacheControl = "no-cache, no-transform";
            http.Response.Headers["X-Accel-Buffering"] = "no";
            pump.Start();
            using var gone = http.RequestAborted.Register(pump.Leave);
            using var over = http.Caller().Ended.Register(() => pump.SayBye(ByeReason.AccessEnded));
            await pump.Ended;
        }
        finally
        {
            boards.Leave(pump);
        }
    }
}
