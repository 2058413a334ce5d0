using System.Globalization;
using Xunit.Abstractions;

namespace QueueMonitor.Crash.Tests.Fuzz;

/// <summary>
/// How long the fuzz goes on and from which seed: in CI a few thousand inputs from the same seed; by hand as many times that as
/// QUEUE_MONITOR_FUZZ says, from a seed of its own (QUEUE_MONITOR_FUZZ_SEED repeats one).
/// </summary>
internal static class FuzzPlan
{
    private static readonly int Times = Number("QUEUE_MONITOR_FUZZ") ?? 1;

    public static int Seed { get; } = Number("QUEUE_MONITOR_FUZZ_SEED") ?? (Times == 1 ? 20261122 : Environment.TickCount);

    public static int Inputs(int inCi) => inCi * Times;

    /// <summary>Says what was done.</summary>
    public static void Report(ITestOutputHelper output, string what, IEnumerable<KeyValuePair<string, long>> counts)
    {
        var text = $"Fuzz of {what}, seed {Seed}: {string.Join(", ", counts.Select(c => $"{c.Key} {c.Value.ToString("N0", CultureInfo.InvariantCulture)}"))}";
        output.WriteLine(text);
        if (Times > 1) Console.WriteLine(text);
    }

    private static int? Number(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
