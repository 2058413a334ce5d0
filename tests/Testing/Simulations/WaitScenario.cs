namespace QueueMonitor.Testing.Simulations;

/// <summary>A centre of science.md's tables, and what was published of it there.</summary>
/// <param name="IsMarkov">All times are exponential: the oracle's mean is the best there is.</param>
/// <param name="Delayed">Share of those who come that has to wait, about.</param>
/// <param name="Published">Root mean square errors over that of the last answered, by queue; empty: not published.</param>
public sealed record WaitScenario(string Name, Func<int, int, SimulatedCentre> Make, bool IsMarkov, double Delayed, IReadOnlyList<PublishedErrors> Published);

/// <summary>Errors over that of the last answered: the oracle, the best that learns, head of line, mean of the last ten.</summary>
public readonly record struct PublishedErrors(double Oracle, double Learned, double HeadOfLine, double LastTen);

/// <summary>Centres with one queue and with two, after Ibrahim and Whitt. Times in seconds; conversations take four minutes on average.</summary>
public static class WaitScenarios
{
    private const double Talk = 240, Hour = 3600;

    private static readonly Law Exponential = new ExponentialLaw(Talk), LogNormal = new LogNormalLaw(Talk);

    public static IReadOnlyList<WaitScenario> OneQueue { get; } =
    [
        Markov("M/M/100+M, load 0.95", 100, 0.95, 1, 0.38, new(.667, .669, .942, 1.120)),
        Markov("M/M/100+M, load 1.0", 100, 1.0, 1, 0.51, new(.668, .669, .949, 1.106)),
        Markov("M/M/100+M, load 1.1", 100, 1.1, 1, 0.83, new(.686, .688, .966, 1.075)),
        Markov("M/M/100+M, load 1.4", 100, 1.4, 1, 1, new(.699, .704, .988, 1.026)),
        Markov("M/M/10+M, load 1.1", 10, 1.1, 1, 0.62, new(.646, .648, .915, 1.075)),
        Markov("M/M/1000+M, load 1.1", 1000, 1.1, 1, 1, new(.704, .714, .995, 1.014)),
        Markov("M/M/100+M, load 1.1, patience of 4 talks", 100, 1.1, 4, 0.95, new(.696, .702, .988, 1.031)),
        Constant("M/LN/100+H2, load 1.1", 100, 1.1, LogNormal, new HyperexponentialLaw(Talk), 0.75, new(.683, .658, .944, 1.097)),
        Constant("M/LN/100+E2, load 1.1", 100, 1.1, LogNormal, new ErlangLaw(Talk), 0.93, new(.693, .663, .983, 1.035)),
        Constant("M/LN/100+H2, load 1.4", 100, 1.4, LogNormal, new HyperexponentialLaw(Talk), 1, new(.760, .677, .975, 1.045)),
        Constant("M/LN/20+LN, load 1.05", 20, 1.05, LogNormal, new LogNormalLaw(Talk), 0.75, new(.642, .642, .957, 1.086)),
        Moving("Mt/M/100+M, load 1 ± 40 %", 100, 1.0, 0.4, Exponential, new ExponentialLaw(Talk), false, true, 0.6, new(.697, .701, .982, 1.040)),
        Moving("staff 100 %/80 % in turns", 100, 1.0, 0, Exponential, new ExponentialLaw(Talk), true, true, 0.75, new(.678, .680, .950, 1.084)),
        Moving("Mt/LN/50+H2, staff in turns", 50, 1.0, 0.4, LogNormal, new HyperexponentialLaw(Talk), true, false, 0.65, new(.718, .667, .956, 1.064)),
        Markov("M/M/20+M, load 1.2", 20, 1.2, 1, 0.8),
        Markov("M/M/50+M, load 1.2, patience of half a talk", 50, 1.2, 0.5, 0.85),
        Constant("M/M/50+ announcements, load 1.2", 50, 1.2, Exponential, new AnnouncedLaw(600, 30, 60, 120), 0.9),
        Constant("M/E2/50+M, load 1.1", 50, 1.1, new ErlangLaw(Talk), new ExponentialLaw(Talk), 0.75),
        Moving("Mt/M/20+M, load 1 ± 40 %, staff in turns", 20, 1.0, 0.4, Exponential, new ExponentialLaw(Talk), true, true, 0.65),
    ];

    public static IReadOnlyList<WaitScenario> TwoQueues { get; } =
    [
        Two("one pool, by the longest wait", true, 0, false, new(.634, .635, 1.037, 1.160), new(.656, .657, .977, 1.135)),
        Two("the first queue first", false, 0, false, new(.672, .672, .945, .963), new(.699, .699, .892, 1.059)),
        Two("the first queue first, load ± 35 %", false, 0.35, false, new(.672, .673, .946, .982), new(.814, .770, .945, 1.047)),
        Two("half serve the first only, by the longest wait", true, 0, true, new(double.NaN, .669, .927, 1.091), new(double.NaN, .700, .971, 1.080)),
        Two("the same, load ± 35 %", true, 0.35, true, new(double.NaN, .698, .950, 1.069), new(double.NaN, .715, .987, 1.065)),
    ];

    private static WaitScenario Markov(string name, int agents, double load, double patience, double delayed, PublishedErrors? published = null) =>
        Constant(name, agents, load, Exponential, new ExponentialLaw(patience * Talk), delayed, published) with { IsMarkov = true };

    private static WaitScenario Constant(
        string name, int agents, double load, Law talk, Law patience, double delayed, PublishedErrors? published = null) =>
        new(name, (contacts, seed) => SimulatedCentre.OneQueue(agents, load, talk, patience, contacts, seed), false, delayed, Of(published));

    // Load goes up and down with the hours of a shift; staff with each hour.
    private static WaitScenario Moving(
        string name, int agents, double load, double swing, Law talk, Law patience, bool turns, bool markov, double delayed, PublishedErrors? published = null)
    {
        var rate = load * agents / talk.Mean;
        var queue = new SimulatedQueue(t => rate * (1 + (swing * Math.Sin(2 * Math.PI * t / (8 * Hour)))), rate * (1 + swing), patience);
        var group = new SimulatedGroup(t => turns && t % (2 * Hour) >= Hour ? agents * 4 / 5 : agents, [0]);
        return new(name, (contacts, seed) => new([queue], [group], talk, contacts, seed), markov, delayed, Of(published));
    }

    private static WaitScenario Two(string name, bool longest, double swing, bool apart, PublishedErrors first, PublishedErrors second)
    {
        const int Agents = 40;
        var rate = 1.05 * Agents / Talk / 2;
        var patience = new ExponentialLaw(1.5 * Talk);
        var queue = new SimulatedQueue(t => rate * (1 + (swing * Math.Sin(2 * Math.PI * t / (8 * Hour)))), rate * (1 + swing), patience);
        SimulatedGroup[] groups = apart
            ? [new(_ => Agents / 4, [0]), new(_ => Agents * 3 / 4, [0, 1], longest)]
            : [new(_ => Agents, [0, 1], longest)];
        return new(name, (contacts, seed) => new([queue, queue], groups, Exponential, contacts, seed), false, 0.7, [first, second]);
    }

    private static PublishedErrors[] Of(PublishedErrors? published) => published is { } known ? [known] : [];
}
