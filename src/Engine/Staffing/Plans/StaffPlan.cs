using System.Runtime.InteropServices;

namespace QueueMonitor.Engine.Staffing.Plans;

/// <summary>
/// What was planned: contacts, handle times and agents of queues by quarter-hour, and shifts of agents. Bounded; what is over for two
/// days is let go. Used by the engine loop only.
/// </summary>
internal sealed class StaffPlan
{
    public const long QuarterMs = 900_000;

    private const long KeptMs = 2 * 86_400_000;

    private readonly List<List<Quarter>> _quarters = [];
    private readonly List<List<Stretch>> _shifts = [];
    private long _prunedAt;

    /// <summary>One quarter-hour of a queue; NaN: not planned.</summary>
    internal record struct Quarter(long Start, double Contacts, double HandleSeconds, double Agents)
    {
        public readonly PlanViewInterval ToView(string queue)
        {
            return new(queue, DateTimeOffset.FromUnixTimeMilliseconds(Start), Known(Contacts), Known(HandleSeconds), Known(Agents));

            static double? Known(double number) => double.IsNaN(number) ? null : number;
        }
    }

    /// <summary>A stretch of a shift, with the queues that it is for; none: those that the agent serves.</summary>
    internal sealed record Stretch(long From, long Until, ShiftActivity Activity, int[] Queues)
    {
        public PlanViewShift ToView(string agent, FloorParts floor) => new(
            agent, DateTimeOffset.FromUnixTimeMilliseconds(From), DateTimeOffset.FromUnixTimeMilliseconds(Until), Activity,
            [.. Queues.Select(q => floor.Queues[q].Name)]);
    }

    /// <summary>Quarter-hours of all queues.</summary>
    public int Intervals { get; private set; }

    /// <summary>Stretches of all agents.</summary>
    public int Stretches { get; private set; }

    /// <summary>Rises with each change.</summary>
    public long Version { get; private set; }

    /// <summary>The plan of a queue, in order of time.</summary>
    public ReadOnlySpan<Quarter> Of(int queue) => queue < _quarters.Count ? CollectionsMarshal.AsSpan(_quarters[queue]) : [];

    /// <summary>The shifts of an agent, in order of their beginning.</summary>
    public ReadOnlySpan<Stretch> ShiftsOf(int agent) => agent < _shifts.Count ? CollectionsMarshal.AsSpan(_shifts[agent]) : [];

    /// <summary>What is planned for a quarter-hour; all NaN: nothing.</summary>
    public Quarter At(int queue, long start)
    {
        var of = Of(queue);
        var place = Place(of, start);
        return place < of.Length && of[place].Start == start ? of[place] : new Quarter(start, double.NaN, double.NaN, double.NaN);
    }

    public void ReplaceQueue(int queue, long from, long until)
    {
        Version++;
        if (queue >= _quarters.Count) return;
        var gone = _quarters[queue].RemoveAll(q => q.Start >= from && q.Start < until);
        Intervals -= gone;
    }

    /// <summary>False: there is no room.</summary>
    public bool Plan(int queue, in Quarter quarter)
    {
        while (_quarters.Count <= queue) _quarters.Add([]);
        var of = _quarters[queue];
        var place = Place(CollectionsMarshal.AsSpan(of), quarter.Start);
        Version++;
        if (place < of.Count && of[place].Start == quarter.Start)
        {
            of[place] = quarter;
            return true;
        }

        if (Intervals >= EngineLimits.PlannedIntervalsMax) return false;
        of.Insert(place, quarter);
        Intervals++;
        return true;
    }

    /// <summary>Shifts that lie in the span go; those that reach into it are cut.</summary>
    public void ReplaceShifts(long from, long until)
    {
        Version++;
        foreach (var shifts in _shifts)
        {
            for (var i = shifts.Count - 1; i >= 0; i--)
            {
                var one = shifts[i];
                if (one.Until <= from || one.From >= until) continue;
                shifts.RemoveAt(i);
                Stretches--;
                if (one.Until > until) Insert(shifts, one with { From = until });
                if (one.From < from) Insert(shifts, one with { Until = from });
            }
        }
    }

    /// <summary>False: there is no room.</summary>
    public bool PlanShift(int agent, Stretch stretch)
    {
        if (Stretches >= EngineLimits.PlannedShiftsMax) return false;
        while (_shifts.Count <= agent) _shifts.Add([]);
        Version++;
        Insert(_shifts[agent], stretch);
        return true;
    }

    /// <summary>Lets go of what is long over; once a day.</summary>
    public void Prune(long now)
    {
        if (now - _prunedAt < 86_400_000) return;
        _prunedAt = now;
        var before = now - KeptMs;
        foreach (var quarters in _quarters) Intervals -= quarters.RemoveAll(q => q.Start < before);
        foreach (var shifts in _shifts) Stretches -= shifts.RemoveAll(s => s.Until < before);
    }

    /// <summary>The share of a quarter-hour in which an agent is planned to work, 0 to 1.</summary>
    /// <param name="of">The agent's shifts.</param>
    /// <param name="queues">Those planned for the work; empty: the agent's own.</param>
    public static double Working(ReadOnlySpan<Stretch> of, long start, out int[] queues)
    {
        var end = start + QuarterMs;
        queues = [];
        var worked = 0L;
        foreach (var one in of)
        {
            if (one.From >= end) break;
            if (one.Activity != ShiftActivity.Work || one.Until <= start) continue;
            var (from, until) = (Math.Max(one.From, start), Math.Min(one.Until, end));
            worked += until - from;
            queues = one.Queues;
            foreach (var other in of)
            {
                if (other.From >= until) break;
                if (other.Activity != ShiftActivity.Work) worked -= Math.Max(0, Math.Min(other.Until, until) - Math.Max(other.From, from));
            }
        }

        return Math.Clamp((double)worked / QuarterMs, 0, 1);
    }

    /// <summary>What an agent is planned to do at a moment; null: nothing is planned.</summary>
    public static ShiftActivity? Activity(ReadOnlySpan<Stretch> of, long at)
    {
        ShiftActivity? found = null;
        foreach (var one in of)
        {
            if (one.From > at) break;
            if (one.Until > at && (found is null || one.Activity != ShiftActivity.Work)) found = one.Activity;
        }

        return found;
    }

    private void Insert(List<Stretch> shifts, Stretch one)
    {
        var place = shifts.Count;
        while (place > 0 && shifts[place - 1].From > one.From) place--;
        shifts.Insert(place, one);
        Stretches++;
    }

    // The first that begins at or after a moment.
    private static int Place(ReadOnlySpan<Quarter> of, long start)
    {
        var (low, high) = (0, of.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (of[middle].Start < start) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
