using QueueMonitor.Engine.Forecasts;

namespace QueueMonitor.Engine.Tests.Forecasts;

public sealed class RiskTests
{
    [Fact]
    public void The_hazard_is_that_of_those_who_gave_up()
    {
        var (patience, chance) = (new Patience(), new Random(7));
        for (var i = 0; i < 60_000; i++)
        {
            // Twice as ready to give up in the first 30 s as later; offered waits without end are cut at random.
            var gives = Draw(1 / 100.0);
            if (gives > 30) gives = 30 + Draw(1 / 200.0);
            var offered = Draw(1 / 150.0);
            patience.Learn(Math.Min(gives, offered), gives < offered);
        }

        Assert.Equal(0.30, patience.Summed(30), 0.02);
        Assert.Equal(0.30 + 0.45, patience.Summed(120), 0.03);

        double Draw(double rate) => -Math.Log(1 - chance.NextDouble()) / rate;
    }

    [Fact]
    public void Summed_hazard_never_falls_and_is_whole_at_every_edge()
    {
        var patience = new Patience();
        patience.Learn(3, abandoned: true);
        patience.Learn(4_000, abandoned: true);
        var before = 0.0;
        for (var waited = 0.0; waited < 2_000; waited += 0.5)
        {
            var summed = patience.Summed(waited);
            Assert.True(summed >= before && summed - before < 0.1, $"{waited}: {summed} after {before}");
            before = summed;
        }

        Assert.Equal(0, patience.Summed(-1));
    }

    // The model says the half of what happens; what it says is put right within a few hundred cases.
    [Fact]
    public void Risks_are_put_in_line_with_what_happened()
    {
        var (learner, chance) = (new RiskLearner(), new Random(8));
        var (said, left) = (0.0, 0);
        var inputs = new float[RiskLearner.Inputs];
        for (var i = 0; i < 20_000; i++)
        {
            var truth = 0.1 + (0.6 * chance.NextDouble());
            inputs[0] = 1;
            inputs[1] = (float)RiskLearner.LogOdds(truth / 2);
            var risk = learner.Predict(inputs);
            var abandoned = chance.NextDouble() < truth;
            if (i > 2_000)
            {
                // Halved chances are no straight line in log-odds, so the far end stays a little off.
                Assert.Equal(truth, risk, 0.16);
                said += risk;
                left += abandoned ? 1 : 0;
            }

            learner.Learn(inputs, abandoned);
        }

        Assert.Equal(1, said / left, 0.02);
    }

    [Fact]
    public void A_class_of_the_impatient_is_told_from_the_others_and_an_unknown_one_is_as_all()
    {
        var patience = new ClassPatience();
        Assert.Equal(1, patience.Multiplier);
        for (var i = 0; i < 300; i++) patience.Learn(expected: 0.2, abandoned: i % 5 < 2);
        Assert.Equal(2, patience.Multiplier, 0.15);
    }
}
