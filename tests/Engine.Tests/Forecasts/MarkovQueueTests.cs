using QueueMonitor.Engine.Forecasts;

namespace QueueMonitor.Engine.Tests.Forecasts;

/// <summary>Queues whose best possible prediction is known.</summary>
public sealed class MarkovQueueTests
{
    private const int Calls = 12_000, Agents = 20, Handle = 240, Patience = 240;

    private static readonly MarkovQueue Busy = new(seed: 11, Calls, Agents, Handle, Patience, load: 1.1);
    private static readonly List<MadePrediction> Made = Busy.Play();
    private static readonly List<MadePrediction> OnEntry = [.. Made.Where(m => m.ElapsedSeconds == 0)];

    [Fact]
    public void Everybody_who_has_to_wait_gets_a_prediction_on_entering_and_nobody_else() =>
        Assert.Equal(Busy.Waits.Keys.Order(), OnEntry.Select(m => m.Contact).Order());

    [Fact]
    public void The_mean_is_far_better_than_that_of_the_last_ten_and_near_the_best_there_is()
    {
        var ahead = AheadOf();
        var (ours, naive, best, bias) = (0.0, 0.0, 0.0, 0.0);
        var answered = OnEntry.Where(m => !Busy.Abandoned.Contains(m.Contact)).Select(m => (At: m.At + (Busy.Waits[m.Contact] * 1000), Wait: Busy.Waits[m.Contact]))
            .OrderBy(a => a.At).ToList();
        var known = 0;
        foreach (var made in OnEntry.Skip(1_000))
        {
            var wait = Busy.Waits[made.Contact];
            ours += Square(made.Forecast.Mean - wait);
            bias += made.Forecast.Mean - wait;
            best += Square(PositionWait.Mean(ahead[made.Contact], (double)Agents / Handle, 1.0 / Patience) - wait);
            while (known < answered.Count && answered[known].At <= made.At) known++;
            naive += Square(answered.Take(known).TakeLast(10).Average(a => a.Wait) - wait);
        }

        Assert.True(ours < 0.75 * 0.75 * naive, $"{Math.Sqrt(ours / naive):F3} of the last ten");
        Assert.True(ours < 1.06 * 1.06 * best, $"{Math.Sqrt(ours / best):F3} of the best");
        Assert.Equal(0, bias / OnEntry.Count, 2.5);
    }

    [Fact]
    public void Ranges_hold_eight_times_in_ten_also_for_those_who_gave_up()
    {
        var held = OnEntry.Skip(1_000).Average(m => Busy.Waits[m.Contact] >= m.Forecast.Low && Busy.Waits[m.Contact] <= m.Forecast.High ? 1.0 : 0);
        Assert.Equal(0.8, held, 0.025);
    }

    [Fact]
    public void Risks_add_up_to_those_who_left_and_rank_them()
    {
        var cases = OnEntry.Skip(1_000).ToList();
        Assert.Equal(1, cases.Sum(m => m.Forecast.Risk) / cases.Count(m => Busy.Abandoned.Contains(m.Contact)), 0.04);
        var byRisk = cases.OrderBy(m => m.Forecast.Risk).ToList();
        var third = byRisk.Count / 3;
        Assert.True(Left(byRisk.TakeLast(third)) > 2 * Left(byRisk.Take(third)), "The third at the greatest risk left twice as often.");
        Assert.All(cases, m => Assert.InRange(m.Forecast.Risk5Min, 0, m.Forecast.Risk));

        double Left(IEnumerable<MadePrediction> some) => some.Average(m => Busy.Abandoned.Contains(m.Contact) ? 1.0 : 0);
    }

    [Fact]
    public void Ticks_between_events_change_no_prediction()
    {
        var queue = new MarkovQueue(seed: 12, calls: 700, Agents, Handle, Patience, load: 1.2);
        Assert.Equal(queue.Play(), queue.Play(ticks: 3));
    }

    [Fact]
    public void Predictions_are_made_again_after_each_of_their_waits_while_one_still_waits()
    {
        var entered = OnEntry.ToDictionary(m => m.Contact, m => m.At);
        foreach (var again in Made.Where(m => m.ElapsedSeconds > 0))
            Assert.Equal(entered[again.Contact] + (again.ElapsedSeconds * 1000L), again.At);
        foreach (var seconds in (int[])[30, 60, 120, 240])
        {
            var stillThere = Busy.Waits.Count(w => !Busy.Abandoned.Contains(w.Key) && w.Value > seconds + 0.01);
            var answered = Made.Count(m => m.ElapsedSeconds == seconds && !Busy.Abandoned.Contains(m.Contact));
            Assert.InRange(answered, stillThere - 2, stillThere + 2);
        }
    }

    // How many stood ahead, by what the simulation knows: those who came before and had not left when it came.
    private static Dictionary<string, int> AheadOf()
    {
        var ahead = new Dictionary<string, int>();
        var lines = new List<(string Contact, long From, double Offered)>();
        foreach (var made in OnEntry)
        {
            lines.RemoveAll(l => l.From + (l.Offered * 1000) <= made.At);
            ahead[made.Contact] = lines.Count(l => !Busy.Abandoned.Contains(l.Contact) || Busy.LeftAt[l.Contact] > made.At);
            lines.Add((made.Contact, made.At, Busy.Waits[made.Contact]));
        }

        return ahead;
    }

    private static double Square(double x) => x * x;
}
