using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Staffing.Live;

/// <summary>A quarter-hour of a whole site: the sums of the queues of which it is known how many agents they need.</summary>
/// <param name="Required">Agents; null: it is known of no queue.</param>
/// <param name="Staffed">Agents of these same queues; null: of one of them it is not known.</param>
/// <param name="LeftOut">Queues that are open then and of which it is not known how many agents they need: the sums are without them.</param>
public readonly record struct SiteInterval(DateTimeOffset Start, int? Required, double? Staffed, int LeftOut)
{
    /// <summary>Staffed − required, rounded half away from 0; null: not known.</summary>
    public int? Gap => Required is { } required && Staffed is { } staffed
        ? (int)Math.Round(staffed, MidpointRounding.AwayFromZero) - required
        : null;

    /// <summary>The running quarter-hour and those after it, in order of time.</summary>
    /// <param name="most">How many at most.</param>
    public static IReadOnlyList<SiteInterval> Of(IReadOnlyList<QueueSnapshot> queues, int most)
    {
        ArgumentNullException.ThrowIfNull(queues);
        var sums = new SortedDictionary<DateTimeOffset, SiteInterval>();
        foreach (var queue in queues)
        {
            if (queue.Staffing is not { } staffing) continue;
            foreach (var interval in staffing.Intervals)
            {
                if (interval.Start < staffing.From) continue;
                if (!sums.TryGetValue(interval.Start, out var sum)) sum = new SiteInterval(interval.Start, null, null, 0);
                // Agents of a queue whose need is not known are no surplus: they are left out, as is its need.
                if (interval.Required is not { } required) sum = sum with { LeftOut = sum.LeftOut + (interval.Open ? 1 : 0) };
                else if (sum.Required is not { } before) sum = sum with { Required = required, Staffed = interval.Staffed };
                else sum = sum with { Required = before + required, Staffed = sum.Staffed + interval.Staffed };
                sums[interval.Start] = sum;
            }
        }

        return [.. sums.Values.Take(most)];
    }
}
