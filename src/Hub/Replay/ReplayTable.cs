using System.Globalization;
using System.Text;
using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Sources;

namespace QueueMonitor.Hub.Replay;

/// <summary>The report for people: one row a queue, and what was wrong with the recording.</summary>
internal static class ReplayTable
{
    private static readonly string[] Heads =
    [
        "queue", "offered", "answered", "abandoned", "short", "left", "moved", "lost", "waiting", "in time", "speed of answer",
        "mean wait", "p90", "handle time",
    ];

    public static string Write(ReplayResult result)
    {
        var text = new StringBuilder();
        var seconds = result.Elapsed.TotalSeconds;
        Append(text, $"{result.Name}: {result.Events:N0} events in {seconds:0.0} s, {result.EventsPerSecond:N0} a second\n");
        if (result.Floor is not { } floor) return text.Append("It holds no events.\n").ToString();
        List<string[]> rows = [Heads, .. floor.Queues.Select(q => Row(q.Queue, q.SinceStart)), Row("all", floor.Site.SinceStart)];
        WriteColumns(text, rows);
        var total = floor.Site.SinceStart;
        Append(text, $"Before any queue: {total.GaveUpBeforeQueue} gave up, {total.TurnedAway} turned away, {total.Direct} answered.\n");
        if (result.Recording.Queued is { } queued)
        {
            Append(text, $"Queued: {queued.Count}, of them {queued.Answered} answered, {queued.Abandoned} abandoned; ");
            Append(text, $"mean wait {Seconds(queued.MeanWaitSeconds)}, p90 {Seconds(queued.P90WaitSeconds)}.\n");
        }

        WriteAnomalies(text, result);
        return text.ToString();
    }

    private static string[] Row(string name, WindowSnapshot w) =>
    [
        name, Count(w.Offered), Count(w.Answered), Count(w.Abandoned), Count(w.ShortAbandoned), Count(w.LeftTotal),
        Count(w.Moved), Count(w.Lost), Count(w.Waiting),
        w.ServiceLevel.Value is { } share ? share.ToString("0.0 %", CultureInfo.InvariantCulture) : "–",
        Seconds(w.AverageSpeedOfAnswerSeconds), Seconds(w.AverageWaitSeconds), Seconds(w.WaitP90Seconds), Seconds(w.AverageHandleSeconds),
    ];

    private static void WriteColumns(StringBuilder text, List<string[]> rows)
    {
        var widths = Enumerable.Range(0, Heads.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            text.Append(row[0].PadRight(widths[0]));
            for (var i = 1; i < row.Length; i++) text.Append("  ").Append(row[i].PadLeft(widths[i]));
            text.Append('\n');
        }
    }

    private static void WriteAnomalies(StringBuilder text, ReplayResult result)
    {
        var problems = result.Recording.Problems;
        foreach (var (kind, count) in ReplayReport.Anomalies(result))
        {
            Append(text, $"{kind}: {count:N0}\n");
            foreach (var example in problems.Examples.Where(e => e.Kind == kind)) Append(text, $"  line {example.Line}: {example.Text}\n");
            foreach (var (source, a) in Listed(result, kind))
                Append(text, $"  {a.At:yyyy-MM-dd HH:mm:ss} {a.Contact} {a.Queue}: {a.Text} ({source})\n");
        }
    }

    private static IEnumerable<(string Source, Anomaly Anomaly)> Listed(ReplayResult result, string kind) =>
        from source in result.Floor!.Sources
        from anomaly in source.Anomalies.Where(a => a.Kind == kind).TakeLast(LineProblems.ExamplesMax)
        select (source.Source, anomaly);

    private static void Append(StringBuilder text, FormattableString more) => text.Append(more.ToString(CultureInfo.InvariantCulture));

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Seconds(double? seconds) => seconds is { } known ? known.ToString("0.0 s", CultureInfo.InvariantCulture) : "–";
}
