using QueueMonitor.Engine.Forecasts;

namespace QueueMonitor.Engine.Tests.Forecasts;

public sealed class LeastSquaresTests
{
    [Fact]
    public void What_is_learned_stays_learned_however_long_it_goes_on()
    {
        var random = new Random(7);
        var learner = new LeastSquares(inputs: 6, stiffness: 1);
        Span<float> inputs = stackalloc float[6];
        for (var i = 0; i < 150_000; i++)
        {
            var target = Case(random, inputs) + (0.5 * (random.NextDouble() - 0.5));
            learner.Learn(inputs, target, weight: 1, keep: 0.999);
        }

        for (var i = 0; i < 100; i++)
        {
            var truth = Case(random, inputs);
            Assert.Equal(truth, learner.Predict(inputs), tolerance: 0.15);
        }
    }

    // Long waits lie far apart: where they count the less the further, what is learned of short ones is nearer the truth.
    [Fact]
    public void Cases_that_are_less_sure_count_less()
    {
        double alike = 0, weighed = 0;
        for (var seed = 0; seed < 50; seed++)
        {
            alike += ErrorOfShort(seed, spread => 1);
            weighed += ErrorOfShort(seed, spread => 1 / (spread * spread));
        }

        Assert.InRange(weighed / alike, 0, 0.7);
    }

    [Fact]
    public void One_error_beyond_all_that_is_usual_counts_as_four_that_are()
    {
        var (random, near, far) = (new Random(5), new LeastSquares(inputs: 2, stiffness: 1), new LeastSquares(inputs: 2, stiffness: 1));
        ReadOnlySpan<float> inputs = [0.5f, 1];
        for (var i = 0; i < 2_000; i++)
        {
            var target = random.NextDouble() - 0.5;
            near.Learn(inputs, target, weight: 1, keep: 1);
            far.Learn(inputs, target, weight: 1, keep: 1);
        }

        var usual = Math.Sqrt(1 / 12.0);
        Assert.Equal(4 * usual, far.Learn(inputs, 1e6, weight: 1, keep: 1), tolerance: 0.1 * usual);
        Assert.Equal(3 * usual, near.Learn(inputs, near.Predict(inputs) + (3 * usual), weight: 1, keep: 1), tolerance: 1e-9);
        Assert.InRange(far.Predict(inputs) - near.Predict(inputs), 0, 0.001);
    }

    private static double ErrorOfShort(int seed, Func<double, double> weight)
    {
        var (random, learner) = (new Random(seed), new LeastSquares(inputs: 2, stiffness: 1));
        Span<float> inputs = stackalloc float[2];
        inputs[1] = 1;
        for (var i = 0; i < 200; i++)
        {
            inputs[0] = random.NextSingle();
            var spread = 0.1 + (2 * inputs[0]);
            learner.Learn(inputs, inputs[0] + (spread * 2 * (random.NextDouble() - 0.5)), weight(spread), keep: 1);
        }

        inputs[0] = 0;
        return Math.Abs(learner.Predict(inputs));
    }

    // Two of the inputs say nearly the same, as queue lengths do.
    private static double Case(Random random, Span<float> inputs)
    {
        for (var i = 0; i < 5; i++) inputs[i] = (float)((2 * random.NextDouble()) - 1);
        inputs[4] = inputs[3] + (0.1f * inputs[4]);
        inputs[5] = 1;
        return (0.8 * inputs[0]) - (0.4 * inputs[1]) + (0.3 * inputs[3]) + 0.2;
    }
}
