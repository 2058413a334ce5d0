using QueueMonitor.Engine;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Intake.Reading;

namespace QueueMonitor.Hub.Plan;

/// <summary>What a plan may speak of: the queues of the site with their zones, and the span that is planned.</summary>
internal sealed class PlanScope
{
    private readonly Dictionary<string, (string Queue, PlanClock Clock)> _queues = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _byFolded = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _agents;
    private readonly HashSet<string> _twice = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="queues">Name, the name that people call it by, IANA zone.</param>
    /// <param name="siteZone">IANA zone of the site: agents live in it.</param>
    /// <param name="agents">The agents that were heard of.</param>
    public PlanScope(
        IEnumerable<(string Queue, string? Called, string Zone)> queues, string siteZone, DateTimeOffset now, IEnumerable<string>? agents = null)
    {
        _agents = [.. agents ?? []];
        var clocks = new Dictionary<string, PlanClock>(StringComparer.Ordinal);
        SiteClock = ClockOf(siteZone, clocks);
        foreach (var (queue, called, zone) in queues)
        {
            _queues[queue] = (queue, ClockOf(zone, clocks));
            Name(queue, queue);
            if (called is not null && called != queue) Name(called, queue);
        }

        Earliest = now.AddDays(-PlanLimits.DaysBack).ToUnixTimeMilliseconds();
        Latest = now.AddDays(PlanLimits.DaysAhead).ToUnixTimeMilliseconds();
    }

    public PlanClock SiteClock { get; }

    /// <summary>From when until when may be planned, milliseconds since 1970 UTC.</summary>
    public long Earliest { get; }

    /// <inheritdoc cref="Earliest"/>
    public long Latest { get; }

    public static PlanScope Of(FloorSnapshot floor) => new(
        floor.Queues.Select(q => (q.Queue, (string?)q.Settings.Name, q.Settings.Zone)), floor.Site.Settings.Zone, floor.AsOf,
        floor.Agents.Select(a => a.Agent));

    /// <summary>
    /// The queue that is meant: by its name, or the one that people call it by. Null: none; <paramref name="error"/> says what to do.
    /// </summary>
    public (string Queue, PlanClock Clock)? Queue(string text, out string error)
    {
        error = "";
        if (_queues.TryGetValue(text, out var exact)) return exact;
        if (!_twice.Contains(text) && _byFolded.TryGetValue(text, out var named)) return _queues[named];
        if (text.Length == 0) error = "The queue is missing. Write the name of the queue as the sources use it.";
        else if (_twice.Contains(text)) error = $"'{text}' may be several queues. Write the name as the sources use it.";
        else error = Unknown(text);
        return null;
    }

    public bool KnowsAgent(string agent) => _agents.Contains(agent);

    /// <summary>Null: an agent may be called so.</summary>
    public static string? WrongAgent(string agent)
    {
        if (agent.Length == 0) return "The agent is missing. Write the agent as the sources call it.";
        return System.Text.Encoding.UTF8.GetByteCount(agent) > EngineLimits.IdBytesMax || agent.Any(char.IsControl)
            ? $"An agent has 1 to {EngineLimits.IdBytesMax} bytes and no control characters. Write the agent as the sources call it."
            : null;
    }

    /// <summary>Null: it lies within what may be planned.</summary>
    public string? Outside(long at) => at >= Earliest && at <= Latest
        ? null
        : $"{SiteClock.At(at):yyyy-MM-dd} is more than {PlanLimits.DaysBack} days back or {PlanLimits.DaysAhead} days ahead. Is the "
            + "year right? Send the days between.";

    private string Unknown(string text)
    {
        var shown = PlanClock.Shown(text);
        if (_queues.Count == 0) return $"There is no queue '{shown}': there are none yet. Send its first event, or set it up under "
            + "Settings, then send the plan again.";
        var near = Suggestion.For(text, _byFolded.Keys);
        return near is not null
            ? $"There is no queue '{shown}'. Is '{near}' meant?"
            : $"There is no queue '{shown}'. Known: {string.Join(", ", _queues.Keys.Order(StringComparer.Ordinal).Take(10))}"
                + (_queues.Count > 10 ? $" and {_queues.Count - 10} more." : ".");
    }

    private void Name(string name, string queue)
    {
        if (!_byFolded.TryAdd(name, queue) && _byFolded[name] != queue) _twice.Add(name);
    }

    private static PlanClock ClockOf(string zone, Dictionary<string, PlanClock> clocks)
    {
        if (clocks.TryGetValue(zone, out var known)) return known;
        return clocks[zone] = new PlanClock(TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc);
    }
}
