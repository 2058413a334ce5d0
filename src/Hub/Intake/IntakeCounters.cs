using QueueMonitor.Hub.Intake.Reading;

namespace QueueMonitor.Hub.Intake;

/// <summary>
/// What the intake has taken and refused since the start, by site and source. Bounded: sources of a site
/// past <see cref="IntakeLimits.CountedSourcesMax"/> are counted together. Any thread may use it.
/// </summary>
public sealed class IntakeCounters
{
    /// <summary>The source under which those are counted that have no place of their own.</summary>
    public const string Other = "(other)";

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Site, string Source), Tally> _tallies = [];

    /// <summary>All counts, by site and source.</summary>
    public IReadOnlyList<IntakeTally> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _tallies.OrderBy(each => each.Key).Select(each => each.Value.Copy(each.Key.Site, each.Key.Source))];
            }
        }
    }

    internal void Add(string site, string source, IntakeOutcome outcome, UnknownFields unknown)
    {
        lock (_lock)
        {
            var tally = Of(site, source);
            tally.Accepted += outcome.Accepted;
            tally.Duplicates += outcome.Duplicates;
            tally.Rejected += outcome.Unreadable + outcome.Refused;
            tally.RequestsCutShort += outcome.Stop == IntakeStop.None ? 0 : 1;
            if (unknown.Any) unknown.Drain(tally.AddUnknown);
        }
    }

    internal void AddTurnedAway(string site, string source)
    {
        lock (_lock) Of(site, source).RequestsTurnedAway++;
    }

    private Tally Of(string site, string source)
    {
        if (_tallies.TryGetValue((site, source), out var tally)) return tally;
        var key = _tallies.Keys.Count(known => known.Site == site) < IntakeLimits.CountedSourcesMax ? (site, source) : (site, Other);
        if (!_tallies.TryGetValue(key, out tally)) _tallies[key] = tally = new Tally();
        return tally;
    }

    private sealed class Tally
    {
        private readonly SortedDictionary<string, long> _unknown = new(StringComparer.Ordinal);

        public long Accepted { get; set; }

        public long Duplicates { get; set; }

        public long Rejected { get; set; }

        public long RequestsCutShort { get; set; }

        public long RequestsTurnedAway { get; set; }

        public void AddUnknown(string name, long count)
        {
            var isNew = !_unknown.ContainsKey(name);
            if (isNew && _unknown.Count >= UnknownFields.NamesMax) name = UnknownFields.Other;
            _unknown[name] = _unknown.GetValueOrDefault(name) + count;
        }

        public IntakeTally Copy(string site, string source) => new(
            site,
            source,
            Accepted,
            Duplicates,
            Rejected,
            RequestsCutShort,
            RequestsTurnedAway,
            _unknown.ToDictionary(StringComparer.Ordinal));
    }
}

/// <summary>Counts of one source since the start.</summary>
/// <param name="Site">The site.</param>
/// <param name="Source">The source.</param>
/// <param name="Accepted">Events taken.</param>
/// <param name="Duplicates">Events that had come before.</param>
/// <param name="Rejected">Events that could not be read, or that a bound of the engine kept out.</param>
/// <param name="RequestsCutShort">Requests that were not read to their end: broken off, too large, or no room.</param>
/// <param name="RequestsTurnedAway">Requests that were not read at all, since too many were being read.</param>
/// <param name="UnknownFields">Fields that were dropped, by name, at most 65 names.</param>
public sealed record IntakeTally(
    string Site,
    string Source,
    long Accepted,
    long Duplicates,
    long Rejected,
    long RequestsCutShort,
    long RequestsTurnedAway,
    IReadOnlyDictionary<string, long> UnknownFields);
