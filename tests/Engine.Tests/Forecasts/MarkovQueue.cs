using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Forecasts;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Engine.Tests.Forecasts;

/// <summary>Calls with exponential gaps, talks and patience, first come first served: of everybody is known what the wait would have been.</summary>
internal sealed class MarkovQueue
{
    private readonly List<FieldEvent> _events = [];

    /// <param name="load">Calls that come for each that the agents could take.</param>
    public MarkovQueue(int seed, int calls, int agents, double handleSeconds, double patienceSeconds, double load)
    {
        var chance = new Random(seed);
        var free = new double[agents];
        var now = 0.0;
        for (var i = 0; i < calls; i++)
        {
            now += Draw(handleSeconds / agents / load);
            var agent = Array.IndexOf(free, free.Min());
            var (offered, patience) = (Math.Max(0, free[agent] - now), Draw(patienceSeconds));
            var contact = $"c{i}";
            if (offered > 0)
            {
                Waits[contact] = offered;
                Add(EventType.ContactQueued, now, contact, null);
            }

            if (patience < offered)
            {
                Abandoned.Add(contact);
                LeftAt[contact] = Start + (long)((now + patience) * 1000);
                Add(EventType.ContactAbandoned, now + patience, contact, null);
                continue;
            }

            free[agent] = now + offered + Draw(handleSeconds);
            Add(EventType.ContactAnswered, now + offered, contact, $"a{agent}");
            Add(EventType.ContactCompleted, free[agent], contact, null);
        }

        double Draw(double mean) => -Math.Log(1 - chance.NextDouble()) * mean;
    }

    public const long Start = 1_795_132_800_000;

    /// <summary>What each of those who had to wait would have waited.</summary>
    public Dictionary<string, double> Waits { get; } = [];

    public HashSet<string> Abandoned { get; } = [];

    public Dictionary<string, long> LeftAt { get; } = [];

    /// <summary>All that happens, in order.</summary>
    public IEnumerable<FieldEvent> Events => _events.OrderBy(e => e.At);

    /// <summary>Plays all through a floor that predicts; ticks between events change nothing.</summary>
    public List<MadePrediction> Play(int ticks = 0, Action<Floor>? atEnd = null)
    {
        var made = new List<MadePrediction>();
        var floor = new Floor("main", "UTC", Start, forecasts: true) { PredictionMade = made.Add };
        var batch = new EventBatch();
        var before = Start;
        foreach (var e in Events)
        {
            for (var i = 1; i <= ticks; i++) floor.Advance(before + ((e.At - before) * i / (ticks + 1)));
            before = batch.ReceivedAt = e.At;
            e.AddTo(batch);
            floor.Apply(batch);
            batch.Clear();
        }

        atEnd?.Invoke(floor);
        return made;
    }

    private void Add(EventType type, double at, string contact, string? agent) =>
        _events.Add(new FieldEvent(type, Start + (long)(at * 1000)) { Contact = contact, Queue = type == EventType.ContactCompleted ? null : "q", Agent = agent });
}
