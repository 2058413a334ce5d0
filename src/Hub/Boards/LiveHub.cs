using Microsoft.AspNetCore.SignalR;

namespace QueueMonitor.Hub.Boards;

/// <summary>
/// <c>/hubs/live</c>: a wall joins a board and gets the whole, then its frames. What it may call and hears stands in
/// src/Wallboard/feed/frame-contract.ts.
/// </summary>
internal sealed class LiveHub(LiveBoards boards, IHubContext<LiveHub> walls) : Microsoft.AspNetCore.SignalR.Hub
{
    private const string PumpKey = "pump";

    /// <summary>Shows a board on this connection, in place of the one before.</summary>
    /// <remarks>The site stands in the connection's query (<c>?site=</c>).</remarks>
    public async Task<object> Join(string? board, WallInfo? wall)
    {
        if (Pump is { } before)
        {
            boards.Leave(before);
            await before.Ended;
        }

        var site = Context.GetHttpContext()?.Request.Query["site"].ToString();
        var line = new SignalRLine(walls.Clients.Client(Context.ConnectionId), Context);
        var info = (wall ?? WallInfo.Unknown).Bounded();
        if (boards.Join(site, board, info, line, out var problem) is not { } pump) throw new HubException(problem);

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
        return Task.CompletedTask;
    }

    private WallPump? Pump => Context.Items.TryGetValue(PumpKey, out var pump) ? pump as WallPump : null;
}
