using System.Numerics;
using QueueMonitor.Engine.Staffing.Queueing;

namespace QueueMonitor.Engine.Staffing.Skills;

/// <summary>
/// Bounds for agents with several skills, for which there is no closed form: between what one pool of all would need and what separate
/// teams would need, and Hall's condition: the agents who serve any queue of a set must be as many as the set needs as one pool. The
/// set that breaks it most names the missing skill. Necessary, not sufficient: between the bounds the answer is "between".
/// </summary>
public static class SkillBounds
{
    /// <summary>Queues of which every set is looked at; of more, sets of up to three and the whole.</summary>
    public const int AllSetsMax = 12;

    /// <summary>Queues at most: one bit each.</summary>
    public const int QueuesMax = 32;

    /// <param name="demands">1 to <see cref="QueuesMax"/> queues.</param>
    public static SkillCover Of(IReadOnlyList<SkillDemand> demands, IReadOnlyList<SkillGroup> groups)
    {
        ArgumentOutOfRangeException.ThrowIfZero(demands.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(demands.Count, QueuesMax);
        var all = demands.Count == 32 ? uint.MaxValue : (1u << demands.Count) - 1;
        var alone = demands.Select((_, i) => Required(demands, 1u << i)).ToArray();
        MissingSkill? missing = null;
        var isComplete = demands.Count <= AllSetsMax;
        foreach (var set in isComplete ? Sets(all) : SmallSets(demands.Count).Append(all))
        {
            var agents = AgentsOf(groups, set);
            // A pool never needs more than its queues would need apart: most sets are settled by that.
            if (Sum(alone, set) is { } apart && agents >= apart) continue;
            var required = Required(demands, set) ?? QueueModel.AgentsMax;
            if (required <= agents || !IsWorse(required - agents, set, missing)) continue;
            missing = new MissingSkill([.. demands.Where((_, i) => (set >> i & 1) == 1).Select(d => d.Queue)], required, agents);
        }

        return new SkillCover
        {
            Pooled = Required(demands, all),
            Separate = Sum(alone, all),
            Agents = AgentsOf(groups, all),
            Missing = missing,
            IsComplete = isComplete,
        };
    }

    // One pool of several queues: their flows together, times and patience by their share of the flow, the mildest of their goals.
    private static int? Required(IReadOnlyList<SkillDemand> demands, uint set)
    {
        var chosen = demands.Where((d, i) => (set >> i & 1) == 1 && d.ArrivalsPerSecond > 0).ToList();
        if (chosen.Count == 0) return 0;
        var arrivals = chosen.Sum(d => d.ArrivalsPerSecond);
        var handle = chosen.Sum(d => d.ArrivalsPerSecond * d.HandleSeconds) / arrivals;
        double? patience = chosen.Exists(d => d.PatienceSeconds is null)
            ? null
            : arrivals / chosen.Sum(d => d.ArrivalsPerSecond / d.PatienceSeconds!.Value);
        var model = new ErlangA(handle, patience);
        // A necessary condition must not ask for more than any of the goals does.
        int? least = null;
        foreach (var goal in chosen.Select(d => d.Goal).Distinct())
        {
            if (StaffingNeed.Required(model, goal, arrivals) is { } agents && (least is null || agents < least)) least = agents;
        }

        return least;
    }

    private static bool IsWorse(int lack, uint set, MissingSkill? than) =>
        than is null || lack > than.Lack || (lack == than.Lack && BitOperations.PopCount(set) < than.Queues.Count);

    private static int AgentsOf(IReadOnlyList<SkillGroup> groups, uint set) => groups.Where(g => (g.Queues & set) != 0).Sum(g => g.Agents);

    private static int? Sum(int?[] alone, uint set)
    {
        int? sum = 0;
        for (var i = 0; i < alone.Length; i++) sum += (set >> i & 1) == 1 ? alone[i] : 0;
        return sum;
    }

    private static IEnumerable<uint> Sets(uint all)
    {
        for (var set = 1u; set <= all; set++) yield return set;
    }

    private static IEnumerable<uint> SmallSets(int queues)
    {
        for (var a = 0; a < queues; a++)
        {
            yield return 1u << a;
            for (var b = a + 1; b < queues; b++)
            {
                yield return 1u << a | 1u << b;
                for (var c = b + 1; c < queues; c++) yield return 1u << a | 1u << b | 1u << c;
            }
        }
    }
}
