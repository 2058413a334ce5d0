using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Forecasts;
using QueueMonitor.Testing.Scripts;
using QueueMonitor.Testing.Simulations;
using Xunit.Abstractions;

namespace QueueMonitor.Engine.Tests.Forecasts.Simulations;

/// <summary>
/// The floor's own predictions, made from events alone, in centres whose laws are known: short versions of what
/// <c>benchmarks -- simulations</c> does at length. Those who gave up count with the wait that they would have had.
/// </summary>
public class WaitInSimulationTests(ITestOutputHelper output)
{
    private const int Agents = 20, Talk = 240;

    private static readonly WaitTrial Twenty = Run(WaitScenarios.OneQueue.Single(s => s.Name == "M/M/20+M, load 1.2"), 4_000);

    [Fact]
    public void Without_memory_it_is_as_good_as_knowing_all_rates()
    {
        var waits = Twenty.Waits.Single();
        AssertBetterThanPastWaits(waits, 0.75);
        Assert.InRange(waits.Rmse / waits.OfOracle, 0.98, 1.03);
        Assert.InRange(waits.Bias / waits.MeanWait, -0.02, 0.02);
    }

    [Fact]
    public void Where_some_are_hasty_it_is_no_worse_than_who_knows_all_rates()
    {
        var waits = Run(WaitScenarios.OneQueue.Single(s => s.Name == "M/LN/100+H2, load 1.1"), 4_000).Waits.Single();
        AssertBetterThanPastWaits(waits, 0.75);
        Assert.True(waits.Rmse < 1.02 * waits.OfOracle, $"{waits.Rmse:F2} s against {waits.OfOracle:F2} s");
    }

    // The newest waits that a range knows are those of one moment there, and prove right or wrong together.
    [Fact]
    public void With_a_thousand_agents_ranges_hold_as_well()
    {
        var waits = Run(WaitScenarios.OneQueue.Single(s => s.Name == "M/M/1000+M, load 1.1"), 10_000).Waits.Single();
        output.WriteLine($"{waits.Count} waits of {waits.MeanWait:F1} s, held {waits.Held:P2}");
        Assert.InRange(waits.Held, 0.775, 0.825);
    }

    [Fact]
    public void Of_two_queues_with_the_same_agents_it_learns_which_goes_first()
    {
        foreach (var waits in Run(WaitScenarios.TwoQueues.Single(s => s.Name == "the first queue first"), 5_000).Waits)
            AssertBetterThanPastWaits(waits, 0.8);
    }

    // A fifth of the agents goes: the first who joins after that is told what the same place means with those who stay.
    [Fact]
    public void Agents_who_go_move_the_very_next_prediction_by_the_right_factor()
    {
        var told = new List<MadePrediction>();
        var floor = Twenty.Floor;
        floor.PredictionMade = told.Add;
        var now = Twenty.EndedAt + 1_000;
        for (var a = 0; a < Agents; a++) Declare(a, AgentActivity.Busy);
        foreach (var ahead in (int[])[3, 8])
        {
            for (var i = 0; i < ahead; i++) Tell(EventType.ContactQueued, $"ahead{i}");
            Tell(EventType.ContactQueued, $"before{ahead}");
            Tell(EventType.ContactLeft, $"before{ahead}");
            for (var a = 0; a < Agents / 5; a++) Declare(a, AgentActivity.Offline);
            Tell(EventType.ContactQueued, $"after{ahead}");
            Tell(EventType.ContactLeft, $"after{ahead}");
            for (var a = 0; a < Agents / 5; a++) Declare(a, AgentActivity.Busy);
            for (var i = 0; i < ahead; i++) Tell(EventType.ContactLeft, $"ahead{i}");
            var moved = Told($"after{ahead}") / Told($"before{ahead}");
            var right = Exact(ahead, Agents * 4 / 5) / Exact(ahead, Agents);
            output.WriteLine($"{ahead} ahead: {Told($"before{ahead}"):F1} s, then {Told($"after{ahead}"):F1} s; {moved / right:F4} of the right factor");
            Assert.InRange(moved / right, 0.97, 1.03);
        }

        double Told(string contact) => told.Single(m => m.Contact == contact).Forecast.Mean;

        static double Exact(int ahead, int agents) => PositionWait.Mean(ahead, (double)agents / Talk, 1.0 / Talk);

        void Declare(int agent, AgentActivity activity) =>
            Send(new FieldEvent(EventType.AgentState, now) { Agent = CentreEvents.AgentName(agent), Activity = activity });

        void Tell(EventType type, string contact) =>
            Send(new FieldEvent(type, now) { Contact = contact, Queue = type == EventType.ContactQueued ? CentreEvents.QueueName(0) : null });

        void Send(FieldEvent e)
        {
            var batch = new EventBatch { ReceivedAt = now += 10 };
            (e with { At = now }).AddTo(batch);
            floor.Apply(batch);
        }
    }

    private void AssertBetterThanPastWaits(WaitScores waits, double most)
    {
        output.WriteLine($"{waits.Count} waits of {waits.MeanWait:F1} s; {waits.Rmse / waits.OfOracle:F3} of the oracle, "
            + $"{waits.Rmse / waits.OfLastAnswered:F3} of LES, {waits.Rmse / waits.OfHeadOfLine:F3} of HOL, "
            + $"{waits.Rmse / waits.OfLastTen:F3} of ten; bias {waits.Bias / waits.MeanWait:P2}, held {waits.Held:P2}");
        Assert.True(waits.Rmse < most * waits.OfLastAnswered, $"{waits.Rmse / waits.OfLastAnswered:F3} of the last answered");
        Assert.True(waits.Rmse < most * waits.OfLastTen, $"{waits.Rmse / waits.OfLastTen:F3} of the last ten");
        Assert.True(waits.Rmse < waits.OfHeadOfLine, $"{waits.Rmse / waits.OfHeadOfLine:F3} of the head of line");
        Assert.InRange(waits.Held, 0.775, 0.825);
    }

    private static WaitTrial Run(WaitScenario scenario, int delayed) =>
        WaitTrial.Run(scenario.Make((int)(delayed / scenario.Delayed), 7), delayed / 4);
}
