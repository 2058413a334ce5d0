using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace QueueMonitor.Engine.Forecasts;

/// <summary>
/// A symmetric matrix that learners carry along, four numbers at a time. The sums run in the same order on every processor, and both
/// halves are worked out alike to the last bit: where their rounding drifted apart, forgetting would make it grow.
/// </summary>
internal sealed class SymmetricMatrix
{
    private const int Lanes = 4;

    private readonly double[] _values;
    private readonly double[] _column;

    /// <param name="diagonal">What it begins with; 0 beside the diagonal.</param>
    public SymmetricMatrix(int size, double diagonal)
    {
        (Size, Stride) = (size, (size + Lanes - 1) / Lanes * Lanes);
        _values = new double[size * Stride];
        _column = new double[Stride];
        for (var i = 0; i < size; i++) _values[(i * Stride) + i] = diagonal;
    }

    public int Size { get; }

    /// <summary>Length of the vectors that it takes: the size, filled up with zeros.</summary>
    public int Stride { get; }

    public double Diagonal(int i) => _values[(i * Stride) + i];

    public double Trace
    {
        get
        {
            var sum = 0.0;
            for (var i = 0; i < Size; i++) sum += Diagonal(i);
            return sum;
        }
    }

    /// <summary>Σ a·b.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var left = MemoryMarshal.Cast<double, Vector256<double>>(a);
        var right = MemoryMarshal.Cast<double, Vector256<double>>(b);
        var sum = Vector256<double>.Zero;
        for (var i = 0; i < left.Length; i++) sum += left[i] * right[i];
        return Sum(sum);
    }

    private static double Sum(Vector256<double> lanes) => lanes[0] + lanes[1] + (lanes[2] + lanes[3]);

    /// <summary>Writes the product with a vector; gives the product of the vector with that.</summary>
    /// <remarks>Four rows at a time: each addition of a row waits for the one before it, and four rows need not wait for each other.</remarks>
    public double Multiply(ReadOnlySpan<double> vector, Span<double> product)
    {
        var by = MemoryMarshal.Cast<double, Vector256<double>>(vector);
        var all = MemoryMarshal.Cast<double, Vector256<double>>(_values.AsSpan());
        var (width, i) = (by.Length, 0);
        for (; i + Lanes <= Size; i += Lanes)
        {
            var first = all.Slice(i * width, width);
            var second = all.Slice((i + 1) * width, width);
            var third = all.Slice((i + 2) * width, width);
            var fourth = all.Slice((i + 3) * width, width);
            var (one, two, three, four) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
            for (var j = 0; j < by.Length; j++)
            {
                one += first[j] * by[j];
                two += second[j] * by[j];
                three += third[j] * by[j];
                four += fourth[j] * by[j];
            }

            (product[i], product[i + 1], product[i + 2], product[i + 3]) = (Sum(one), Sum(two), Sum(three), Sum(four));
        }

        for (; i < Size; i++) product[i] = Dot(_values.AsSpan(i * Stride, Stride), vector);
        var sum = 0.0;
        for (i = 0; i < Size; i++) sum += vector[i] * product[i];
        return sum;
    }

    /// <summary>Takes away share · v vᵀ and multiplies all with a factor.</summary>
    public void Reduce(ReadOnlySpan<double> vector, double share, double factor)
    {
        var root = Math.Sqrt(share);
        for (var i = 0; i < Size; i++) _column[i] = vector[i] * root;
        var column = MemoryMarshal.Cast<double, Vector256<double>>(_column.AsSpan());
        var all = MemoryMarshal.Cast<double, Vector256<double>>(_values.AsSpan());
        var (width, times) = (column.Length, Vector256.Create(factor));
        for (var i = 0; i < Size; i++)
        {
            var row = all.Slice(i * width, width);
            var one = Vector256.Create(_column[i]);
            for (var j = 0; j < row.Length; j++) row[j] = (row[j] - (one * column[j])) * times;
        }
    }

    /// <summary>Keeps a diagonal element at most at a bound, by shrinking its row and column.</summary>
    public void Bound(double most)
    {
        for (var i = 0; i < Size; i++)
        {
            if (Diagonal(i) <= most) continue;
            var shrink = Math.Sqrt(most / Diagonal(i));
            for (var j = 0; j < Size; j++)
            {
                _values[(i * Stride) + j] *= shrink;
                _values[(j * Stride) + i] *= shrink;
            }
        }
    }
}
