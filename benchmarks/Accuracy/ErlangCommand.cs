using System.Globalization;
using QueueMonitor.Engine.Staffing.Queueing;
using QueueMonitor.Engine.Tests.Staffing;
using QueueMonitor.Engine.Tests.Staffing.Data;

namespace QueueMonitor.Benchmarks.Accuracy;

/// <summary>How long all rows of the reference take, all figures of each, in CPU time of this process; how near they come is a matter of
/// tests. Ends with 1 from one second on.</summary>
internal static class ErlangCommand
{
    private const int Rounds = 5;

    public static int Run()
    {
        var rows = CsvRow.Read("erlang_reference.csv").Select(Question.Of).ToList();
        // The first round also compiles.
        var times = Enumerable.Range(0, Rounds).Select(_ => Time(rows)).ToList();
        var (first, best) = (times[0], times.Min());
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{rows.Count} rows: {first:0} ms of CPU time the first time, {best:0} ms when compiled."));
        return first < 1_000 ? 0 : 1;
    }

    private static double Time(List<Question> rows)
    {
        var started = Environment.CpuUsage.TotalTime;
        var known = rows.Count(row => row.Ask());
        var elapsed = Environment.CpuUsage.TotalTime - started;
        return known == rows.Count ? elapsed.TotalMilliseconds : throw new InvalidOperationException($"{rows.Count - known} rows have no answer.");
    }

    private sealed record Question(QueueModel? Model, int Agents, double Load, double HandleSeconds, double ThresholdSeconds)
    {
        public static Question Of(CsvRow row)
        {
            var (agents, load, handle) = ((int)row.Number("n"), row.Number("a_erl"), row.Number("aht_s"));
            QueueModel? model = row["model"] switch
            {
                "B" => null,
                "C" => new ErlangA(handle, null),
                "A" => new ErlangA(handle, row.Number("patience_s")),
                _ => new GeneralPatience(handle, PatienceLaw.Named(row["patience_dist"])),
            };
            return new Question(model, agents, load, handle, model is null ? 0 : row.Number("T_s"));
        }

        public bool Ask() => Model is null ? ErlangB.Blocking(Agents, Load) >= 0 : Model.At(Agents, Load / HandleSeconds, ThresholdSeconds) is not null;
    }
}
