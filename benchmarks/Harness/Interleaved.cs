using System.Diagnostics;

namespace QueueMonitor.Benchmarks.Harness;

/// <summary>
/// Runs variants in turn, A B C A B C …, so that a machine which changes its speed between minutes changes all of them alike: only
/// ratios from one such run are compared. The first round warms up and is thrown away.
/// </summary>
/// <remarks>Work of one thread is measured by the CPU time of the process, which does not grow when others take the cores; work of
/// several threads, where waiting is part of it, and pieces too short for that counter, by the clock.</remarks>
public static class Interleaved
{
    public static IReadOnlyList<Reading> ByCpuTime(int rounds, params IReadOnlyList<Variant> variants) =>
        Run(rounds, () => Environment.CpuUsage.TotalTime, variants);

    public static IReadOnlyList<Reading> ByClock(int rounds, params IReadOnlyList<Variant> variants) =>
        Run(rounds, () => Stopwatch.GetElapsedTime(0), variants);

    /// <summary>How many times as long <paramref name="of"/> takes as <paramref name="against"/>: median of the ratios of each round.</summary>
    public static double Ratio(Reading of, Reading against) =>
        Reading.Median(of.Nanoseconds.Zip(against.Nanoseconds, (a, b) => a / b));

    private static List<Reading> Run(int rounds, Func<TimeSpan> clock, IReadOnlyList<Variant> variants)
    {
        var readings = variants.Select(v => new Reading(v.Name)).ToList();
        for (var round = 0; round <= rounds; round++)
        {
            for (var i = 0; i < variants.Count; i++)
            {
                variants[i].Prepare?.Invoke();
                var bytesBefore = GC.GetTotalAllocatedBytes(precise: true);
                var started = clock();
                var operations = variants[i].Run();
                var elapsed = clock() - started;
                var bytes = GC.GetTotalAllocatedBytes(precise: true) - bytesBefore;
                if (round > 0) readings[i].Add(elapsed.TotalNanoseconds / operations, (double)bytes / operations);
            }
        }

        return readings;
    }
}
