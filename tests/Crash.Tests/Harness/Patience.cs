namespace QueueMonitor.Crash.Tests.Harness;

/// <summary>How long the harness waits for what is bound to come. Nothing is asserted about speed: only a hang takes as long.</summary>
internal static class Patience
{
    /// <summary>A start takes two seconds of CPU, of which a machine that is full of other work may give a hundredth.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);
}
