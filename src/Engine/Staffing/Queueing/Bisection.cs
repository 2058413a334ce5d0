namespace QueueMonitor.Engine.Staffing.Queueing;

/// <summary>The last number for which something still holds that held before it and does not hold after it.</summary>
internal static class Bisection
{
    /// <summary>Next to the last bit that a double has.</summary>
    public const double Finest = 1e-13;

    /// <param name="low">It holds here, or nowhere.</param>
    /// <param name="high">It need not fail here: the search begins no further up.</param>
    /// <param name="precision">How near it comes, relatively.</param>
    public static double Last(double low, double high, Func<double, bool> holds, double precision = Finest)
    {
        if (holds(high)) return high;
        while (high - low > precision * high)
        {
            var middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high) break;
            if (holds(middle)) low = middle;
            else high = middle;
        }

        return low;
    }
}
