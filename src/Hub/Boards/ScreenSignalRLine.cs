using Microsoft.AspNetCore.SignalR;
using QueueMonitor.Hub.Screens;

namespace QueueMonitor.Hub.Boards;

/// <summary>A connection of <c>/hubs/live</c> that came by a screen's link. What it says goes beside the frames: SignalR puts them in a row.</summary>
internal sealed class ScreenSignalRLine(ISingleClientProxy wall, HubCallerContext connection) : IScreenLine
{
    public void SendScreen(ReadOnlyMemory<byte> view) => _ = Attempt(wall.SendCoreAsync("screen", [new RawJson(view)]));

    public void End(string reason) => _ = SayAndCut(reason);

    private async Task SayAndCut(string reason)
    {
        await Attempt(wall.SendCoreAsync("bye", [reason])).WaitAsync(BoardLimits.ByeMax).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        connection.Abort();
    }

    // A connection that ends under us needs no word any more; a slow one is cut off by its pump.
    private static async Task Attempt(Task sending)
    {
        try
        {
            await sending;
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
        }
    }
}
