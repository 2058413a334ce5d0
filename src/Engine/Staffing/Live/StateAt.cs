using QueueMonitor.Engine.Staffing.Queueing;

namespace QueueMonitor.Engine.Staffing.Live;

/// <summary>How a queue would stand with a number of agents, a fraction too: between two whole numbers in proportion.</summary>
/// <param name="ServiceLevel">By the queue's formula.</param>
/// <param name="AbandonShare">Of all who come, those who give up.</param>
/// <param name="LateShare">Of all who come, those who are answered, and late.</param>
/// <param name="MeanWaitSeconds">Of all.</param>
internal readonly record struct StateAt(double ServiceLevel, double AbandonShare, double LateShare, double MeanWaitSeconds)
{
    /// <param name="arrivals">Contacts a second at the curve's handle time, above 0.</param>
    /// <returns>Null: the queue grows without end.</returns>
    public static StateAt? Of(ModelSpec spec, double agents, double arrivals)
    {
        var below = (int)Math.Clamp(agents, 0, QueueModel.AgentsMax);
        var part = Math.Min(agents, QueueModel.AgentsMax) - below;
        if (Whole(spec, below, arrivals) is not { } low) return null;
        if (part < 1e-6) return low;
        if (Whole(spec, below + 1, arrivals) is not { } high) return null;
        return new StateAt(
            Between(low.ServiceLevel, high.ServiceLevel), Between(low.AbandonShare, high.AbandonShare), Between(low.LateShare, high.LateShare),
            Between(low.MeanWaitSeconds, high.MeanWaitSeconds));

        double Between(double a, double b) => ((1 - part) * a) + (part * b);
    }

    private static StateAt? Whole(ModelSpec spec, int agents, double arrivals)
    {
        if (spec.Curve.Model.At(Math.Min(agents, QueueModel.AgentsMax), arrivals, spec.Goal.ThresholdSeconds) is not { } state) return null;
        var late = Math.Max(0, 1 - state.AnsweredInTime - state.AbandonShare);
        return new StateAt(spec.Goal.LevelOf(state), state.AbandonShare, late, state.MeanWaitSeconds);
    }
}
