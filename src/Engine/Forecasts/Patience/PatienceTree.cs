using QueueMonitor.Engine.Contacts;

namespace QueueMonitor.Engine.Forecasts.Patience;

/// <summary>
/// Hazards of a site by kind of contact: site, medium, queue, and within the queue the priority, since who goes first hears other
/// announcements and waits for other reasons. A kind is made when somebody of it first waits. Used by the engine loop only.
/// </summary>
internal sealed class PatienceTree
{
    /// <summary>Different priorities told apart; those after them share the last.</summary>
    public const int PrioritiesMax = 4;

    /// <summary>Shape and level of patience change over weeks; what is quicker the recalibration of the risk takes up.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(28);

    private readonly Hazard[] _media = new Hazard[5];
    private readonly List<Hazard?[]?> _queues = [];
    private readonly List<int> _priorities = [];

    public Hazard Site { get; } = new(null, Memory);

    public Hazard Of(int queue, MediaType media, int priority)
    {
        while (_queues.Count <= queue) _queues.Add(null);
        var levels = _queues[queue] ??= new Hazard?[PrioritiesMax + 1];
        var ofQueue = levels[PrioritiesMax] ??= new Hazard(_media[(int)media] ??= new Hazard(Site, Memory), Memory);
        return levels[Band(priority)] ??= new Hazard(ofQueue, Memory);
    }

    /// <summary>All kinds of a queue together; null: nobody of it ever waited.</summary>
    public Hazard? OfQueue(int queue) => queue < _queues.Count ? _queues[queue]?[PrioritiesMax] : null;

    private int Band(int priority)
    {
        var known = _priorities.IndexOf(priority);
        if (known >= 0) return known;
        if (_priorities.Count == PrioritiesMax) return PrioritiesMax - 1;
        _priorities.Add(priority);
        return _priorities.Count - 1;
    }
}
