using QueueMonitor.Testing.Simulations;
using Xunit.Abstractions;

namespace QueueMonitor.Engine.Tests.Forecasts.Simulations;

/// <summary>Risk against somebody who knows the true law of patience.</summary>
public class RiskInSimulationTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("hyperexponential", 50, 1.1)]
    [InlineData("announced", 20, 1.1)]
    public void With_many_contacts_it_is_as_good_as_knowing_the_law(string law, int agents, double load)
    {
        var (told, oracle) = Scores(law, agents, load, 100_000, 7);
        Assert.True(told.Brier <= 1.002 * oracle.Brier, $"Brier {told.Brier} against {oracle.Brier}");
        Assert.InRange(told.CalibrationError, 0, 0.01);
        Assert.InRange(told.Whole, 0.98, 1.02);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void With_three_thousand_it_is_nearly_so(int seed)
    {
        var (told, oracle) = Scores("announced", 10, 1.2, 3_000, seed);
        Assert.True(told.Brier <= 1.01 * oracle.Brier, $"Brier {told.Brier} against {oracle.Brier}");
        Assert.InRange(told.CalibrationError, 0, 0.025);
    }

    // As the floor tells it, which has the wait to learn as well: the mean of six centres, as the criterion has it.
    [Theory]
    [InlineData("hyperexponential", 50, 1.1)]
    [InlineData("announced", 50, 1.2)]
    public void A_floor_that_saw_three_thousand_is_nearly_as_good_too(string law, int agents, double load)
    {
        var (told, oracle) = (new List<ProbabilityScore>(), new List<ProbabilityScore>());
        for (var seed = 1; seed <= 6; seed++)
        {
            var risks = WaitTrial.Run(Centre(law, agents, load, 3_000, seed)).Risks;
            told.Add(new ProbabilityScore(risks.Select(r => (r.Told, r.Abandoned))));
            oracle.Add(new ProbabilityScore(risks.Select(r => (r.Oracle, r.Abandoned))));
        }

        var over = told.Average(t => t.Brier) / oracle.Average(o => o.Brier);
        output.WriteLine($"{law}: {over:F4} of the oracle, said {told.Average(t => t.Whole):F3} of what was seen");
        Assert.True(over <= 1.01, $"{over:F4} of the oracle");
    }

    private static SimulatedCentre Centre(string law, int agents, double load, int contacts, int seed)
    {
        Law patience = law switch
        {
            "hyperexponential" => new HyperexponentialLaw(300),
            _ => new AnnouncedLaw(600, 30, 60, 120),
        };
        return SimulatedCentre.OneQueue(agents, load, new ExponentialLaw(240), patience, contacts, seed) with { Looks = [30, 60, 120] };
    }

    private (ProbabilityScore Told, ProbabilityScore Oracle) Scores(string law, int agents, double load, int contacts, int seed)
    {
        var centre = Centre(law, agents, load, contacts, seed);
        var cases = RiskTrial.Run(centre).Cases;
        var told = new ProbabilityScore(cases.Select(c => (c.Told, c.Abandoned)));
        var oracle = new ProbabilityScore(cases.Select(c => (c.Oracle, c.Abandoned)));
        output.WriteLine($"{law} {agents}: n {told.Count} base {told.Rate:F3} Brier {told.Brier:F5} = {told.Brier / oracle.Brier:F5} of the oracle, "
            + $"calibration {told.CalibrationError:F4} / {oracle.CalibrationError:F4}, whole {told.Whole:F4}, AUC {told.Concordance:F3} / {oracle.Concordance:F3}");
        return (told, oracle);
    }
}
