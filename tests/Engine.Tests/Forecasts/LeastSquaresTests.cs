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
            learner.Learn(inputs, target, keep: 0.999);
        }

        for (var i = 0; i < 100; i++)
        {
            var truth = Case(random, inputs);
            Assert.Equal(truth, learner.Predict(inputs), tolerance: 0.15);
        }
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
