using QueueMonitor.Engine.Staffing.Queueing;

namespace QueueMonitor.Engine.Staffing.Calculator;

/// <summary>What a planner is told.</summary>
public sealed record ErlangAnswer
{
    /// <summary>Rows on each side of what is required.</summary>
    private const int Around = 3;

    /// <summary>Erlang A where people give up, else Erlang C.</summary>
    public required bool GivesUp { get; init; }

    /// <summary>Offered load in Erlang.</summary>
    public required double Load { get; init; }

    /// <summary>The least number of agents that meets every goal; null: <see cref="QueueModel.AgentsMax"/> are too few.</summary>
    public required int? Required { get; init; }

    /// <summary>Agents to roster so that those are there.</summary>
    public required int? Rostered { get; init; }

    /// <summary>Contacts in the interval that those required can carry.</summary>
    public required double? Carries { get; init; }

    /// <summary>What each number of agents makes of it, fewest first.</summary>
    public required IReadOnlyList<ErlangRow> Rows { get; init; }

    /// <param name="question">One without problems.</param>
    public static ErlangAnswer To(ErlangQuestion question)
    {
        if (question.Problems() is [var problem, ..]) throw new ArgumentException(problem, nameof(question));
        var (model, goal) = (new ErlangA(question.HandleSeconds, question.PatienceSeconds), question.Goal);
        var required = StaffingNeed.Required(model, goal, question.ArrivalsPerSecond);
        var shown = new SortedSet<int>();
        for (var n = (required ?? QueueModel.AgentsMax) - Around; n <= (required ?? QueueModel.AgentsMax) + Around; n++)
        {
            if (n is >= 1 and <= QueueModel.AgentsMax) shown.Add(n);
        }

        if (question.Agents is { } asked) shown.Add(asked);
        return new ErlangAnswer
        {
            GivesUp = question.PatienceSeconds is not null,
            Load = question.Load,
            Required = required,
            Rostered = required is { } agents ? StaffingNeed.Rostered(agents, question.Shrinkage) : null,
            Carries = required is { } enough ? StaffingNeed.Carries(model, goal, enough) * question.IntervalSeconds : null,
            Rows = [.. shown.Select(n => Row(n))],
        };

        ErlangRow Row(int agents)
        {
            var state = model.At(agents, question.ArrivalsPerSecond, question.ThresholdSeconds);
            return new ErlangRow
            {
                Agents = agents,
                State = state,
                ServiceLevel = state is { } known ? goal.LevelOf(known) : null,
                WaitP90Seconds = model.WaitQuantile(agents, question.ArrivalsPerSecond, 0.9, precision: 1e-6),
                Meets = goal.IsMet(state),
            };
        }
    }
}

/// <summary>What one number of agents makes of the flow.</summary>
public sealed record ErlangRow
{
    public required int Agents { get; init; }

    /// <summary>Null: the queue grows without end.</summary>
    public required SteadyState? State { get; init; }

    /// <summary>By the formula that was asked for.</summary>
    public required double? ServiceLevel { get; init; }

    /// <summary>Nine in ten wait no longer, answered or not.</summary>
    public required double? WaitP90Seconds { get; init; }

    /// <summary>Every goal is met.</summary>
    public required bool Meets { get; init; }
}
