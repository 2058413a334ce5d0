using QueueMonitor.Testing.Simulations;

namespace QueueMonitor.Engine.Tests.Staffing.Live;

/// <summary>Following what is advised helps: simulated centres of two queues with shared agents. The long run is <c>benchmarks -- advice</c>
/// (docs/ACCURACY.md).</summary>
public sealed class AdviceTests
{
    // With QUEUE_MONITOR_HUNT so many times more seeds.
    private static readonly int Seeds = 6 * (int.TryParse(Environment.GetEnvironmentVariable("QUEUE_MONITOR_HUNT"), out var times) ? times : 1);

    [Fact]
    public void A_move_that_is_advised_cuts_abandonments_and_one_that_helps_much_is_advised()
    {
        var (advised, cut, worthwhile, found) = (0, 0, 0, 0);
        // Others than those that were looked at when the rules of advice were made.
        for (var seed = 1_001; seed <= 1_000 + Seeds; seed++)
        {
            var trial = AdviceTrial.Run(seed, futures: 4);
            if (trial.Advised > 0)
            {
                advised++;
                cut += trial.WithAdvice < trial.WithoutMove ? 1 : 0;
                Assert.True(trial.SavedForetold > 0, $"Seed {seed} advises what its own model says does harm.");
            }

            if (trial.WithBest > 0.8 * trial.WithoutMove || trial.WithoutMove == 0) continue;
            worthwhile++;
            found += trial.Advised > 0 ? 1 : 0;
        }

        Assert.True(advised >= Seeds / 6, $"only {advised} of {Seeds} are advised to move");
        Assert.True(cut >= 0.95 * advised, $"{cut} of {advised} cut abandonments");
        Assert.True(found >= 0.7 * worthwhile, $"{found} of {worthwhile} worthwhile moves are advised");
    }
}
