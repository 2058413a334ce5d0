using QueueMonitor.Engine;

namespace QueueMonitor.Hub.Sites;

/// <summary>One site with its engine and the state of its loop.</summary>
public sealed class SiteEngine
{
    private volatile Exception? _failure;
    private volatile bool _isRecovering;

    internal SiteEngine(string name, MonitorEngine engine, IEventDoor door, byte[] pseudonymKey, SiteSpan span) =>
        (Name, Engine, Door, PseudonymKey, Span) = (name, engine, door, pseudonymKey, span);

    public string Name { get; }

    /// <summary>For readers: events go through <see cref="Door"/>.</summary>
    public MonitorEngine Engine { get; }

    /// <summary>The way in.</summary>
    public IEventDoor Door { get; }

    /// <summary>The fault of ours that ended the loop; null while it runs. A loop that has failed does not come back.</summary>
    public Exception? Failure => _failure;

    /// <summary>Its floor is being brought back from the journal: what stands in the engine is not the truth yet.</summary>
    public bool IsRecovering
    {
        get => _isRecovering;
        internal set => _isRecovering = value;
    }

    /// <summary>Since when its floor has been watching.</summary>
    internal SiteSpan Span { get; set; }

    internal byte[] PseudonymKey { get; }

    internal Task Loop { get; set; } = Task.CompletedTask;

    internal void Fail(Exception bug) => _failure = bug;
}

/// <summary>Of what time a floor knows, in milliseconds since 1970 UTC.</summary>
/// <param name="StartedAt">Its first moment. A restart that brings the floor back does not change it.</param>
/// <param name="KnownFrom">From when on it knows all: later than its start when the journal no longer had the beginning.</param>
/// <param name="SeenUntil">Of a floor that came back: the last moment of which its journal tells. Otherwise its start.</param>
/// <param name="ResumedAt">Of a floor that came back: when it went on. Otherwise its start.</param>
internal readonly record struct SiteSpan(long StartedAt, long KnownFrom, long SeenUntil, long ResumedAt)
{
    /// <summary>Of a floor that begins.</summary>
    public SiteSpan(long startedAt)
        : this(startedAt, startedAt, startedAt, startedAt)
    {
    }
}
