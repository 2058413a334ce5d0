using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.AspNetCore.SignalR;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Boards;

/// <summary>The live feed's place in the program: <c>/hubs/live</c>, <c>/api/v1/stream</c>, <c>/api/v1/walls</c>.</summary>
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
        });
        services.AddSingleton<ISiteFeeds, EngineFeeds>();
        services.AddSingleton<LiveBoards>();
        return services;
    }

    public static void MapBoards(this WebApplication app)
    {
        app.MapHub<LiveHub>("/hubs/live");
        app.MapGet("/api/v1/stream", Stream);
        app.MapGet("/api/v1/walls", WriteWalls);
    }

    // Ends when the reader goes, is cut off, or the hub shuts down.
    private static async Task Stream(HttpContext http, LiveBoards boards)
    {
        var (site, board) = (http.Request.Query["site"].ToString(), http.Request.Query["board"].ToString());
        var info = new WallInfo(http.Request.Query["wall"], http.Request.Headers.UserAgent, 0, 0).Bounded();
        if (boards.Join(site, board, info, new EventStreamLine(http), out var problem) is not { } pump)
        {
            var answer = Results.Problem(problem, statusCode: StatusCodes.Status404NotFound, title: "This board cannot be shown.");
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
            await pump.Ended;
        }
        finally
        {
            boards.Leave(pump);
        }
    }

    private static async Task WriteWalls(HttpContext http, LiveBoards boards)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        var json = new Utf8JsonWriter(http.Response.BodyWriter);
        await using (json)
        {
            json.WriteStartObject();
            json.WriteStartArray("walls"u8);
            foreach (var wall in boards.Walls.OrderBy(w => w.Id)) WriteWall(json, wall);
            json.WriteEndArray();
            json.WriteEndObject();
        }
    }

    private static void WriteWall(Utf8JsonWriter json, WallPump wall)
    {
        json.WriteStartObject();
        json.WriteString("wall"u8, wall.Info.Wall);
        json.WriteString("site"u8, wall.Board.Key.Site);
        json.WriteString("board"u8, wall.Board.Key.Board);
        json.WriteString("version"u8, wall.Info.Version);
        json.WriteCount("width"u8, wall.Info.Width == 0 ? null : wall.Info.Width);
        json.WriteCount("height"u8, wall.Info.Height == 0 ? null : wall.Info.Height);
        json.WriteString("transport"u8, wall.Transport);
        json.WriteMoment("since"u8, wall.Since);
        json.WriteNumber("sentSeq"u8, wall.SentSeq);
        json.WriteCount("paintedSeq"u8, wall.LastPaint?.Seq);
        json.WriteMoment("paintedAt"u8, wall.LastPaint?.At);
        json.WriteEndObject();
    }
}
