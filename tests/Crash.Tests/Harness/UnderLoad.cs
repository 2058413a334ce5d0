namespace QueueMonitor.Crash.Tests.Harness;

/// <summary>A hub that senders keep busy until it is killed.</summary>
internal static class UnderLoad
{
    /// <param name="moment">Ends when it is to be killed.</param>
    public static async Task KillAt(HubProcess hub, IReadOnlyList<Sender> senders, Func<Task> moment)
    {
        using var stop = new CancellationTokenSource();
        var running = senders.Select(s => s.Run(hub.Client, stop.Token)).ToArray();
        try
        {
            await moment();
        }
        finally
        {
            hub.Kill();
            await stop.CancelAsync();
            await Task.WhenAll(running);
        }
    }
}
