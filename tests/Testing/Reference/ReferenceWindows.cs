using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Testing.Figures;

namespace QueueMonitor.Testing.Reference;

/// <summary>The contract's section 3 over a list of facts: each figure of each window by its definition.</summary>
internal sealed class ReferenceWindows(
    long now, IReadOnlyList<Fact> facts, int waiting, IReadOnlyList<ReferenceAgents.Stretch> past, Func<ReferenceAgents.Doing, bool> serves)
{
    private const long Bucket = 5_000, Quarter = 900_000;

    /// <summary>Sums over queues, with what the site alone counts.</summary>
    public bool OfSite { get; init; }

    public void AddTo(FigureList figures, string name, ServiceLevelFormula formula, long dayStart)
    {
        foreach (var minutes in new[] { 5, 30, 60 })
            Window(figures, $"{name}last{minutes} ", ((now / Bucket) - (60 * minutes / 5)) * Bucket, formula);
        Window(figures, name + "interval ", now / Quarter * Quarter, formula);
        Window(figures, name + "today ", dayStart, formula);
        figures.Add(name + "today carriedIn", facts.Sum(f => f.At >= dayStart ? 0 : f.Kind == FactKind.Offered ? 1 : f.IsOutcome ? -1 : 0));
        Window(figures, name + "sinceStart ", long.MinValue, formula);
        figures.Add(name + "sinceStart carriedIn", 0);
    }

    private void Window(FigureList figures, string name, long from, ServiceLevelFormula formula)
    {
        var inside = facts.Where(f => f.At >= from).ToArray();
        foreach (var (kind, figure) in new[]
                 {
                     (FactKind.Offered, "offered"), (FactKind.Answered, "answered"), (FactKind.Abandoned, "abandoned"), (FactKind.Short,
                         "shortAbandoned"),
                     (FactKind.Moved, "moved"), (FactKind.Lost, "lost"), (FactKind.Reopened, "reopened"), (FactKind.Restated, "restated"),
                     (FactKind.LostInTransfer, "lostInTransfer"), (FactKind.LostConversation, "lostConversation"), (FactKind.Handled,
                         "handled"),
                 })
            figures.Add(name + figure, Count(inside, kind));
        figures.Add(name + "promisesKept", Count(inside, FactKind.PromiseKept));
        figures.Add(name + "promisesDecided", Count(inside, FactKind.PromiseKept) + Count(inside, FactKind.PromiseBroken));
        foreach (var reason in Enum.GetValues<LeftReason>())
            figures.Add($"{name}left {reason}", inside.Count(f => f.Kind == FactKind.Left && f.Reason == reason));
        figures.Add(name + "waiting", waiting);
        if (OfSite)
        {
            figures.Add(name + "gaveUpBeforeQueue", Count(inside, FactKind.GaveUpBeforeQueue));
            figures.Add(name + "turnedAway", Count(inside, FactKind.TurnedAway));
            figures.Add(name + "direct", Count(inside, FactKind.Direct));
        }

        ServiceLevel(figures, name, inside, formula);
        Waits(figures, name, inside);
        figures.Add(name + "occupancy", Occupancy(from));
    }

    private static int Count(Fact[] inside, FactKind kind) => inside.Count(f => f.Kind == kind);

    private static void ServiceLevel(FigureList figures, string name, Fact[] inside, ServiceLevelFormula formula)
    {
        var answered = inside.Where(f => f.Kind == FactKind.Answered).ToArray();
        var abandoned = inside.Where(f => f.Kind == FactKind.Abandoned).ToArray();
        var left = inside.Count(f => f.Kind == FactKind.Left && !f.Excluded);
        var ended = answered.Length + abandoned.Length + left;
        var (answeredInTime, abandonedInTime) = (answered.Count(f => f.Within), abandoned.Count(f => f.Within));
        var (hits, decided) = formula switch
        {
            ServiceLevelFormula.AtThreshold => (Count(inside, FactKind.Hit), Count(inside, FactKind.Hit) + Count(inside, FactKind.Miss)),
            ServiceLevelFormula.AbandonsAgainst => (answeredInTime, ended),
            ServiceLevelFormula.AbandonsIgnored => (answeredInTime, ended - abandonedInTime),
            _ => (answeredInTime + abandonedInTime, ended),
        };
        figures.Add(name + "serviceLevel", decided == 0 ? null : (double)hits / decided);
        figures.Add(name + "serviceLevel hits", hits);
        figures.Add(name + "serviceLevel decided", decided);
        figures.Add(name + "ended", ended);
        figures.Add(name + "abandonRate", ended == 0 ? null : (double)abandoned.Length / ended);
    }

    private static void Waits(FigureList figures, string name, Fact[] inside)
    {
        var waits = inside.Where(f => f.Kind == FactKind.Answered).Select(f => f.Ms / 1000.0).Order().ToArray();
        figures.Add(name + "averageSpeedOfAnswer", waits.Length == 0 ? null : waits.Average());
        figures.Add(name + "waitP50~", NearestRank(waits, 0.50));
        figures.Add(name + "waitP90~", NearestRank(waits, 0.90));
        figures.Add(name + "waitP95~", NearestRank(waits, 0.95));
        var customers = inside.Where(f => f.Kind == FactKind.Answered).Select(f => f.CustomerMs / 1000.0).Order().ToArray();
        figures.Add(name + "averageCustomerWait", customers.Length == 0 ? null : customers.Average());
        figures.Add(name + "customerWaitP50~", NearestRank(customers, 0.50));
        figures.Add(name + "customerWaitP90~", NearestRank(customers, 0.90));
        var all = inside.Where(f => f.IsOutcome).Select(f => f.Ms / 1000.0).ToArray();
        figures.Add(name + "averageWait", all.Length == 0 ? null : all.Average());
        var handled = inside.Where(f => f.Kind == FactKind.Handled).Select(f => f.Ms / 1000.0).ToArray();
        figures.Add(name + "averageHandle", handled.Length == 0 ? null : handled.Average());
    }

    private static double? NearestRank(double[] sorted, double share) =>
        sorted.Length == 0 ? null : sorted[Math.Max(0, (int)Math.Ceiling((share * sorted.Length) - 1e-9) - 1)];

    private double? Occupancy(long from)
    {
        double working = 0, free = 0;
        var known = false;
        foreach (var stretch in past)
        {
            var length = stretch.To - Math.Max(stretch.From, from);
            known |= stretch.Agents.Any(a => a.Heard && serves(a));
            if (length <= 0 || !known || !ReferenceAgents.InTouch(stretch.Agents.Where(serves))) continue;
            foreach (var agent in stretch.Agents.Where(serves))
            {
                if (agent.State is AgentState.Busy or AgentState.WrapUp) working += length;
                else if (agent.State == AgentState.Available) free += length;
            }
        }

        return working + free == 0 ? null : working / (working + free);
    }
}
