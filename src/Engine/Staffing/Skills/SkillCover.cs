namespace QueueMonitor.Engine.Staffing.Skills;

/// <summary>What can be proved of agents who serve several queues.</summary>
public sealed record SkillCover
{
    /// <summary>Needed if everybody could do everything: fewer are too few in any case. Null: more than can be computed.</summary>
    public required int? Pooled { get; init; }

    /// <summary>Needed if each queue had its own: as many, rightly divided, are enough in any case. Null: more than can be computed.</summary>
    public required int? Separate { get; init; }

    /// <summary>Agents who serve at least one of the queues.</summary>
    public required int Agents { get; init; }

    /// <summary>The queues whose agents together are too few even if they were one pool: the skill that is missing, the largest lack first
    /// and with it the fewest queues. Null: no such set was found.</summary>
    public required MissingSkill? Missing { get; init; }

    /// <summary>Every set of queues was looked at; false when there are too many, and only small sets and the whole were.</summary>
    public required bool IsComplete { get; init; }
}

/// <param name="Queues">Names of the queues that lack agents.</param>
/// <param name="Required">Agents that they need, as one pool.</param>
/// <param name="Agents">Agents who serve any of them.</param>
public sealed record MissingSkill(IReadOnlyList<string> Queues, int Required, int Agents)
{
    public int Lack => Required - Agents;
}
