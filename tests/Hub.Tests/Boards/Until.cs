namespace QueueMonitor.Hub.Tests.Boards;

/// <summary>Waits for what another thread is about to do; fails when it does not.</summary>
internal static class Until
{
    /// <summary>Real time: only a hang takes as long, on the busiest machine.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(120);

    public static async Task True(Func<bool> condition)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Deadline, "What was waited for did not come.");
            await Task.Yield();
        }
    }

    /// <summary>The same for what has to be asked of somebody.</summary>
    public static async Task True(Func<Task<bool>> condition)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Deadline, "What was waited for did not come.");
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }
    }
}
