using System.Globalization;
using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Staffing.Alerts;
using QueueMonitor.Engine.Staffing.Plans;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Engine.Tests.Staffing.Live;

/// <summary>
/// A day of a centre that has a plan, told as it goes by: contacts come in an even flow, agents come and go, people at the desk act. Whoever
/// waits hangs up after a minute, unless the queue's agents talk: what is shown of staffing rests on the plan, and on who is there.
/// </summary>
internal sealed class DeskDay
{
    private const string Date = "2026-11-20 ";
    private const long Quarter = StaffPlan.QuarterMs;
    private const int PlannedQuarters = 14;

    private readonly EventBatch _batch = new();
    private readonly Dictionary<string, Flow> _flows = [];
    private readonly Dictionary<string, int> _present = [];
    private readonly PriorityQueue<FieldEvent, (long At, int Order)> _coming = new();
    private int _count;

    /// <param name="at">When it begins, UTC.</param>
    /// <param name="forecasts">Whether it learns how long people wait before they give up.</param>
    public DeskDay(string at, bool forecasts = false) => Floor = new Floor("main", "UTC", Moment(at), forecasts: forecasts, staffing: true);

    public Floor Floor { get; }

    public SiteStaffing Site => Floor.Capture(null).Staffing!;

    /// <summary>Refusals of what was told last.</summary>
    public IReadOnlyList<Refusal> Refusals => [.. _batch.Refusals];

    public static long Moment(string time) =>
        DateTimeOffset.Parse(time.Length > 8 ? time : Date + time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeMilliseconds();

    public static DateTimeOffset Time(string time) => DateTimeOffset.FromUnixTimeMilliseconds(Moment(time));

    /// <summary>A queue with a promise of 80 % in 20 s (or by a time), and its plan for three and a half hours.</summary>
    /// <param name="contacts">Planned for a quarter-hour; they come so, unless <see cref="Come"/> says otherwise.</param>
    /// <param name="agents">Planned at a time of the day.</param>
    public DeskDay Queue(
        string queue, double? contacts, Func<TimeSpan, int> agents, double handleSeconds = 240, MediaType media = MediaType.Voice, int promiseSeconds = 20)
    {
        Tell(new FieldEvent(EventType.QueueConfigured, Floor.Now)
        {
            Queue = queue,
            QueuePatch = new QueueSettingsPatch { Media = media, Threshold = Threshold.Of(TimeSpan.FromSeconds(promiseSeconds)), Target = 0.8 },
        });
        for (var i = 0; i < PlannedQuarters; i++)
        {
            var start = Floor.Now + (i * Quarter);
            Tell(new FieldEvent(EventType.PlanInterval, Floor.Now)
            {
                Queue = queue, Desk = _ => new PlannedInterval(start, contacts, handleSeconds, agents(TimeSpan.FromMilliseconds(start - Moment("00:00")))),
            });
        }

        _flows[queue] = new Flow(media);
        return Come(queue, contacts ?? 0);
    }

    public DeskDay Queue(string queue, double? contacts, int agents) => Queue(queue, contacts, _ => agents);

    /// <summary>From now on so many come in a quarter-hour, and take so long if agents talk; else they give up after so long.</summary>
    public DeskDay Come(string queue, double contacts, int talkSeconds = 0, int patienceSeconds = 60)
    {
        _flows[queue].Go(Floor.Now, contacts, talkSeconds * 1000L, patienceSeconds * 1000L);
        return this;
    }

    /// <summary>So many agents are signed in for a queue from now on, first for that and then for the others named.</summary>
    public DeskDay Present(string queue, int agents, params string[] also)
    {
        for (var i = _present.GetValueOrDefault(queue); i < agents; i++) Agent(queue + i, AgentActivity.Available, [queue, .. also]);
        for (var i = agents; i < _present.GetValueOrDefault(queue); i++) Agent(queue + i, AgentActivity.Offline, [queue, .. also]);
        _present[queue] = agents;
        return this;
    }

    public DeskDay Agent(string agent, AgentActivity activity, params string[] queues)
    {
        Tell(new FieldEvent(EventType.AgentState, Floor.Now)
        {
            Agent = agent, Activity = activity, Queues = queues, Penalties = [.. queues.Select((_, place) => place)],
        });
        return this;
    }

    public DeskDay Shift(string agent, string from, string until, ShiftActivity activity = ShiftActivity.Work)
    {
        Tell(new FieldEvent(EventType.ShiftPlanned, Floor.Now)
        {
            Agent = agent, Desk = _ => new PlannedShift(Moment(from), Moment(until), activity, []),
        });
        return this;
    }

    public DeskDay Mark(string alert, AlertAction action, string? until = null, string by = "ida")
    {
        Tell(new FieldEvent(EventType.AlertMarked, Floor.Now)
        {
            Desk = _ => new AlertMark(alert, action, until is null ? 0 : Moment(until), by),
        });
        return this;
    }

    public DeskDay Move(string from, string to, int agents, string until, string alert = "")
    {
        Tell(new FieldEvent(EventType.MoveMade, Floor.Now)
        {
            Queue = from, Desk = batch => new MoveOrder(batch.Name(to), agents, Moment(until), "ida", alert),
        });
        return this;
    }

    /// <summary>Contacts come all at once.</summary>
    public DeskDay Rush(string queue, int contacts)
    {
        for (var i = 0; i < contacts; i++) Queued(queue, Floor.Now);
        return this;
    }

    /// <summary>Time goes by; what happens in it is told when it happens.</summary>
    public DeskDay Until(string time)
    {
        var until = Moment(time);
        while (true)
        {
            var queue = _flows.Keys.Where(q => _flows[q].Next <= until).MinBy(q => _flows[q].Next);
            var isNext = _coming.TryPeek(out var coming, out var when) && when.At <= until;
            if (queue is null && !isNext) break;
            if (isNext && (queue is null || when.At <= _flows[queue].Next))
            {
                _coming.Dequeue();
                Tell(coming!);
                continue;
            }

            Come(queue!, _flows[queue!]);
        }

        Floor.Advance(until);
        return this;
    }

    /// <summary>The alert of a kind about a queue, as it stands or stood last; null: there is none.</summary>
    public AlertSnapshot? Alert(AlertKind kind, string queue) => Site.Alerts.FirstOrDefault(a => a.Kind == kind && a.Queues.Contains(queue));

    public StaffingSnapshot Staffing(string queue) => Floor.Capture(null).Queue(queue)!.Staffing!;

    private void Come(string queue, Flow flow)
    {
        var at = flow.Next;
        flow.Pass();
        var contact = Queued(queue, at);
        if (flow.Talk == 0)
        {
            if (flow.Media == MediaType.Voice) Later(new FieldEvent(EventType.ContactAbandoned, at + flow.Patience) { Contact = contact });
            return;
        }

        var agent = queue + (flow.Came % _present[queue]);
        Tell(new FieldEvent(EventType.ContactAnswered, at) { Contact = contact, Agent = agent });
        Later(new FieldEvent(EventType.ContactCompleted, at + flow.Talk) { Contact = contact });
    }

    private string Queued(string queue, long at)
    {
        var contact = $"c{_count++}";
        Tell(new FieldEvent(EventType.ContactQueued, at) { Contact = contact, Queue = queue, Media = _flows[queue].Media });
        return contact;
    }

    private void Later(FieldEvent e) => _coming.Enqueue(e, (e.At, _count));

    private void Tell(FieldEvent e)
    {
        _batch.Clear();
        (_batch.ReceivedAt, _batch.Source) = (e.At, e.Contact is null && e.Agent is null ? "desk" : "pbx");
        (e with { Id = $"e{_count++}" }).AddTo(_batch);
        Floor.Apply(_batch);
    }

    // What comes to one queue, evenly.
    private sealed class Flow(MediaType media)
    {
        private long _begun;
        private double _gap;
        private int _came;

        public MediaType Media => media;

        public long Talk { get; private set; }

        public long Patience { get; private set; }

        public int Came => _came;

        public long Next => _gap > 0 ? _begun + (long)(_came * _gap) : long.MaxValue;

        public void Go(long from, double contacts, long talk, long patience) =>
            (_begun, _gap, _came, Talk, Patience) = (from, contacts > 0 ? Quarter / contacts : 0, 0, talk, patience);

        public void Pass() => _came++;
    }
}
