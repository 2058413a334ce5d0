using QueueMonitor.Testing.Simulations;

namespace QueueMonitor.Benchmarks.Simulations;

/// <summary>The risk of giving up as the floor tells it on entering and after 30, 60 and 120 s, beside somebody who knows the law of patience.</summary>
internal static class RiskTable
{
    private const double Talk = 240;

    private static readonly Law Announced = new AnnouncedLaw(600, 30, 60, 120);

    public static void Print(bool full, Action<bool, string> check)
    {
        Console.WriteLine("Risk of giving up; the oracle's figures in brackets.\n");
        SimulationsCommand.Head(
            "patience", "agents, load", "told", "gave up", "Brier over the oracle's", "skill", "calibration error", "AUC", "said over seen");
        (string Name, Law Patience, int Agents, double Load)[] centres =
        [
            ("exponential", new ExponentialLaw(Talk), 50, 1.1),
            ("half of them hasty (H2)", new HyperexponentialLaw(300), 50, 1.1),
            ("after announcements", Announced, 50, 1.2),
            ("after announcements", Announced, 20, 1.1),
            ("after announcements", Announced, 10, 1.2),
        ];
        foreach (var (name, patience, agents, load) in centres[..^1]) Row(name, patience, agents, load, full ? 150_000 : 20_000, 1, check);
        foreach (var (name, patience, agents, load) in centres) Row(name + ", 3,000 contacts", patience, agents, load, 3_000, full ? 30 : 5, check);
        Console.WriteLine();
    }

    private static void Row(string name, Law patience, int agents, double load, int contacts, int seeds, Action<bool, string> check)
    {
        var (told, oracle) = (new List<ProbabilityScore>(), new List<ProbabilityScore>());
        for (var seed = 1; seed <= seeds; seed++)
        {
            var centre = SimulatedCentre.OneQueue(agents, load, new ExponentialLaw(Talk), patience, contacts, seed + 6) with { Looks = [30, 60, 120] };
            var risks = WaitTrial.Run(centre).Risks;
            told.Add(new ProbabilityScore(risks.Select(r => (r.Told, r.Abandoned))));
            oracle.Add(new ProbabilityScore(risks.Select(r => (r.Oracle, r.Abandoned))));
        }

        var brier = told.Average(t => t.Brier) / oracle.Average(o => o.Brier);
        var (error, whole) = (told.Average(t => t.CalibrationError), told.Average(t => t.Whole));
        Console.WriteLine(SimulationsCommand.Line($"| {name} | {agents}, {load} | {told.Sum(t => t.Count)} | {told.Average(t => t.Rate):F3} | {brier:F4} ")
            + SimulationsCommand.Line($"| {told.Average(t => t.Skill):F4} ({oracle.Average(o => o.Skill):F4}) ")
            + SimulationsCommand.Line($"| {error:F4} ({oracle.Average(o => o.CalibrationError):F4}) ")
            + SimulationsCommand.Line($"| {told.Average(t => t.Concordance):F3} ({oracle.Average(o => o.Concordance):F3}) | {whole:F4} |"));
        var many = contacts >= 100_000;
        check(brier <= (many ? 1.002 : 1.01), $"risk, {name}, {agents} agents: Brier {brier:F4} of the oracle's, not {(many ? 1.002 : 1.01)}");
        if (many) check(error <= 0.01, $"risk, {name}, {agents} agents: calibration error {error:F4}, not 0.01");
        check(whole is >= 0.98 and <= 1.02, $"risk, {name}, {agents} agents: said {whole:F4} of what was seen, not within 2 %");
    }
}
