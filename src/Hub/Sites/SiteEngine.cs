using QueueMonitor.Engine;

namespace QueueMonitor.Hub.Sites;

/// <summary>One site with its engine and the state of its loop.</summary>
public sealed class SiteEngine
{
    private volatile Exception? _failure;

    internal SiteEngine(string name, MonitorEngine engine, byte[] pseudonymKey) =>
        (Name, Engine, PseudonymKey) = (name, engine, pseudonymKey);

    public string Name { get; }

    public MonitorEngine Engine { get; }

    /// <summary>The fault of ours that ended the loop; null while it runs. A loop that has failed does not come back.</summary>
    public Exception? Failure => _failure;

    internal byte[] PseudonymKey { get; }

    internal Task Loop { get; set; } = Task.CompletedTask;

    internal void Fail(Exception bug) => _failure = bug;
}
