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
    private const double DaySeconds = 6_000;

    // No queue ever gets more than this many times its ordinary contacts: busiest hour times largest surge.
    private const double BusiestFactor = 4;

    private readonly IReadOnlyList<SimulatedQueue> _queues = SimulatedQueue.Eight();
    private readonly List<SimulatedAgent> _agents = [];
    private readonly SeededRandom _random;
    private readonly Agenda _agenda;
    private readonly EventLines _lines;
    private readonly ContactLives _lives;

    /// <param name="start">The moment at which it begins: all agents sign in, the e-mail backlog lies there.</param>
    public SimulatedCentre(ulong seed, DateTimeOffset start)
    {
        _random = new SeededRandom(seed);
        _agenda = new Agenda(start.ToUnixTimeMilliseconds());
        _lines = new EventLines(_agenda);
        Staff();
        _lives = new ContactLives(_agenda, _random, _lines, _queues, _agents);
        _agenda.In(0, Open);
    }

    /// <summary>How many events it has told.</summary>
    public long Events => _lines.Count;

    /// <summary>Lives on until a moment.</summary>
    /// <param name="lines">Takes the events up to then, one JSON object a line, in order of time.</param>
    public void Advance(DateTimeOffset until, IBufferWriter<byte> lines)
    {
        _lines.WriteTo(lines);
        _agenda.LiveUntil(until.ToUnixTimeMilliseconds());
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
    }

    private void Hire(int count, params string[] queues)
    {
        var served = queues.Select(id => _queues.First(q => q.Id == id)).ToList();
        for (var i = 0; i < count; i++)
            _agents.Add(new SimulatedAgent(string.Create(CultureInfo.InvariantCulture, $"agent-{_agents.Count + 1:00}"), served));
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
            _agenda.In(_random.Between(300, 5_000), () => WantBreak(agent));
        }

        foreach (var queue in _queues) PlanArrival(queue);
        _agenda.In(_random.Between(300, 1_200), Surge);
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
        foreach (var queue in agent.Queues)
        {
            json.WriteStartObject();
            json.WriteString("queue", queue.Id);
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

    private double Busyness(SimulatedQueue queue)
    {
        var ofDay = _agenda.Now / 1000.0 / DaySeconds;
        var wave = 0.92 + (0.22 * Math.Sin(2 * Math.PI * (ofDay + (queue.Name.Length * 0.07))));
        return Math.Min(BusiestFactor, wave * queue.Surge);
    }

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
        _agenda.In(_random.Between(3_600, 6_600), () => WantBreak(agent));
    }
}
