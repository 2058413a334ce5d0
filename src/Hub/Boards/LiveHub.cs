using Microsoft.AspNetCore.SignalR;
using QueueMonitor.Hub.Access;
using QueueMonitor.Hub.Screens;
using QueueMonitor.Hub.Staffing;

namespace QueueMonitor.Hub.Boards;

/// <summary>
/// <c>/hubs/live</c>: a wall joins a board and gets the whole, then its frames. What it may call and hears stands in
/// src/Wallboard/feed/frame-contract.ts.
/// </summary>
internal sealed class LiveHub(
    LiveBoards boards, LiveScreens screens, Pairings pairings, Strangers strangers, Tickets tickets, IHubContext<LiveHub> walls, LiveStaffing staffing)
    : Microsoft.AspNetCore.SignalR.Hub
{
    private const string PumpKey = "pump", LineKey = "screen", CallerKey = "caller", StaffingKey = "staffing";

    /// <summary>Who a connection is: by the ticket that it said, else by the request that opened it.</summary>
    public static Caller CallerOf(HubCallerContext connection) =>
        connection.Items.TryGetValue(CallerKey, out var caller) && caller is Caller known ? known : Caller.Of(connection.User);

    public static bool CameByLink(HubCallerContext connection) => connection.Items.ContainsKey(LineKey);

    public override Task OnConnectedAsync()
    {
        var caller = CallerOf(Context);
        if (caller.IsNobody) strangers.Come(Context.ConnectionId, Context.Abort);
        else EndWith(caller);
        return Task.CompletedTask;
    }

    /// <summary>Uses a ticket up on this connection, for browsers that hold a key: from then on it is that key's.</summary>
    [Anyone("The ticket is what lets in.")]
    public void SignIn(string? ticket)
    {
        if (tickets.Take(ticket) is not { } caller) throw HubGuard.Refusal(Caller.Nobody).ForWall();
        Context.Items[CallerKey] = caller;
        strangers.Leave(Context.ConnectionId);
        EndWith(caller);
    }

    /// <summary>Opens a screen's link on this connection: tells its boards, and binds every Join to them.</summary>
    [Anyone("The link is what lets in.")]
    public object Show(string? token, WallInfo? wall)
    {
        _ = wall;
        var line = Line ?? new ScreenSignalRLine(walls.Clients.Client(Context.ConnectionId), Context);
        try
        {
            var view = ScreenJson.View(screens.Open(token, line));
            Context.Items[LineKey] = line;
            strangers.Leave(Context.ConnectionId);
            return new RawJson(view);
        }
        catch (JoinRefusedException refused)
        {
            throw refused.ForWall();
        }
    }

    /// <summary>A code for a wall without a link: who types it under /walls gives it one, which comes as <c>paired</c>.</summary>
    [Anyone("It shows nothing but the code, and whoever types that has signed in.")]
    public object AskForCode(WallInfo? wall)
    {
        _ = wall;

        // This object is gone when somebody types the code.
        var client = walls.Clients.Client(Context.ConnectionId);
        try
        {
            var code = pairings.Ask(Context.ConnectionId, token => _ = client.SendAsync("paired", token));
            strangers.Leave(Context.ConnectionId);
            return new RawJson(code.Json());
        }
        catch (JoinRefusedException refused)
        {
            throw refused.ForWall();
        }
    }

    /// <summary>Shows a board on this connection, in place of the one before.</summary>
    /// <remarks>By a link: one of its screen's. Else the site stands in the connection's query (<c>?site=</c>).</remarks>
    [Needs(Role.View, Site = SiteFrom.Answer, OrScreen = true)]
    public async Task<object> Join(string? board, WallInfo? wall)
    {
        var before = Pump;
        if (before is not null)
        {
            boards.Leave(before);
            await before.Ended;
        }

        var screen = Line is { } came ? screens.ScreenOf(came) ?? throw LiveScreens.Revoked().ForWall() : null;
        var line = new SignalRLine(walls.Clients.Client(Context.ConnectionId), Context);
        WallPump pump;
        try
        {
            var (site, shown) = screen is null ? Allowed(board) : Within(screen, board);
            pump = boards.Join(site, shown, (wall ?? WallInfo.Unknown).Bounded(), line, screen?.Id, before);
        }
        catch (JoinRefusedException refused)
        {
            throw refused.ForWall();
        }

        // Also when the connection ended while we were joining.
        var gone = Context.ConnectionAborted.Register(() => boards.Leave(pump));
        Context.Items[PumpKey] = pump;
        _ = pump.Ended.ContinueWith(_ => gone.Dispose(), TaskScheduler.Default);
        return new RawJson(pump.First(), written: pump.Start);
    }

    /// <summary>Follows the staffing of the connection's site: the whole now, then <c>staffing</c> messages with what changes.</summary>
    [Needs(Role.View, Site = SiteFrom.Answer)]
    public object JoinStaffing()
    {
        LeaveStaffing();
        var line = new StaffingSignalRLine(walls.Clients.Client(Context.ConnectionId));
        try
        {
            var site = AllowedSite();
            var first = staffing.Join(site, line);
            Context.Items[StaffingKey] = (site, (IStaffingLine)line);
            return first;
        }
        catch (JoinRefusedException refused)
        {
            throw refused.ForWall();
        }
    }

    /// <summary>The wall has painted a state, so many milliseconds after it had arrived there.</summary>
    [Anyone("Without a board that was joined before, it does nothing.")]
    public void Painted(long seq, double milliseconds) => Pump?.Painted(seq, milliseconds);

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        strangers.Leave(Context.ConnectionId);
        pairings.Leave(Context.ConnectionId);
        if (Pump is { } pump) boards.Leave(pump);
        LeaveStaffing();
        if (Line is { } line) screens.Leave(line);
        return Task.CompletedTask;
    }

    private WallPump? Pump => Context.Items.TryGetValue(PumpKey, out var pump) ? pump as WallPump : null;

    private ScreenSignalRLine? Line => Context.Items.TryGetValue(LineKey, out var line) ? line as ScreenSignalRLine : null;

    private void LeaveStaffing()
    {
        if (Context.Items.Remove(StaffingKey, out var joined) && joined is (string site, IStaffingLine line)) staffing.Leave(site, line);
    }

    private (string Site, string? Board) Allowed(string? board) => (AllowedSite(), board);

    // Of a site that is not the caller's, one hears what one hears of none.
    private string AllowedSite()
    {
        var caller = CallerOf(Context);
        var asked = Context.GetHttpContext()?.Request.Query["site"].ToString();
        var site = string.IsNullOrEmpty(asked) ? caller.HomeSite(boards.DefaultSite) : asked;
        if (!caller.Knows(site)) throw LiveBoards.UnknownSite(site);
        return caller.May(Role.View, site) ? site : throw HubGuard.Refusal(caller);
    }

    private static (string Site, string Board) Within(Screen screen, string? board)
    {
        var shown = string.IsNullOrEmpty(board) ? screen.Boards[0].Board : board;
        return screen.Boards.Any(each => each.Board == shown) ? (screen.Site, shown) : throw LiveBoards.UnknownBoard(screen.Site, shown);
    }

    private void EndWith(Caller caller)
    {
        if (!caller.Ended.CanBeCanceled) return;
        var line = new ScreenSignalRLine(walls.Clients.Client(Context.ConnectionId), Context);
        var over = caller.Ended.Register(() => line.End(ByeReason.AccessEnded));
        Context.ConnectionAborted.Register(() => over.Unregister());
    }
}
