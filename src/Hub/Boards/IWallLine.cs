using System.Buffers;

namespace QueueMonitor.Hub.Boards;

/// <summary>The way to one wall. One call at a time; each completes when the message is on its way, which a slow wall delays.</summary>
internal interface IWallLine
{
    /// <summary>How the wall is connected, for those who look after it.</summary>
    string Transport { get; }

    Task SendFrame(BoardState state);

    Task SendSnapshot(ReadOnlySequence<byte> json);

    Task SendBeat(Beat beat);

    /// <summary>The last word. Called also while another send hangs: then it may never complete.</summary>
    Task SendBye(string reason);

    /// <summary>Ends the connection, whatever hangs there.</summary>
    void Cut();
}

/// <summary>Why the hub ends a wall's connection.</summary>
internal static class ByeReason
{
    public const string TooSlow = "tooSlow";
    public const string ShuttingDown = "shuttingDown";
    public const string BoardRemoved = "boardRemoved";
    public const string LinkRevoked = "linkRevoked";
    public const string AccessEnded = "accessEnded";
}
