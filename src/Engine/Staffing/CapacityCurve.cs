using QueueMonitor.Engine.Staffing.Queueing;

namespace QueueMonitor.Engine.Staffing;

/// <summary>
/// λ*(n) of one model and goal, each worked out when first asked for and kept: whether demand needs more than those who are there is
/// then one comparison, every second if need be. Made anew when handle time, patience or goal change.
/// </summary>
/// <param name="precision">How near to λ*(n) it comes, relatively: a thousandth is enough where demand is known to a hundredth.</param>
public sealed class CapacityCurve(QueueModel model, StaffingGoal goal, double precision = Bisection.Finest)
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

        if (double.IsNaN(_carries[agents])) _carries[agents] = StaffingNeed.Carries(model, goal, agents, precision);
        return _carries[agents];
    }

    /// <summary>The same from the table, which is quick where the same few numbers of agents are asked about again and again.</summary>
    public int? Least(double arrivalsPerSecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(arrivalsPerSecond);
        if (arrivalsPerSecond == 0) return 0;
        var load = arrivalsPerSecond * model.HandleSeconds / model.LoadOfOneAgent;
        var agents = (int)Math.Clamp(Math.Ceiling(load + Math.Sqrt(load)), 1, QueueModel.AgentsMax);
        while (agents < QueueModel.AgentsMax && Carries(agents) < arrivalsPerSecond) agents++;
        if (Carries(agents) < arrivalsPerSecond) return null;
        while (agents > 1 && Carries(agents - 1) >= arrivalsPerSecond) agents--;
        return agents;
    }

    /// <summary>What so many agents carry, a fraction too.</summary>
    public double Carries(double agents)
    {
        var below = (int)agents;
        var part = agents - below;
        return part == 0 ? Carries(below) : ((1 - part) * Carries(below)) + (part * Carries(below + 1));
    }

    /// <summary>The least number of agents that carries this flow; null when <see cref="QueueModel.AgentsMax"/> do not.</summary>
    public int? Required(double arrivalsPerSecond) => StaffingNeed.Required(model, goal, arrivalsPerSecond);
}
