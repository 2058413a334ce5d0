using QueueMonitor.Testing.Simulations;

namespace QueueMonitor.Engine.Tests.Forecasts.Simulations;

/// <summary>The simulation itself against what is known in closed form.</summary>
public class CentreRunTests
{
    [Fact]
    public void A_centre_without_memory_is_Erlang_A()
    {
        // 50 agents, 48 Erlang, patience twice the service time.
        var seen = new Seen();
        var run = CentreRun.Play(SimulatedCentre.OneQueue(50, 0.96, new ExponentialLaw(240), new ExponentialLaw(480), 100_000, 1), seen);
        Assert.Equal(100_000, run.Answered + run.Abandoned);
        Assert.Equal(0.0309122, run.Abandoned / 100_000.0, 0.003);
        Assert.Equal(0.4678, run.Delayed / 100_000.0, 0.02);
    }

    [Fact]
    public void The_wait_behind_k_others_has_the_mean_spread_and_risk_of_the_position_law()
    {
        var seen = new Seen();
        CentreRun.Play(SimulatedCentre.OneQueue(10, 1.1, new ExponentialLaw(240), new ExponentialLaw(240), 200_000, 2), seen);
        foreach (var k in new[] { 0, 1, 4 })
        {
            var offered = seen.Offered.Where(o => o.Ahead == k).ToList();
            var stages = Enumerable.Range(0, k + 1).Select(i => 1 / ((10 / 240.0) + (i / 240.0))).ToList();
            var mean = offered.Average(o => o.Wait);
            Assert.Equal(stages.Sum(), mean, 0.02 * stages.Sum());
            Assert.Equal(stages.Sum(s => s * s), offered.Average(o => Math.Pow(o.Wait - mean, 2)), 0.05 * stages.Sum(s => s * s));
            Assert.Equal((k + 1) / (10.0 + k + 1), offered.Average(o => o.Abandoned ? 1.0 : 0), 0.008);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_day_and_another_another()
    {
        Assert.Equal(Waits(1), Waits(1));
        Assert.NotEqual(Waits(1), Waits(2));

        static List<double> Waits(int seed)
        {
            var seen = new Seen();
            CentreRun.Play(SimulatedCentre.OneQueue(5, 1, new LogNormalLaw(100), new HyperexponentialLaw(90), 2000, seed), seen);
            return [.. seen.Offered.Select(o => o.Wait)];
        }
    }

    [Fact]
    public void The_first_queue_goes_first_and_by_the_longest_wait_neither_does()
    {
        double Difference(bool longestFirst)
        {
            var queues = Enumerable.Range(0, 2).Select(_ => new SimulatedQueue(_ => 0.0125, 0.0125, new ExponentialLaw(600))).ToList();
            var seen = new Seen();
            CentreRun.Play(new(queues, [new(_ => 5, [0, 1], longestFirst)], new ExponentialLaw(200), 40_000, 3), seen);
            double Mean(int q) => seen.Offered.Where(o => o.Queue == q).Average(o => o.Wait);
            return Mean(1) / Mean(0);
        }

        Assert.True(Difference(longestFirst: false) > 2);
        Assert.Equal(1, Difference(longestFirst: true), 0.05);
    }

    [Fact]
    public void Half_the_agents_serve_half_as_many()
    {
        var seen = new Seen();
        var queue = new SimulatedQueue(_ => 0.2, 0.2, new ExponentialLaw(300));
        CentreRun.Play(new([queue], [new(t => t < 50_000 ? 20 : 10, [0])], new ExponentialLaw(100), 20_000, 4), seen);
        double Risk(double from, double to) => seen.Offered.Where(o => o.At >= from && o.At < to).Average(o => o.Abandoned ? 1.0 : 0);
        Assert.True(Risk(51_000, 1e9) > 4 * Risk(1000, 50_000));
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void A_law_draws_what_its_survival_says(Law law, double mean)
    {
        var random = new Random(5);
        var drawn = Enumerable.Range(0, 100_000).Select(_ => law.Draw(random)).ToList();
        Assert.Equal(mean, drawn.Average(), 0.02 * mean);
        foreach (var t in new[] { 5.0, 30, 62, 75, 150, 175, 400 })
            Assert.Equal(law.Survival(t), drawn.Count(d => d > t) / 100_000.0, 0.006);
    }

    public static TheoryData<Law, double> Laws() => new()
    {
        { new ExponentialLaw(120), 120 }, { new ErlangLaw(120), 120 }, { new HyperexponentialLaw(120), 120 }, { new LogNormalLaw(120), 120 },
        { new AnnouncedLaw(300, 60, 170), Enumerable.Range(0, 100_000).Sum(t => new AnnouncedLaw(300, 60, 170).Survival((t / 10.0) + 0.05) / 10) },
    };

    private sealed class Seen : ICentreWatcher
    {
        private readonly Dictionary<Caller, int> _ahead = [];

        public List<(int Queue, double At, int Ahead, double Wait, bool Abandoned)> Offered { get; } = [];

        public void Entered(Caller caller, CentreRun run) => _ahead[caller] = run.Waiting(caller.Queue);

        public void Answered(Caller caller, int agent, CentreRun run) => Add(caller, run);

        public void Abandoned(Caller caller, CentreRun run) => Assert.Equal(caller.Patience, run.Now - caller.At, 1e-6);

        public void WouldHaveBeenAnswered(Caller caller, CentreRun run) => Add(caller, run);

        private void Add(Caller caller, CentreRun run)
        {
            if (_ahead.Remove(caller, out var ahead)) Offered.Add((caller.Queue, caller.At, ahead, run.Now - caller.At, caller.Abandoned));
        }
    }
}
