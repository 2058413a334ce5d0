using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;

namespace QueueMonitor.Hub.Intake;

/// <summary>Why a body was not read to its end.</summary>
internal enum IntakeStop
{
    /// <summary>It was.</summary>
    None,

    /// <summary>The engine had no room for two seconds.</summary>
    Full,

    /// <summary>The engine is shutting down, or has failed.</summary>
    Closed,

    /// <summary>The journal could not be written.</summary>
    NotStored,

    /// <summary>The body broke off, or cannot be read from some place on.</summary>
    Broken,

    /// <summary>A document is longer than it may be.</summary>
    TooLarge,
}

/// <summary>What became of the events of one request: every one of them was accepted, known before, refused, or not taken.</summary>
internal sealed class IntakeOutcome
{
    private readonly List<RejectedEvent> _rejected = [];

    public long Accepted { get; private set; }

    public long Duplicates { get; private set; }

    /// <summary>Events that could not be read.</summary>
    public long Unreadable { get; private set; }

    /// <summary>Events that the engine refused.</summary>
    public long Refused { get; private set; }

    /// <summary>The first errors, by index.</summary>
    public IEnumerable<RejectedEvent> Rejected => _rejected.OrderBy(each => each.Index);

    /// <summary>Errors that are not listed.</summary>
    public long RejectedMore => Unreadable + Refused - _rejected.Count;

    /// <summary>From this index on nothing was taken; null: the body was read to its end.</summary>
    public int? NothingTakenFrom { get; private set; }

    public IntakeStop Stop { get; private set; }

    /// <summary>Why, for the sender.</summary>
    public string? Problem { get; private set; }

    /// <summary>There was an event at all.</summary>
    public bool AnyEvent => Accepted + Duplicates + Unreadable + Refused > 0;

    public void Reject(int index, string error)
    {
        Unreadable++;
        List(index, error);
    }

    /// <summary>Adds the results of a batch that the engine has applied.</summary>
    public void Add(EventBatch applied)
    {
        Accepted += applied.Accepted;
        Duplicates += applied.Duplicates;
        foreach (var refusal in applied.Refusals)
        {
            Refused++;
            List(refusal.Index, Text(refusal.Reason));
        }
    }

    /// <summary>Ends the account: nothing from an index on was taken, and nothing from there on is reported as wrong either.</summary>
    /// <param name="stop">Why.</param>
    /// <param name="problem">Why, for the sender.</param>
    /// <param name="nothingTakenFrom">The first index that was not taken.</param>
    /// <param name="unreadableBefore">Unreadable events before that index.</param>
    public void End(IntakeStop stop, string problem, int nothingTakenFrom, long unreadableBefore)
    {
        // An earlier stop says more: what comes after it is lost by it.
        if (NothingTakenFrom <= nothingTakenFrom) return;
        (Stop, Problem, NothingTakenFrom, Unreadable) = (stop, problem, nothingTakenFrom, unreadableBefore);
        _rejected.RemoveAll(each => each.Index >= nothingTakenFrom);
    }

    public static string Text(RefusalReason reason) => reason switch
    {
        RefusalReason.TooManyQueues => Limit(EngineLimits.QueuesMax, "queues", "check that names of queues are not made up per contact"),
        RefusalReason.TooManyAgents => Limit(EngineLimits.AgentsMax, "agents", "check that names of agents are not made up per contact"),
        RefusalReason.TooManyContacts => Limit(EngineLimits.OpenContactsMax, "open contacts", "send contact.completed, or source.synced"),
        RefusalReason.TooManySources => Limit(EngineLimits.SourcesMax, "sources", "use one source name per sending system"),
        _ => "These settings cannot be used: check the time zone.",
    };

    private static string Limit(int most, string what, string todo) => $"The site has {most} {what}, which is the limit: {todo}.";

    private void List(int index, string error)
    {
        if (_rejected.Count < IntakeLimits.ErrorsListed) _rejected.Add(new RejectedEvent(index, error));
    }
}

/// <summary>An event that was not taken, under its place in the body.</summary>
internal readonly record struct RejectedEvent(int Index, string Error);
