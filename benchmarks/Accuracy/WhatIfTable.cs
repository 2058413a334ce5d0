using System.Globalization;
using QueueMonitor.Testing.Simulations;

namespace QueueMonitor.Benchmarks.Accuracy;

/// <summary>How near What-if comes to simulated centres: asked after an hour for the next with so many agents moved, where those who can do both
/// stay at home until then.</summary>
internal static class WhatIfTable
{
    public static void Write(IEnumerable<AdviceTrial> trials)
    {
        var centres = trials.Where(t => t.Shared == SharedAgents.StayAtHome).ToList();
        Console.WriteLine("| moved | centres | gave up an hour, both queues | foretold | off by, root mean square "
            + "| in time, queue by queue | foretold | off by, points, root mean square |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var moved in (int[])[0, 1, 2, 3]) Row(centres, moved);
    }

    private static void Row(List<AdviceTrial> centres, int moved)
    {
        var (gone, levels) = (new List<(double Came, double Foretold)>(), new List<(double Came, double Foretold)>());
        foreach (var trial in centres)
        {
            var states = trial.Foretold[moved].Queues.Select(q => q.Then).ToList();
            if (states.Exists(s => s.AbandonsPerHour is null)) continue;
            gone.Add((trial.AbandonedIn[moved].Average(), states.Sum(s => s.AbandonsPerHour!.Value)));
            levels.AddRange(states.Select((s, q) => (trial.InTime[moved][q], s.ServiceLevel!.Value)));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {moved} | {gone.Count} | {gone.Average(g => g.Came):0.0} | {gone.Average(g => g.Foretold):0.0} | {Off(gone):0.0} ")
            + string.Create(CultureInfo.InvariantCulture,
                $"| {levels.Average(l => l.Came):0.0 %} | {levels.Average(l => l.Foretold):0.0 %} | {Off(levels) * 100:0.0} |"));
    }

    private static double Off(List<(double Came, double Foretold)> pairs) =>
        Math.Sqrt(pairs.Average(p => (p.Foretold - p.Came) * (p.Foretold - p.Came)));
}
