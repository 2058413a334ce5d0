using System.Globalization;

namespace QueueMonitor.Crash.Tests.Kill;

/// <summary>How often the program is killed: 20 times in CI; by hand as often as QUEUE_MONITOR_KILLS says, from a seed of its own.</summary>
internal static class KillPlan
{
    private const int InCi = 20;

    public static int Kills { get; } = Number("QUEUE_MONITOR_KILLS") ?? InCi;

    /// <summary>Of them, those at moments that were chosen.</summary>
    public static int Aimed { get; } = Math.Max(Kills / 4, 5);

    /// <summary>The others.</summary>
    public static int AtRandom { get; } = Math.Max(Kills - Aimed, 1);

    /// <summary>As CI does it.</summary>
    public static bool IsShort => Kills == InCi;

    public static int Seed { get; } = Number("QUEUE_MONITOR_KILLS_SEED") ?? (Kills == InCi ? 20261122 : Environment.TickCount);

    private static int? Number(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
