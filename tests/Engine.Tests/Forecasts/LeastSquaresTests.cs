using QueueMonitor.Engine.Forecasts;

namespace QueueMonitor.Engine.Tests.Forecasts;

public sealed class LeastSquaresTests
{
    private const int Inputs = 4;

    private static readonly double[] Truth = [0.4, -0.2, 0.1, 0.3];

    [Fact]
    public void Finds_the_weights_behind_noisy_cases()
    {
        var (squares, chance) = (new LeastSquares(Inputs, 0.9999, 1), new Random(4));
        var inputs = new float[Inputs];
        for (var i = 0; i < 20_000; i++)
        {
            Draw(chance, inputs);
            squares.Learn(inputs, Target(inputs) + (0.2 * (chance.NextDouble() - 0.5)), weight: 1);
        }

        for (var i = 0; i < 100; i++)
        {
            Draw(chance, inputs);
            Assert.Equal(Target(inputs), squares.Predict(inputs), 0.02);
        }
    }

    // The weights that a case moves by are those of the normal equations, solved at once.
    [Fact]
    public void Equals_the_normal_equations()
    {
        const double memory = 0.98, stiffness = 3;
        var (squares, chance) = (new LeastSquares(2, memory, stiffness), new Random(5));
        var (a, b, c, p, q) = (stiffness, 0.0, stiffness, 0.0, 0.0);
        for (var i = 0; i < 60; i++)
        {
            float[] inputs = [(float)(chance.NextDouble() - 0.5), 1];
            var (target, weight) = (chance.NextDouble(), i % 3 == 0 ? 0.5 : 1.0);
            squares.Learn(inputs, target, weight);
            a = (a * memory) + (weight * inputs[0] * inputs[0]);
            b = (b * memory) + (weight * inputs[0]);
            c = (c * memory) + weight;
            p = (p * memory) + (weight * inputs[0] * target);
            q = (q * memory) + (weight * target);
        }

        var determinant = (a * c) - (b * b);
        var (slope, level) = (((c * p) - (b * q)) / determinant, ((a * q) - (b * p)) / determinant);
        Assert.Equal((0.7 * slope) + level, squares.Predict([0.7f, 1]), 6);
    }

    [Fact]
    public void Inputs_that_stand_still_do_it_no_harm()
    {
        var squares = new LeastSquares(2, 0.9, 1);
        for (var i = 0; i < 20_000; i++) squares.Learn([0, 1], 0.5, weight: 1);
        squares.Learn([0.001f, 1], 1.5, weight: 1);
        Assert.True(double.IsFinite(squares.Predict([1, 1])));
        Assert.Equal(0.5, squares.Predict([0, 1]), 0.2);
    }

    private static void Draw(Random chance, float[] inputs)
    {
        for (var i = 0; i < Inputs - 1; i++) inputs[i] = (float)((chance.NextDouble() * 2) - 1);
        inputs[^1] = 1;
    }

    private static double Target(float[] inputs) => inputs.Select((x, i) => x * Truth[i]).Sum();
}
