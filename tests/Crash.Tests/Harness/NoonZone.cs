namespace QueueMonitor.Crash.Tests.Harness;

/// <summary>A zone in which it is about noon: no day begins, and no figure of today starts anew, while a test runs.</summary>
internal static class NoonZone
{
    public static string Name { get; } = Of(TimeProvider.System.GetUtcNow().Hour);

    // Etc/GMT-3 is three hours ahead of UTC; the names go from GMT+12 to GMT-14.
    private static string Of(int hour) => hour == 12 ? "Etc/GMT" : $"Etc/GMT{(hour < 12 ? $"-{12 - hour}" : $"+{hour - 12}")}";
}
