namespace QueueMonitor.Testing.Simulations;

/// <summary>A centre whose laws are known: who comes, how patient they are, who serves them and how long that takes.</summary>
/// <param name="Queues">In order; the agents' groups name them by number.</param>
/// <param name="Contacts">How many come in all.</param>
public sealed record SimulatedCentre(
    IReadOnlyList<SimulatedQueue> Queues, IReadOnlyList<SimulatedGroup> Groups, Law Service, int Contacts, int Seed)
{
    /// <summary>Ages in seconds at which those who still wait are looked at.</summary>
    public IReadOnlyList<double> Looks { get; init; } = [];

    /// <summary>Each caller brings a talk along, as long whoever takes it and whenever: two ways to staff one day differ by what they do alone
    /// (common random numbers).</summary>
    public bool TalksAreTheCallers { get; init; }

    /// <summary>One queue with one group, constant in time.</summary>
    /// <param name="load">Work that comes, of what the agents could do (ρ).</param>
    public static SimulatedCentre OneQueue(int agents, double load, Law service, Law patience, int contacts, int seed)
    {
        var rate = load * agents / service.Mean;
        return new([new SimulatedQueue(_ => rate, rate, patience)], [new SimulatedGroup(_ => agents, [0])], service, contacts, seed);
    }
}

/// <param name="Rate">Contacts per second at a time in seconds.</param>
/// <param name="RateMax">Never more than this.</param>
public sealed record SimulatedQueue(Func<double, double> Rate, double RateMax, Law Patience);

/// <summary>Agents who serve the same queues.</summary>
/// <param name="Staffed">How many at a time in seconds, looked at each minute; who talks goes when that is done.</param>
/// <param name="Serves">Queues, the first first; or whoever has waited longest of them.</param>
/// <param name="Skills">Queues that the monitor is told, at home in the first; null: those served, all alike.</param>
public sealed record SimulatedGroup(
    Func<double, int> Staffed, IReadOnlyList<int> Serves, bool LongestFirst = false, IReadOnlyList<int>? Skills = null);

/// <summary>Somebody who came. Times in seconds.</summary>
public sealed class Caller(int id, int queue, double at, double patience)
{
    public int Id { get; } = id;

    public int Queue { get; } = queue;

    public double At { get; } = at;

    /// <summary>The truth: how long this one would wait.</summary>
    public double Patience { get; } = patience;

    /// <summary>How long the talk will be, if that is the caller's; null: drawn when it begins.</summary>
    public double? Talk { get; init; }

    public bool FoundAnAgentFree { get; internal set; }

    /// <summary>Left or was answered; null: waits.</summary>
    public double? EndedAt { get; internal set; }

    public bool Abandoned { get; internal set; }
}

/// <summary>Is told what happens, as a monitor would be, and what only a simulation knows.</summary>
public interface ICentreWatcher
{
    /// <summary>Had to wait. Who is answered at once is only told as answered.</summary>
    void Entered(Caller caller, CentreRun run);

    /// <summary>Still waits at one of the ages to look at.</summary>
    void Looked(Caller caller, CentreRun run)
    {
    }

    void Answered(Caller caller, int agent, CentreRun run);

    void Completed(Caller caller, int agent, CentreRun run)
    {
    }

    void Abandoned(Caller caller, CentreRun run);

    /// <summary>The truth: an agent would have come now to one who had hung up.</summary>
    void WouldHaveBeenAnswered(Caller caller, CentreRun run)
    {
    }

    /// <summary>An agent of a group comes, or goes.</summary>
    void Staffed(int agent, int group, bool here, CentreRun run)
    {
    }
}
