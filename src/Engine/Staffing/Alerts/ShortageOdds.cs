using QueueMonitor.Engine.Staffing.Demand;
using QueueMonitor.Engine.Staffing.Queueing;

namespace QueueMonitor.Engine.Staffing.Alerts;

/// <summary>
/// How likely those staffed are too few: P(required &gt; staffed), for the figures; and for the alert the same with four points of
/// service level to spare. Who plans exactly what is required has a probability near one half before the day begins: without that the
/// alert would come and go with nothing amiss, while a miss of four points drowns in the noise of an hour.
/// </summary>
public sealed class ShortageOdds
{
    /// <summary>Points of service level that an alert lets pass, as a share.</summary>
    public const double Tolerance = 0.04;

    private readonly CapacityCurve _exact, _tolerant;

    /// <param name="precision">Of the curves.</param>
    public ShortageOdds(QueueModel model, StaffingGoal goal, double precision = Queueing.Bisection.Finest)
    {
        _exact = new CapacityCurve(model, goal, precision);
        _tolerant = new CapacityCurve(
            model, goal with { ServiceLevel = goal.ServiceLevel is { } level ? Math.Max(0, level - Tolerance) : null }, precision);
    }

    /// <summary>What so many agents carry, and what they need.</summary>
    public CapacityCurve Curve => _exact;

    /// <summary>P(required &gt; staffed).</summary>
    public double ProbabilityShort(in LoadOutlook load, double staffed) => load.ProbabilityShort(_exact.Carries(staffed), _exact.Model.HandleSeconds);

    /// <summary>The probability that raises and clears the alert.</summary>
    public double ForAlert(in LoadOutlook load, double staffed) => load.ProbabilityShort(_tolerant.Carries(staffed), _tolerant.Model.HandleSeconds);
}
