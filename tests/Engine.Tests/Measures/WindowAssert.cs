using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Tests.Measures;

/// <summary>Windows are equal in every figure; quantiles of waits to 1 % in value.</summary>
internal static class WindowAssert
{
    public static void Same(WindowSnapshot expected, WindowSnapshot actual, string what)
    {
        var (left, expectedLeft) = (string.Join(' ', actual.Left), string.Join(' ', expected.Left));
        Assert.True(left == expectedLeft, $"{what}: left {left}, not {expectedLeft}");
        Near(expected.WaitP50Seconds, actual.WaitP50Seconds, what + " P50");
        Near(expected.WaitP90Seconds, actual.WaitP90Seconds, what + " P90");
        Near(expected.WaitP95Seconds, actual.WaitP95Seconds, what + " P95");
        Near(expected.CustomerWaitP50Seconds, actual.CustomerWaitP50Seconds, what + " customers' P50");
        Near(expected.CustomerWaitP90Seconds, actual.CustomerWaitP90Seconds, what + " customers' P90");
        var adjusted = actual with
        {
            Left = expected.Left,
            WaitP50Seconds = expected.WaitP50Seconds,
            WaitP90Seconds = expected.WaitP90Seconds,
            WaitP95Seconds = expected.WaitP95Seconds,
            CustomerWaitP50Seconds = expected.CustomerWaitP50Seconds,
            CustomerWaitP90Seconds = expected.CustomerWaitP90Seconds,
        };
        Assert.True(expected == adjusted, $"{what}:\n expected {expected}\n actual   {adjusted}");
    }

    public static void Same(IReadOnlyList<IntervalRow> expected, IReadOnlyList<IntervalRow> actual)
    {
        Assert.Equal(expected.Select(r => r.Start), actual.Select(r => r.Start));
        for (var i = 0; i < expected.Count; i++) Same(expected[i].Window, actual[i].Window, $"row {expected[i].Start:u}");
    }

    public static void Near(double? expected, double? actual, string what) =>
        Assert.True(
            expected is null == actual is null && Math.Abs((actual ?? 0) - (expected ?? 0)) <= 0.01 * (expected ?? 0) + 1e-9,
            $"{what}: {actual}, not {expected}");
}
