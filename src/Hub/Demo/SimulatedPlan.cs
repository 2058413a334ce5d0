using System.Globalization;
using System.Text;

namespace QueueMonitor.Hub.Demo;

/// <summary>
/// What the simulated centre's planners know, as the tables that the API takes: the contacts they expect, without surges, which nobody
/// foresees; and who works when, with the breaks and trainings that are known so far.
/// </summary>
internal static class SimulatedPlan
{
    /// <summary>Shifts begin and end each eight hours.</summary>
    private const long ShiftMs = 8 * 3_600_000L;

    private const long QuarterMs = 900_000, MinuteMs = 60_000;

    /// <summary>Quarter-hours from the one that a moment lies in.</summary>
    public static string Intervals(IReadOnlyList<SimulatedQueue> queues, long from, long until)
    {
        var table = new StringBuilder("queue,interval start,forecast contacts,forecast handle seconds\n");
        foreach (var queue in queues)
        {
            var perMinute = queue.PerMinute + Transferred(queue, queues);
            for (var start = from - (from % QuarterMs); start < until; start += QuarterMs)
            {
                var contacts = 0.0;
                for (var minute = start; minute < start + QuarterMs; minute += MinuteMs) contacts += perMinute * queue.Wave(minute + (MinuteMs / 2));
                table.Append(CultureInfo.InvariantCulture, $"{queue.Id},{Moment(start)},{contacts:0.##},{queue.WorkSeconds + queue.WrapUpSeconds:0}\n");
            }
        }

        return table.ToString();
    }

    /// <summary>Shifts of all agents: the one that a moment lies in, and the next.</summary>
    public static string Shifts(IReadOnlyList<SimulatedAgent> agents, long now)
    {
        var table = new StringBuilder("agent,from,until,activity\n");
        var first = now - (now % ShiftMs);
        foreach (var agent in agents)
        {
            for (var shift = first; shift <= first + ShiftMs; shift += ShiftMs) Row(agent, shift, shift + ShiftMs, "work");
            agent.Absences.RemoveAll(a => a.Until <= first);
            foreach (var (from, until, activity) in agent.Absences) Row(agent, Math.Max(first, from), until, activity);
        }

        return table.ToString();

        void Row(SimulatedAgent agent, long from, long until, string activity) =>
            table.Append(CultureInfo.InvariantCulture, $"{agent.Name},{Moment(from)},{Moment(until)},{activity}\n");
    }

    // Those who are passed on to a queue come beside those who call it.
    private static double Transferred(SimulatedQueue to, IReadOnlyList<SimulatedQueue> queues)
    {
        var others = queues.Where(q => q.IsVoice && q != to).ToList();
        return to.IsVoice ? ContactLives.TransferShare * others.Sum(q => q.PerMinute) / others.Count : 0;
    }

    private static string Moment(long at) =>
        DateTimeOffset.FromUnixTimeMilliseconds(at).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
