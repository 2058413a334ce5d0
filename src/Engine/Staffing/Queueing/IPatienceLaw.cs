namespace QueueMonitor.Engine.Staffing.Queueing;

/// <summary>How long people wait before they give up, as a law.</summary>
public interface IPatienceLaw
{
    /// <summary>Where the law is not smooth: ascending seconds, the first of them 0.</summary>
    ReadOnlySpan<double> Edges { get; }

    /// <summary>E[patience] in seconds.</summary>
    double MeanSeconds { get; }

    /// <summary>G(t): the share that has given up after t seconds.</summary>
    double Gone(double seconds);

    /// <summary>1 − G(t), without loss of digits where few are left.</summary>
    double Left(double seconds);

    /// <summary>H(t) = ∫ (1 − G) from 0 to t: the mean of the lesser of patience and t.</summary>
    double MeanUpTo(double seconds);
}
