namespace QueueMonitor.Engine.Staffing.Skills;

/// <summary>One queue's flow.</summary>
/// <param name="Queue">Its name.</param>
/// <param name="ArrivalsPerSecond">λ, 0 or more.</param>
/// <param name="HandleSeconds">AHT, above 0.</param>
/// <param name="PatienceSeconds">Mean patience; null: nobody gives up.</param>
/// <param name="Goal">What its agents are to achieve.</param>
public sealed record SkillDemand(string Queue, double ArrivalsPerSecond, double HandleSeconds, double? PatienceSeconds, StaffingGoal Goal);

/// <summary>Agents who serve the same queues.</summary>
/// <param name="Queues">A bit for each queue that they serve, by its place in the list of demands.</param>
/// <param name="Agents">How many they are, 0 or more.</param>
public readonly record struct SkillGroup(uint Queues, int Agents);
