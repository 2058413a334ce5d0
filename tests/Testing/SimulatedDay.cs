using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Testing.Scenarios;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Testing;

/// <summary>
/// Hours of a centre from a seed: people come by chance, wait as long as they have patience, are answered by whoever is free,
/// are passed on; and the line loses some of the news, repeats some and is restarted now and then.
/// </summary>
public sealed class SimulatedDay
{
    private static readonly string[] Queues = ["sales", "help"];

    private readonly Random _random;
    private readonly PriorityQueue<Action, (long At, int Order)> _agenda = new();
    private readonly List<(long Received, int Order, FieldEvent Event)> _sent = [];
    private readonly Dictionary<string, List<string>> _waiting = Queues.ToDictionary(q => q, _ => new List<string>());
    private readonly Dictionary<string, long> _since = [];
    private readonly Dictionary<string, string> _talking = [];
    private readonly Stack<string> _free = new();
    private int _order;
    private int _contacts;
    private long _now;

    private SimulatedDay(int seed) => _random = new Random(seed);

    /// <param name="from">Local time at which it begins.</param>
    /// <param name="arrivalEverySeconds">Mean time between two callers.</param>
    public static Scenario Make(
        int seed, string zone, string date, string from, double hours, int agents = 4, double arrivalEverySeconds = 25,
            int lostPerThousand = 10)
    {
        var script = FloorScript.Day(zone, date);
        var start = script.Moment(from);
        var day = new SimulatedDay(seed);
        day.Open(start, start + (long)(hours * 3_600_000), agents, arrivalEverySeconds);
        return new Scenario(zone, date, script.StartAt, [.. day.Steps(start, hours, lostPerThousand)], seed);
    }

    private void Open(long start, long end, int agents, double arrivalEvery)
    {
        _now = start;
        foreach (var queue in Queues)
            Tell(new FieldEvent(EventType.QueueConfigured, _now)
            {
                Queue = queue,
                QueuePatch = new QueueSettingsPatch { Threshold = Threshold.Of(TimeSpan.FromSeconds(20)) }
            });
        for (var i = 1; i <= agents; i++)
        {
            Tell(new FieldEvent(EventType.AgentState, _now) { Agent = $"a{i}", Activity = AgentActivity.Available, Queues = Queues });
            _free.Push($"a{i}");
        }

        At(_now + After(arrivalEvery), () => Arrive(arrivalEvery));
        for (var beat = start; beat < end; beat += 10_000) At(beat, () => Tell(new FieldEvent(EventType.SourceHeartbeat, _now)));
        for (var restart = start + 1_500_000; restart < end; restart += 2_400_000) At(restart, Restart);
        while (_agenda.TryDequeue(out var next, out var when) && when.At < end)
        {
            _now = when.At;
            next();
        }
    }

    private void Arrive(double every)
    {
        var (contact, queue) = ($"c{++_contacts}", Queues[_random.Next(Queues.Length)]);
        Happens(EventType.ContactStarted, contact, e => e with { Media = MediaType.Voice });
        Enter(queue, contact);
        At(_now + After(90), () => GiveUp(contact));
        At(_now + After(every), () => Arrive(every));
    }

    private void Enter(string queue, string contact)
    {
        Happens(EventType.ContactQueued, contact, e => e with { Queue = queue });
        _waiting[queue].Add(contact);
        _since[contact] = _now;
        Serve();
    }

    private void GiveUp(string contact)
    {
        foreach (var queue in Queues)
        {
            if (_waiting[queue].Remove(contact)) Happens(EventType.ContactAbandoned, contact);
        }
    }

    private void Serve()
    {
        var queue = Queues.Where(q => _waiting[q].Count > 0).OrderBy(q => _since[_waiting[q][0]]).FirstOrDefault();
        if (queue is null || !_free.TryPop(out var agent)) return;
        var contact = _waiting[queue][0];
        _waiting[queue].RemoveAt(0);
        Happens(EventType.ContactOffered, contact, e => e with { Agent = agent });
        Happens(EventType.ContactAnswered, contact, e => e with { Agent = agent });
        _talking[contact] = agent;
        At(_now + After(80), () => Finish(contact, agent));
    }

    private void Finish(string contact, string agent)
    {
        if (!_talking.Remove(contact)) return;
        if (_random.Next(10) == 0)
        {
            var other = Queues[_random.Next(Queues.Length)];
            Happens(EventType.ContactTransferred, contact, e => e with { Queue = other });
            Enter(other, contact);
        }
        else Happens(EventType.ContactCompleted, contact, e => e with { WrapUpMs = _random.Next(30_000) });

        _free.Push(agent);
        Serve();
    }

    // The exchange comes up again and says whom it has.
    private void Restart() => Tell(new FieldEvent(EventType.SourceSynced, _now)
    {
        List = new FieldList([], true, true,
        [
            .. Queues.SelectMany(q => _waiting[q].Select(c => new FieldListed(c, q, _since[c]))),
            .. _talking.Select(t => new FieldListed(t.Key, null, _now, true, t.Value)),
        ]),
    });

    private IEnumerable<FieldStep> Steps(long start, double hours, int lostPerThousand)
    {
        foreach (var (received, order, e) in _sent.ToArray())
        {
            if (!e.IsOfContact) continue;
            var chance = _random.Next(1000);
            if (chance < lostPerThousand) _sent.Remove((received, order, e));
            else if (chance < 3 * lostPerThousand) _sent.Add((received + _random.Next(20_000), ++_order, e));
            else if (chance < 6 * lostPerThousand)
            {
                _sent.Remove((received, order, e));
                _sent.Add((received + _random.Next(15_000), ++_order, e));
            }
        }

        var end = start + (long)(hours * 3_600_000) + 120_000;
        var minutes = Enumerable.Range(1, (int)((end - start) / 60_000)).Select(m => FieldStep.Tick(start + (m * 60_000L)));
        return _sent.OrderBy(s => s.Received).ThenBy(s => s.Order).Select(s => FieldStep.Of(s.Received, "pbx", s.Event))
            .Concat(minutes).OrderBy(s => s.Received);
    }

    private void Happens(EventType type, string contact, Func<FieldEvent, FieldEvent>? with = null)
    {
        var e = new FieldEvent(type, _now) { Contact = contact };
        Tell(with is null ? e : with(e));
    }

    private void Tell(FieldEvent e) => _sent.Add((_now, ++_order, e with { Id = $"e{_order}" }));

    private void At(long at, Action what) => _agenda.Enqueue(what, (at, ++_order));

    private long After(double meanSeconds) => 1 + (long)(-1000 * meanSeconds * Math.Log(1 - _random.NextDouble()));
}
