using QueueMonitor.Engine.Staffing.Queueing;

namespace QueueMonitor.Engine.Staffing;

/// <summary>
/// λ*(n) of one model and goal, each worked out when first asked for and kept: whether demand needs more than those who are there is
/// then one comparison, every second if need be. Made anew when handle time, patience or goal change.
/// </summary>
public sealed class CapacityCurve(QueueModel model, StaffingGoal goal)
{
    private double[] _carries = [0];

    public QueueModel Model => model;

    public StaffingGoal Goal => goal;

    /// <summary>Contacts a second that so many agents carry within the goal.</summary>
    /// <param name="agents">0 to <see cref="QueueModel.AgentsMax"/>; more count as that many.</param>
    public double Carries(int agents)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(agents);
        agents = Math.Min(agents, QueueModel.AgentsMax);
        if (agents >= _carries.Length)
        {
            var known = _carries.Length;
            Array.Resize(ref _carries, Math.Min(QueueModel.AgentsMax + 1, Math.Max(agents + 1, known * 2)));
            _carries.AsSpan(known).Fill(double.NaN);
        }

        if (double.IsNaN(_carries[agents])) _carries[agents] = StaffingNeed.Carries(model, goal, agents);
        return _carries[agents];
    }

    /// <summary>The least number of agents that carries this flow; null when <see cref="QueueModel.AgentsMax"/> do not.</summary>
    public int? Required(double arrivalsPerSecond) => StaffingNeed.Required(model, goal, arrivalsPerSecond);
}
