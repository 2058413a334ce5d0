using Microsoft.AspNetCore.Server.Kestrel.Core;
using QueueMonitor.Hub.Boards;

namespace QueueMonitor.Hub.Hosting;

/// <summary>The server's bounds, each with its reason.</summary>
internal static class HubLimits
{
    // Beside the walls: sources, readers of the API, health checks.
    private const int OtherConnectionsMax = 2_000;

    /// <summary>How long walls have to hear that the hub is shutting down.</summary>
    public static readonly TimeSpan GoodbyeMax = TimeSpan.FromSeconds(2);

    public static void Apply(KestrelServerOptions server)
    {
        server.AddServerHeader = false;
        server.AllowSynchronousIO = false;
        var limits = server.Limits;
        limits.MaxConcurrentConnections = BoardLimits.WallsMax + OtherConnectionsMax;
        limits.MaxConcurrentUpgradedConnections = BoardLimits.WallsMax;

        // Settings and questions are small; the intake sets its own bound for events.
        limits.MaxRequestBodySize = 1024 * 1024;
        limits.MaxRequestBufferSize = 1024 * 1024;
        limits.MaxRequestHeaderCount = 64;
        limits.MaxRequestHeadersTotalSize = 16 * 1024;
        limits.MaxRequestLineSize = 8 * 1024;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);

        // Longer than the heartbeat of any source, so that it keeps its connection.
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(130);

        // What a reader has not taken yet: past it a wall counts as slow.
        limits.MaxResponseBufferSize = 64 * 1024;
    }
}
