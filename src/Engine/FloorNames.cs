using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Calendars;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Images;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Sources;

namespace QueueMonitor.Engine;

/// <summary>
/// Turns the names of a batch into queues, agents and sources, each looked up once a batch; who is named for the first
/// time exists from then on. Used by the engine loop only.
/// </summary>
internal sealed class FloorNames(FloorParts floor)
{
    private const int NotLookedUp = 0;

    private readonly Dictionary<string, SourceState> _sources = [];
    [NotKept("an image is made between two batches")]
    private EventBatch _batch = new();
    private int[] _queues = new int[64];
    private int[] _agents = new int[64];

    public void Begin(EventBatch batch)
    {
        _batch = batch;
        if (_queues.Length < batch.NameCount)
        {
            _queues = new int[batch.NameCount * 2];
            _agents = new int[batch.NameCount * 2];
            return;
        }

        Array.Clear(_queues, 0, batch.NameCount);
        Array.Clear(_agents, 0, batch.NameCount);
    }

    /// <summary>Null: there are too many sources.</summary>
    public SourceState? Source(string name)
    {
        if (_sources.TryGetValue(name, out var known)) return known;
        if (_sources.Count == EngineLimits.SourcesMax) return null;
        var source = new SourceState(floor.Sources.Count, name, Hash64.Of(System.Text.Encoding.UTF8.GetBytes(name)));
        floor.Sources.Add(source);
        return _sources[name] = source;
    }

    /// <summary>−1: none named. False: there are too many.</summary>
    public bool TryQueue(ushort reference, out int queue)
    {
        queue = -1;
        if (reference == 0) return true;
        if (_queues[reference] == NotLookedUp)
        {
            var hash = _batch.NameHash(reference);
            var text = _batch.NameText(reference);
            queue = floor.QueueNames.Find(hash, text);
            if (queue < 0)
            {
                if (floor.Queues.Count == EngineLimits.QueuesMax) return false;
                queue = AddQueue(hash, text);
            }

            _queues[reference] = queue + 1;
        }

        queue = _queues[reference] - 1;
        return true;
    }

    /// <inheritdoc cref="TryQueue"/>
    public bool TryAgent(ushort reference, out int agent)
    {
        agent = -1;
        if (reference == 0) return true;
        if (_agents[reference] == NotLookedUp)
        {
            var hash = _batch.NameHash(reference);
            var text = _batch.NameText(reference);
            agent = floor.AgentNames.Find(hash, text);
            if (agent < 0)
            {
                if (floor.Agents.Count == EngineLimits.AgentsMax) return false;
                agent = AddAgent(hash, text);
            }

            _agents[reference] = agent + 1;
        }

        agent = _agents[reference] - 1;
        return true;
    }

    public bool TryQueues(IReadOnlyList<AgentQueue> named, out int[] queues)
    {
        queues = new int[named.Count];
        for (var i = 0; i < queues.Length; i++)
        {
            if (!TryQueue(named[i].Queue, out queues[i])) return false;
        }

        return true;
    }

    private int AddQueue(ulong hash, ReadOnlySpan<byte> text)
    {
        var index = floor.QueueNames.Add(hash, text);
        var name = floor.QueueNames[index];
        var settings = QueueSettings.Default(name, MediaType.Unknown, floor.Site.Settings.Zone);
        if (!WorkCalendar.TryCreate(settings.Zone, settings.OpeningHours, settings.StartOfDay, settings.Holidays, out var calendar))
            throw new InvalidOperationException($"The site's zone '{settings.Zone}' was accepted and is gone: a bug in the engine.");
        floor.Queues.Add(new QueueState(index, name, settings, calendar!, floor.Epoch, floor.Now));
        return index;
    }

    private int AddAgent(ulong hash, ReadOnlySpan<byte> text)
    {
        var index = floor.AgentNames.Add(hash, text);
        floor.Agents.Add(new Agent(index, floor.AgentNames[index]) { Since = floor.Now });
        floor.Site.AgentsByState[(int)AgentState.Unknown]++;
        return index;
    }
}
