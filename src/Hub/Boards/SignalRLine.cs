using System.Buffers;
using Microsoft.AspNetCore.SignalR;

namespace QueueMonitor.Hub.Boards;

/// <summary>A wall on <c>/hubs/live</c>.</summary>
internal sealed class SignalRLine(ISingleClientProxy wall, HubCallerContext connection) : IWallLine
{
    public string Transport => "signalR";

    public Task SendFrame(BoardState state) => wall.SendCoreAsync("frame", state.FrameArguments);

    public Task SendSnapshot(ReadOnlySequence<byte> json) => wall.SendCoreAsync("snapshot", [new RawJson(json)]);

    public Task SendBeat(Beat beat) => wall.SendCoreAsync("beat", beat.Arguments);

    public Task SendBye(string reason) => wall.SendCoreAsync("bye", [reason]);

    public void Cut() => connection.Abort();
}
