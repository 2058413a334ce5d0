using Microsoft.AspNetCore.SignalR;
using QueueMonitor.Hub.Screens;

namespace QueueMonitor.Hub.Boards;

/// <summary>
/// <c>/hubs/live</c>: a wall joins a board and gets the whole, then its frames. What it may call and hears stands in
/// src/Wallboard/feed/frame-contract.ts.
/// </summary>
internal sealed class LiveHub(LiveBoards boards, LiveScreens screens, IHubContext<LiveHub> walls) : Microsoft.AspNetCore.SignalR.Hub
{
    private const string PumpKey = "pump", LineKey = "screen";

    /// <summary>Opens a screen's link on this connection: tells its boards, and binds every Join to its site.</summary>
    public object Show(string? token, WallInfo? wall)
    {
        _ = wall;
        var line = Line ?? new ScreenSignalRLine(walls.Clients.Client(Context.ConnectionId), Context);
        Context.Items[LineKey] = line;
        try
        {
            return new RawJson(ScreenJson.View(screens.Open(token, line)));
        }
        catch (JoinRefusedException refused)
        {
            throw refused.ForWall();
        }
    }

    /// <summary>Shows a board on this connection, in place of the one before.</summary>
    /// <remarks>The site is that of the screen, else it stands in the connection's query (<c>?site=</c>).</remarks>
    public async Task<object> Join(string? board, WallInfo? wall)
    {
        var before = Pump;
        if (before is not null)
        {
            boards.Leave(before);
            await before.Ended;
        }

        var screen = Line is { } came ? screens.ScreenOf(came) ?? throw LiveScreens.Revoked().ForWall() : null;
        var site = screen?.Site ?? Context.GetHttpContext()?.Request.Query["site"].ToString();
        var line = new SignalRLine(walls.Clients.Client(Context.ConnectionId), Context);
        var pump = Join(site, board, (wall ?? WallInfo.Unknown).Bounded(), line, screen?.Id, before);

        // Also when the connection ended while we were joining.
        var gone = Context.ConnectionAborted.Register(() => boards.Leave(pump));
        Context.Items[PumpKey] = pump;
        _ = pump.Ended.ContinueWith(_ => gone.Dispose(), TaskScheduler.Default);
        return new RawJson(pump.First(), written: pump.Start);
    }

    /// <summary>The wall has painted a state, so many milliseconds after it had arrived there.</summary>
    public void Painted(long seq, double milliseconds) => Pump?.Painted(seq, milliseconds);

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        if (Pump is { } pump) boards.Leave(pump);
        if (Line is { } line) screens.Leave(line);
        return Task.CompletedTask;
    }

    private WallPump? Pump => Context.Items.TryGetValue(PumpKey, out var pump) ? pump as WallPump : null;

    private ScreenSignalRLine? Line => Context.Items.TryGetValue(LineKey, out var line) ? line as ScreenSignalRLine : null;

    private WallPump Join(string? site, string? board, WallInfo info, IWallLine line, string? screen, WallPump? before)
    {
        try
        {
            return boards.Join(site, board, info, line, screen, before);
        }
        catch (JoinRefusedException refused)
        {
            throw refused.ForWall();
        }
    }
}
