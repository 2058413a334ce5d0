using System.Buffers;
using System.Globalization;

namespace QueueMonitor.Hub.Demo;

/// <summary>
/// A contact centre that lives by itself: customers who call, chat and write, wait and give up; agents of several queues
/// who ring, talk, wrap up and take breaks; a surge now and then. Its day is compressed into a hundred minutes, so that
/// there is always life. The same seed and start give the same events, whatever steps it is advanced by.
/// </summary>
public sealed class SimulatedCentre : IDisposable
{
    /// <summary>How its site is called.</summary>
    public const string SiteName = "Customer service · Oslo";

    public const string Zone = "Europe/Oslo";

    private const double HeartbeatSeconds = 10;
    private const double TrainingEverySeconds = 6_000, TrainingSeconds = 1_800;
    private const int TrainedAtOnce = 4, HelpersInChat = 5;

    /// <summary>A training has gone on for so long when the centre is first seen.</summary>
    private const double TrainedBeforeSeconds = 240;

    /// <summary>How long a break is planned to be; those that are taken are shorter or longer.</summary>
    private const long BreakMs = 480_000;


    // No queue ever gets more than this many times its ordinary contacts: busiest hour times largest surge.
    private const double BusiestFactor = 4;

    private readonly IReadOnlyList<SimulatedQueue> _queues = SimulatedQueue.Eight();
    private readonly List<SimulatedAgent> _agents = [];
    private readonly DateTimeOffset? _firstSeen;
    private readonly SeededRandom _random;
    private readonly Agenda _agenda;
    private readonly EventLines _lines;
    private readonly ContactLives _lives;

    /// <param name="start">The moment at which it begins: all agents sign in, the e-mail backlog lies there.</param>
    /// <param name="firstSeen">When people first look: some minutes before, four agents of Billing go into a training for half an hour,
    /// as they do each hundred minutes, and there are agents in chat who could help out; so there is something to act on; and what follows
    /// contacts is told. Null: nothing of it.</param>
    public SimulatedCentre(ulong seed, DateTimeOffset start, DateTimeOffset? firstSeen = null)
    {
        _firstSeen = firstSeen;
        _random = new SeededRandom(seed);
        _agenda = new Agenda(start.ToUnixTimeMilliseconds());
        _lines = new EventLines(_agenda);
        Staff();
        // The bare day is what predictions are tested on.
        var aftermath = firstSeen is null ? null : new Aftermath(seed, _agenda, _lines, _agents);
        _lives = new ContactLives(_agenda, _random, _lines, _queues, _agents, aftermath);
        _agenda.In(0, Open);
    }

    /// <summary>How many events it has told.</summary>
    public long Events => _lines.Count;

    internal IReadOnlyList<SimulatedQueue> Queues => _queues;

    internal IReadOnlyList<SimulatedAgent> Agents => _agents;

    /// <summary>Lives on until a moment.</summary>
    /// <param name="lines">Takes the events up to then, one JSON object a line, in order of time.</param>
    public void Advance(DateTimeOffset until, IBufferWriter<byte> lines)
    {
        _lines.WriteTo(lines);
        _agenda.LiveUntil(until.ToUnixTimeMilliseconds());
    }

    /// <summary>
    /// Agents of one queue help out in another: as many as were asked for and can do both, those who are there and free first; their chats go to
    /// colleagues, so that they are free at once. What follows is told with the next advance.
    /// </summary>
    public void Lend(string from, string to, int agents, DateTimeOffset until)
    {
        var seconds = (until.ToUnixTimeMilliseconds() - _agenda.Now) / 1000.0;
        if (seconds <= 0) return;
        var found = _agents.Where(a => a.LentTo is null && a.Queues.Any(q => q.Id == from) && a.Also.Any(q => q.Id == to))
            .OrderBy(a => a.IsAway || a.WantsBreak || a.TrainingUntil > 0).ThenBy(a => a.Contacts.Count).Take(agents).ToList();
        foreach (var agent in found)
        {
            agent.LentTo = agent.Also.First(q => q.Id == to);
            TellQueues(agent);
            _lives.HandOver(agent);
            _lives.TellBusy(agent);
            _agenda.In(seconds, () =>
            {
                agent.LentTo = null;
                TellQueues(agent);
                _lives.TellBusy(agent);
                _lives.Dispatch();
            });
        }

        _lives.Dispatch();
    }

    public void Dispose() => _lines.Dispose();

    // Ten agents serve billing, seven moving home, and so on; some serve two queues.
    private void Staff()
    {
        Hire(7, "billing");
        Hire(3, "billing", "moving-home");
        Hire(4, "moving-home");
        Hire(3, "new-contracts", "power-outage");
        Hire(1, "power-outage");
        Hire(5, "new-contracts");
        Hire(5, "support-chat");
        Hire(3, "support-chat", "sales-chat");
        Hire(2, "sales-chat");
        Hire(2, "customer-email");
        Hire(1, "business-email");
        // Whoever plans such a training has some in reserve elsewhere.
        if (_firstSeen is not null) HireFor(HelpersInChat, ["support-chat"], "billing");
    }

    private void Hire(int count, params string[] homes) => HireFor(count, homes);

    private void HireFor(int count, string[] homes, params string[] also)
    {
        for (var i = 0; i < count; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"agent-{_agents.Count + 1:00}");
            _agents.Add(new SimulatedAgent(name, Of(homes), Of(also)));
        }

        List<SimulatedQueue> Of(string[] ids) => [.. ids.Select(id => _queues.First(q => q.Id == id))];
    }

    private void Open()
    {
        TellSettings();
        foreach (var queue in _queues) _lives.BeginWithBacklog(queue);
        _lives.TellBacklog();
        foreach (var agent in _agents)
        {
            TellQueues(agent);
            _lines.AgentState(agent, "available");
            agent.FreeSince = _agenda.Now;
            PlanBreak(agent, _random.Between(300, 5_000));
        }

        foreach (var queue in _queues) PlanArrival(queue);
        _agenda.In(_random.Between(300, 1_200), Surge);
        if (_firstSeen is { } seen)
        {
            var untilThen = ((seen.ToUnixTimeMilliseconds() - _agenda.Now) / 1000.0) - TrainedBeforeSeconds;
            PlanTraining(untilThen - (Math.Floor(untilThen / TrainingEverySeconds) * TrainingEverySeconds));
        }

        Beat();
        _lives.Dispatch();
    }

    private void TellSettings()
    {
        _lines.Write("site.configured", json =>
        {
            json.WriteStartObject("settings");
            json.WriteString("name", SiteName);
            json.WriteString("zone", Zone);
            json.WriteString("currency", "NOK");
            json.WriteString("callbackLink", "https://crm.example/contacts/{contact}");
            json.WriteEndObject();
        });
        for (var i = 0; i < _queues.Count; i++)
        {
            var (queue, order) = (_queues[i], i + 1);
            _lines.Write("queue.configured", json =>
            {
                json.WriteString("queue", queue.Id);
                json.WriteStartObject("settings");
                json.WriteString("name", queue.Name);
                json.WriteString("channel", queue.Channel);
                json.WriteString("zone", Zone);
                json.WriteString("threshold", queue.Threshold);
                json.WriteNumber("target", 0.8);
                json.WriteNumber("value", queue.Value);
                if (queue.Partner is { } partner) json.WriteString("partner", partner);
                json.WriteNumber("order", order);
                // A demonstration is shown at any hour of any day.
                json.WriteString("openingHours", "always");
                json.WriteEndObject();
            });
        }
    }

    private void TellQueues(SimulatedAgent agent) => _lines.Write("agent.queues", json =>
    {
        json.WriteString("agent", agent.Name);
        json.WriteStartArray("queues");
        foreach (var queue in agent.Serves.OrderByDescending(agent.TakesFirst))
        {
            json.WriteStartObject();
            json.WriteString("queue", queue.Id);
            if (!agent.TakesFirst(queue)) json.WriteNumber("penalty", 1);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private void Beat()
    {
        _lines.Write("source.heartbeat");
        _agenda.In(HeartbeatSeconds, Beat);
    }

    // Lewis and Shedler's thinning: candidates at the busiest rate, kept in proportion to the present one.
    private void PlanArrival(SimulatedQueue queue)
    {
        var busiest = queue.PerMinute / 60 * BusiestFactor;
        _agenda.In(_random.Exponential(1 / busiest), () =>
        {
            if (_random.Chance(Busyness(queue) / BusiestFactor)) _lives.Arrive(queue);
            PlanArrival(queue);
        });
    }

    private double Busyness(SimulatedQueue queue) => Math.Min(BusiestFactor, queue.Wave(_agenda.Now) * queue.Surge);

    private void Surge()
    {
        var voice = _queues.Where(q => q.IsVoice).ToList();
        var queue = _random.Chance(0.5) ? voice[0] : _random.Pick(voice);
        queue.Surge = _random.Between(2, 3);
        _agenda.In(_random.Between(240, 480), () => queue.Surge = 1);
        _agenda.In(_random.Between(1_500, 2_700), Surge);
    }

    private void WantBreak(SimulatedAgent agent)
    {
        agent.WantsBreak = true;
        _lives.TakeBreakIfDue(agent);
        PlanBreak(agent, _random.Between(3_600, 6_600));
    }

    private void PlanBreak(SimulatedAgent agent, double seconds)
    {
        var at = WholeMinute(seconds);
        agent.Absences.Add((at, at + BreakMs, "break"));
        _agenda.In(seconds, () => WantBreak(agent));
    }

    // Four of those who serve billing alone, all at once, as no planner should.
    private void PlanTraining(double seconds)
    {
        var until = WholeMinute(seconds + TrainingSeconds);
        var trained = _agents.Where(a => a.Queues is [{ Id: "billing" }]).Take(TrainedAtOnce).ToList();
        foreach (var agent in trained) agent.Absences.Add((WholeMinute(seconds), until, "training"));
        _agenda.In(seconds, () =>
        {
            foreach (var agent in trained)
            {
                agent.TrainingUntil = until;
                _lives.TakeBreakIfDue(agent);
            }

            PlanTraining(TrainingEverySeconds);
        });
    }

    // As planners write times.
    private long WholeMinute(double inSeconds) => (_agenda.Now + (long)(inSeconds * 1000)) / 60_000 * 60_000;
}
