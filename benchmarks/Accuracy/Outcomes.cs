using System.Text;
using QueueMonitor.Engine.Events;
using QueueMonitor.Hub.Replay;

namespace QueueMonitor.Benchmarks.Accuracy;

/// <summary>A stay in a queue that did not end at once, as the recording tells it.</summary>
internal sealed class Stay
{
    public required string Contact { get; init; }

    public required string Queue { get; init; }

    public required int Priority { get; init; }

    public required long Entered { get; init; }

    public bool Answered { get; set; }

    public bool Abandoned { get; set; }

    public long EndedAt { get; set; }

    /// <summary>When it was answered, or, had it stayed, would have been; null: nobody can tell.</summary>
    public long? ServedAt { get; set; }

    /// <summary>What the four simple predictors said on entering, in the order of <see cref="Baselines.Names"/>.</summary>
    public required double[] Baselines { get; init; }

    /// <summary>The 10, 50 and 90 % quantiles of the last 200 waits of its queue.</summary>
    public required double[] Quantiles { get; init; }
}

/// <summary>
/// What happened, by the recording alone: every stay in a queue, and how long those who gave up would have waited. One who
/// gave up keeps its place until a contact that stands behind it is answered in its queue, or by an agent who has served its queue
/// before, or until such an agent was free; more than 15 minutes after it came, its wait counts as unknown. Behind it stands who came later,
/// with no higher priority; where the recording's own description gives the order of service, it is that.
/// </summary>
internal sealed class Outcomes(RecordingFormat format)
{
    private const long GhostMaxMs = 900_000;

    // The bank's high priority (2) is served as if it had come a minute and a half earlier.
    private const int BankHigh = 2;
    private const long BankCreditMs = 90_000;

    private readonly Dictionary<ulong, Stay> _waiting = [];
    private readonly Dictionary<ulong, int> _priorities = [];
    private readonly Dictionary<string, HashSet<string>> _served = [];
    private readonly List<Stay> _ghosts = [];
    private readonly Baselines _baselines = new();

    public List<Stay> Stays { get; } = [];

    public static Outcomes Of(Recording recording, RecordingFormat format)
    {
        var outcomes = new Outcomes(format);
        var batch = new EventBatch();
        while (recording.Next(batch))
        {
            foreach (ref readonly var e in batch.Events) outcomes.Take(batch, in e);
            batch.Clear();
        }

        return outcomes;
    }

    private void Take(EventBatch batch, in FloorEvent e)
    {
        if (e.Detail > 0 && batch.Details[e.Detail - 1].Priority is var told and not EventDetail.NoNumber) _priorities[e.Contact] = told;
        var priority = _priorities.GetValueOrDefault(e.Contact);
        switch (e.Type)
        {
            case EventType.ContactQueued when !_waiting.ContainsKey(e.Contact):
                Enter(batch, in e, priority);
                break;
            case EventType.ContactAnswered:
                Answer(batch, in e, priority);
                break;
            case EventType.ContactAbandoned when _waiting.Remove(e.Contact, out var stay):
                (stay.Abandoned, stay.EndedAt) = (true, e.At);
                _baselines.Left(stay.Queue, stay.Entered);
                _ghosts.Add(stay);
                break;
            case EventType.ContactLeft or EventType.ContactTransferred or EventType.ContactCompleted when _waiting.Remove(e.Contact, out var stay):
                stay.EndedAt = e.At;
                _baselines.Left(stay.Queue, stay.Entered);
                break;
        }
    }

    private void Enter(EventBatch batch, in FloorEvent e, int priority)
    {
        var queue = Text(batch, e.Queue);
        var stay = new Stay
        {
            Contact = Encoding.UTF8.GetString(batch.ContactText(in e)), Queue = queue, Priority = priority, Entered = e.At,
            Baselines = _baselines.Of(queue, e.At), Quantiles = _baselines.QuantilesOf(queue),
        };
        _baselines.Entered(queue, e.At);
        _waiting[e.Contact] = stay;
        Stays.Add(stay);
    }

    private void Answer(EventBatch batch, in FloorEvent e, int priority)
    {
        var agent = Text(batch, e.Agent);
        if (!_waiting.Remove(e.Contact, out var stay))
        {
            if (e.Queue == 0) return;
            var direct = Text(batch, e.Queue);
            _baselines.AnsweredAtOnce(direct, e.At);
            ServeGhosts(direct, agent, e.At, int.MinValue, e.At);
            return;
        }

        (stay.Answered, stay.EndedAt, stay.ServedAt) = (true, e.At, e.At);
        _baselines.Answered(stay.Queue, stay.Entered, e.At);
        ServeGhosts(stay.Queue, agent, stay.Entered, priority, e.At);
    }

    private void ServeGhosts(string queue, string agent, long entered, int priority, long at)
    {
        if (!_served.TryGetValue(agent, out var served)) _served[agent] = served = [];
        for (var i = _ghosts.Count - 1; i >= 0; i--)
        {
            var ghost = _ghosts[i];
            var tooLate = at - ghost.Entered > GhostMaxMs;
            var reached = StandsBefore(ghost, entered, priority)
                && (ghost.Queue == queue || (agent.Length > 0 && served.Contains(ghost.Queue)));
            if (!tooLate && !reached) continue;
            if (!tooLate) ghost.ServedAt = at;
            _ghosts.RemoveAt(i);
        }

        served.Add(queue);
    }

    private bool StandsBefore(Stay ghost, long entered, int priority) => format == RecordingFormat.Bank1999
        ? ghost.Entered - Credit(ghost.Priority) <= entered - Credit(priority)
        : priority <= ghost.Priority && ghost.Entered <= entered;

    private static long Credit(int priority) => priority == BankHigh ? BankCreditMs : 0;

    private static string Text(EventBatch batch, ushort name) => name == 0 ? "" : Encoding.UTF8.GetString(batch.NameText(name));
}
