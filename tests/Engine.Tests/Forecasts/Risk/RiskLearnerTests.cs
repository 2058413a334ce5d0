using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Forecasts.Patience;
using QueueMonitor.Engine.Forecasts.Records;
using QueueMonitor.Engine.Forecasts.Risk;

namespace QueueMonitor.Engine.Tests.Forecasts.Risk;

public class RiskLearnerTests
{
    private readonly RiskForecaster _risks = new();
    private RiskTally _record;

    private RiskLearner Learner => _risks.Learner;

    private Hazard Kind => _risks.Patience.Of(0, MediaType.Voice, 0);

    [Fact]
    public void Before_anything_is_learned_it_says_what_the_formula_says()
    {
        var now = Situation(120, 0);
        Assert.Equal(AbandonmentRisk.Of(now.Patience, 0, now.Wait), Learner.Predict(now, out _).Risk, 1e-9);
    }

    // The first opinion counts most until another was better by more than luck; who is better by far is believed at once.
    [Fact]
    public void What_has_to_learn_counts_once_it_was_better()
    {
        Assert.Equal(Math.Exp(-4) / (1 + Math.Exp(-2) + Math.Exp(-4)), Learner.Weight, 1e-12);
        for (var i = 0; i < 400; i++)
        {
            Learner.Predict(Situation(120, i * 60_000L), out var inputs);
            Learner.Learn(inputs, abandoned: false, i * 60_000L);
            if (i == 9) Assert.InRange(Learner.Weight, 0, 0.1);
        }

        Assert.True(Learner.Weight > 0.3, $"{Learner.Weight}: nobody ever hung up.");
    }

    [Fact]
    public void Looking_changes_nothing()
    {
        Assert.Equal(Told(new RiskForecaster(), looks: 0), Told(new RiskForecaster(), looks: 3));
    }

    [Fact]
    public void A_formula_that_is_wrong_is_put_right()
    {
        // The predictor says two minutes, everybody is answered within ten seconds, and one in five hangs up before that.
        var random = new Random(4);
        var last = 0.0;
        for (var i = 0; i < 4000; i++)
        {
            last = Learner.Predict(Situation(120, i * 60_000L), out var inputs).Risk;
            End(inputs, random.NextDouble() * 10, random.Next(5) == 0, 0, i * 60_000L);
        }

        Assert.Equal(0.2, last, 0.05);
        Assert.InRange(_record.CalibrationError!.Value, 0, 0.03);
    }

    [Fact]
    public void What_else_is_known_sharpens_it()
    {
        // Where many wait somebody hangs up nine times in ten, else once in ten; the formula sees no difference.
        var random = new Random(5);
        for (var i = 0; i < 6000; i++)
        {
            var crowded = i % 2 == 0;
            Learner.Predict(
                new RiskSituation
                {
                    Patience = Kind, Wait = RemainingWait.OfMoments(60, 900), PredictedSeconds = 60, Frailty = 1,
                    WaitingInAll = crowded ? 40 : 2, At = i * 60_000L,
                },
                out var inputs);
            End(inputs, 30, random.NextDouble() < (crowded ? 0.9 : 0.1), 0, i * 60_000L);
        }

        Assert.True(Learner.Weight > 0.99);
        Assert.InRange(_record.Skill!.Value, 0.58, 0.66);
    }

    [Fact]
    public void Who_hung_up_before_is_told_from_who_stayed()
    {
        // Of 40 customers half hang up always, half never; all wait as long.
        for (var i = 0; i < 6000; i++)
        {
            var customer = i % 40;
            var now = Situation(60, i * 60_000L, (UInt128)(customer + 1));
            Learner.Predict(now, out var inputs);
            End(inputs, 30, customer < 20, (UInt128)(customer + 1), i * 60_000L);
        }

        Assert.InRange(_record.Skill!.Value, 0.8, 1);
    }

    [Fact]
    public void Noise_beside_a_right_formula_does_no_harm()
    {
        // Patience is exponential, the wait is known, and all other inputs are chance.
        var random = new Random(6);
        var (told, best) = (0.0, 0.0);
        for (var i = 0; i < 12_000; i++)
        {
            var (offered, patience, customer) = (random.NextDouble() * 400, -400 * Math.Log(1 - random.NextDouble()), (UInt128)random.Next(1, 500));
            var (frailty, earlier) = _risks.RecordOf(customer, i * 60_000L);
            var p = Learner.Predict(
                new RiskSituation
                {
                    Patience = Kind, Wait = RemainingWait.OfMoments(offered, 0), PredictedSeconds = offered, Frailty = frailty,
                    EarlierContacts = earlier, WaitingInAll = random.Next(30), Ahead = random.Next(30), Priority = random.Next(3),
                    LongestSeconds = random.Next(900), At = (i * 60_000L) + random.Next(60_000),
                },
                out var inputs).Risk;
            var y = patience < offered ? 1 : 0;
            End(inputs, Math.Min(offered, patience), y == 1, customer, i * 60_000L);
            if (i < 1000) continue;
            told += (p - y) * (p - y);
            best += Math.Pow(1 - Math.Exp(-offered / 400) - y, 2);
        }

        Assert.True(told <= 1.01 * best, $"{told / best} of the truth's Brier");
    }

    [Fact]
    public void Time_at_risk_counts_once_in_however_many_pieces()
    {
        var counted = 0.0;
        foreach (var age in new[] { 0.0, 30, 60, 60, 120 })
        {
            RiskForecaster.Waits(Kind, counted, age, 0);
            counted = age;
        }

        _risks.Ended(Kind, 0, counted, 133, true, 0);
        _risks.Ended(Kind, 0, 0, 45, false, 0);
        var seen = Enumerable.Range(0, WaitBuckets.Count).Select(_risks.Patience.Site.Seen).ToList();
        Assert.Equal((1, 178), (seen.Sum(s => s.Events), Math.Round(seen.Sum(s => s.Seconds), 6)));
    }

    [Fact]
    public void It_allocates_nothing()
    {
        for (var i = 0; i < 3000; i++) Once(i);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 3000; i < 6000; i++) Once(i);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Once(int i)
        {
            Learner.Predict(Situation(60, i * 1000L, 3), out var inputs);
            End(inputs, 10, i % 3 == 0, 3, i * 1000L);
        }
    }

    private static List<RiskEstimate> Told(RiskForecaster risks, int looks)
    {
        var random = new Random(8);
        var told = new List<RiskEstimate>();
        for (var i = 0; i < 500; i++)
        {
            var kind = risks.Patience.Of(random.Next(3), MediaType.Voice, random.Next(2));
            var now = new RiskSituation
            {
                Patience = kind, Wait = RemainingWait.OfRange(5, 10 + random.Next(100), 300), PredictedSeconds = random.Next(200),
                ElapsedSeconds = random.Next(3) * 30, Ahead = random.Next(9), WaitingInAll = random.Next(20), Frailty = 1, At = i * 20_000L,
            };
            for (var look = 0; look < looks; look++) risks.Learner.Estimate(now);
            told.Add(risks.Learner.Predict(now, out var inputs));
            var abandoned = random.Next(4) == 0;
            risks.Learner.Learn(inputs, abandoned, i * 20_000L);
            risks.Ended(kind, 0, 0, random.Next(200), abandoned, i * 20_000L);
        }

        return told;
    }

    private RiskSituation Situation(double mean, long at, UInt128 customer = default)
    {
        var (frailty, earlier) = _risks.RecordOf(customer, at);
        return new RiskSituation
        {
            Patience = Kind, Wait = RemainingWait.OfMoments(mean, mean * mean / 2), PredictedSeconds = mean, Ahead = 3, WaitingInAll = 5,
            LongestSeconds = 80, Frailty = frailty, EarlierContacts = earlier, At = at,
        };
    }

    private void End(in RiskInputs inputs, double seconds, bool abandoned, UInt128 customer, long now)
    {
        _record.Add(inputs.Risk, abandoned);
        Learner.Learn(inputs, abandoned, now);
        _risks.Ended(Kind, customer, 0, seconds, abandoned, now);
    }
}
