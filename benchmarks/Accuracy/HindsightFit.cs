namespace QueueMonitor.Benchmarks.Accuracy;

/// <summary>A fit to waits that are known already: linear in what predictions rested on, or in that, its squares and its products.</summary>
internal sealed class HindsightFit
{
    // So little that it only keeps inputs apart that are the same.
    private const double Stiffness = 1e-3;

    // The absolute fit: errors under a second weigh alike, and so often it is weighed anew.
    private const double Alike = 1;
    private const int Rounds = 40;

    private readonly bool _products;
    private readonly double[] _weights;

    private HindsightFit(double[] weights, bool products) => (_weights, _products) = (weights, products);

    public static HindsightFit LeastSquares(List<HindsightCase> cases, bool products) => new(Solve(cases, products, _ => 1), products);

    /// <summary>Least sum of absolute errors, as a median has it: least squares with each case weighed by one over its error, anew and anew.</summary>
    public static HindsightFit LeastAbsolute(List<HindsightCase> cases)
    {
        var fit = LeastSquares(cases, products: false);
        for (var round = 0; round < Rounds; round++)
        {
            var before = fit;
            var weights = Solve(cases, products: false, c => 1 / Math.Max(Alike, Math.Abs(before.Of(c) - c.Wait)));
            fit = new HindsightFit(weights, products: false);
        }

        return fit;
    }

    public double Of(HindsightCase one)
    {
        Span<double> inputs = new double[_weights.Length];
        Spread(one.Basis, inputs, _products);
        var sum = 0.0;
        for (var i = 0; i < inputs.Length; i++) sum += inputs[i] * _weights[i];
        return Math.Max(0, sum);
    }

    private static double[] Solve(List<HindsightCase> cases, bool products, Func<HindsightCase, double> weight)
    {
        var size = cases[0].Basis.Length;
        if (products) size += size * (size + 1) / 2;
        var (normal, right, inputs) = (new double[size][], new double[size], new double[size]);
        for (var i = 0; i < size; i++) normal[i] = new double[size];
        foreach (var one in cases)
        {
            Spread(one.Basis, inputs, products);
            var w = weight(one);
            for (var i = 0; i < size; i++)
            {
                var (row, share) = (normal[i], w * inputs[i]);
                right[i] += share * one.Wait;
                if (share == 0) continue;
                for (var j = 0; j <= i; j++) row[j] += share * inputs[j];
            }
        }

        for (var i = 0; i < size; i++) normal[i][i] += Stiffness;
        return Cholesky(normal, right);
    }

    private static void Spread(double[] basis, Span<double> to, bool products)
    {
        basis.CopyTo(to);
        if (!products) return;
        var at = basis.Length;
        for (var i = 0; i < basis.Length; i++)
        {
            for (var j = 0; j <= i; j++) to[at++] = basis[i] * basis[j];
        }
    }

    // The lower half of a symmetric positive matrix, solved in place.
    private static double[] Cholesky(double[][] matrix, double[] right)
    {
        var size = right.Length;
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i][j];
                for (var k = 0; k < j; k++) sum -= matrix[i][k] * matrix[j][k];
                matrix[i][j] = i == j ? Math.Sqrt(Math.Max(sum, Stiffness * Stiffness)) : sum / matrix[j][j];
            }

            for (var k = 0; k < i; k++) right[i] -= matrix[i][k] * right[k];
            right[i] /= matrix[i][i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            right[i] /= matrix[i][i];
            for (var k = 0; k < i; k++) right[k] -= matrix[i][k] * right[i];
        }

        return right;
    }
}
