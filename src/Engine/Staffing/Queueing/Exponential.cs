namespace QueueMonitor.Engine.Staffing.Queueing;

internal static class Exponential
{
    /// <summary>e^z − 1 without loss of digits near 0.</summary>
    public static double MinusOne(double z)
    {
        if (Math.Abs(z) > 0.5) return Math.Exp(z) - 1;
        var (term, sum) = (z, z);
        for (var k = 2; k < 24; k++) sum += term *= z / k;
        return sum;
    }
}
