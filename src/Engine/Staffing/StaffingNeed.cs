using QueueMonitor.Engine.Staffing.Queueing;

namespace QueueMonitor.Engine.Staffing;

/// <summary>
/// How many agents a flow of contacts needs, and how many contacts a number of agents can carry. Every goal becomes easier with
/// one agent more and harder with more contacts, so both are searched by halving, from R + √R (the square-root rule).
/// </summary>
public static class StaffingNeed
{
    /// <summary>The least number of agents that meets the goal.</summary>
    /// <param name="arrivalsPerSecond">λ, 0 or more.</param>
    /// <returns>Null when <see cref="QueueModel.AgentsMax"/> agents are too few.</returns>
    public static int? Required(QueueModel model, StaffingGoal goal, double arrivalsPerSecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(arrivalsPerSecond);
        if (arrivalsPerSecond == 0) return 0;
        var load = arrivalsPerSecond * model.HandleSeconds / model.LoadOfOneAgent;
        // Agents at one end meet the goal, at the other they do not: −1 stands for what is too few in any case.
        var (few, enough) = (-1, -1);
        var guess = (int)Math.Min(Math.Ceiling(load + Math.Sqrt(load)), QueueModel.AgentsMax);
        for (var step = Math.Max(1, guess / 16); enough < 0; step *= 2)
        {
            if (Meets(guess))
            {
                enough = guess;
                break;
            }

            if (guess == QueueModel.AgentsMax) return null;
            few = guess;
            guess = Math.Min(QueueModel.AgentsMax, guess + step);
        }

        for (var step = Math.Max(1, enough / 16); few < 0 && enough > 0; step *= 2)
        {
            guess = Math.Max(0, enough - step);
            if (Meets(guess)) enough = guess;
            else few = guess;
        }

        while (enough - few > 1)
        {
            guess = few + ((enough - few) / 2);
            if (Meets(guess)) enough = guess;
            else few = guess;
        }

        return enough;

        bool Meets(int agents) => goal.IsMet(model.At(agents, arrivalsPerSecond, goal.ThresholdSeconds));
    }

    /// <summary>λ*(n): the largest flow, in contacts a second, that so many agents carry within the goal; 0 when they carry none.
    /// More are needed than these if, and only if, more comes than that.</summary>
    /// <param name="precision">How near it comes, relatively.</param>
    public static double Carries(QueueModel model, StaffingGoal goal, int agents, double precision = Bisection.Finest)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(agents);
        if (agents == 0) return 0;
        var high = Math.Max(1, agents * model.LoadOfOneAgent) / model.HandleSeconds;
        if (!Meets(high * 1e-9)) return 0;
        // Impatient people make any number of agents look enough if nothing but the speed of answer is asked.
        for (var i = 0; i < 20 && Meets(high); i++) high *= 2;
        return Bisection.Last(0, high, Meets, precision);

        bool Meets(double arrivals) => arrivals == 0 || goal.IsMet(model.At(agents, arrivals, goal.ThresholdSeconds));
    }

    /// <summary>Agents to roster so that this many are there: ⌈n / (1 − shrinkage)⌉.</summary>
    /// <param name="shrinkage">Share of paid time that is not worked on contacts, 0 to below 1.</param>
    public static int Rostered(int agents, double shrinkage)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(shrinkage);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(shrinkage, 1);
        // A billionth of an agent is an error of rounding.
        return (int)Math.Ceiling((agents / (1 - shrinkage)) - 1e-9);
    }
}
