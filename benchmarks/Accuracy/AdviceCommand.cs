using System.Globalization;
using QueueMonitor.Testing.Simulations;

namespace QueueMonitor.Benchmarks.Accuracy;

/// <summary>What advised moves do: simulated centres of two queues with shared agents, <c>advice [seeds] [first]</c>; and how near What-if comes
/// to what happens in them. Ends with 1 when a criterion does not hold.</summary>
internal static class AdviceCommand
{
    public const string Usage = "advice [seeds] [first seed] [hours] [--each]";

    private const int HoursUsual = 16, SeedsUsual = 100;

    public static int Run(string[] args)
    {
        var seeds = args.Length > 0 && int.TryParse(args[0], CultureInfo.InvariantCulture, out var asked) ? asked : SeedsUsual;
        var first = args.Length > 1 && int.TryParse(args[1], CultureInfo.InvariantCulture, out var from) ? from : 1;
        var hours = args.Length > 2 && int.TryParse(args[2], CultureInfo.InvariantCulture, out var played) ? played : HoursUsual;
        var trials = new List<AdviceTrial>();
        for (var seed = first; seed < first + seeds; seed++)
        {
            trials.Add(AdviceTrial.Run(seed, hours));
            if (args.Contains("--each")) Each(seed, trials[^1]);
        }

        Console.WriteLine($"{seeds} centres from seed {first} on, with the same callers whatever is moved.\n");
        Console.WriteLine("| shared agents | hours | centres | advised | of them cut | for the wall | of them cut | best cuts 20 % | of them advised "
            + "| saved | of the best |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var fewer in (int[])[1, 4]) Row("all", trials, fewer);
        foreach (var shared in Enum.GetValues<SharedAgents>()) Row(shared.ToString(), trials.Where(t => t.Shared == shared), hours);
        var holds = Row("all", trials, hours);
        var harms = trials.Count(t => t.Advised > 0 && !(t.SavedForetold > 0));
        var verdict = holds && harms == 0 ? "The criteria hold." : "A criterion does not hold.";
        Console.WriteLine($"\nAdvised though its own model says that it does harm: {harms}. {verdict}\n");
        WhatIfTable.Write(trials);
        return holds && harms == 0 ? 0 : 1;
    }

    private static void Each(int seed, AdviceTrial trial)
    {
        var seen = string.Join("; ", trial.Seen.Select(q => q is null ? "-" : Text(
            $"{q.ContactsPerHour:0}/h of {q.HandleSeconds:0} s, patience {q.PatienceSeconds:0}, {q.Staffed} of {q.Required}, P {q.ProbabilityShort:0.00}")));
        Console.WriteLine(Text($"{seed} {trial.Shared}: {trial} | {seen} | ")
            + Text($"advised {trial.Advised}, saves {trial.SavedForetold:0.0}, wall {trial.ForTheWall} | ")
            + string.Join(" / ", trial.AbandonedIn.Select(hours => string.Join(' ', hours))));
    }

    // Of so many of the hours that were played.
    private static bool Row(string name, IEnumerable<AdviceTrial> of, int hours)
    {
        var trials = of.Select(t => new Sums(t, [.. t.AbandonedIn.Select(moved => moved.Take(hours).Sum())])).ToList();
        var advised = trials.Where(t => t.Trial.Advised > 0).ToList();
        var wall = advised.Where(t => t.Trial.ForTheWall).ToList();
        var worthwhile = trials.Where(t => t.Without > 0 && t.Best <= 0.8 * t.Without).ToList();
        var (cut, found) = (advised.Count(Cuts), worthwhile.Count(t => t.Trial.Advised > 0));
        var without = Math.Max(1.0, advised.Sum(t => t.Without));
        var (saved, best) = (advised.Sum(t => t.Without - t.Advised) / without, advised.Sum(t => t.Without - t.Best) / without);
        Console.WriteLine(Text($"| {name} | {hours} | {trials.Count} | {advised.Count} | {cut} ({Share(cut, advised.Count)}) ")
            + Text($"| {wall.Count} | {wall.Count(Cuts)} ")
            + Text($"| {worthwhile.Count} | {found} ({Share(found, worthwhile.Count)}) | {saved:0.0 %} | {best:0.0 %} |"));
        return cut >= 0.95 * advised.Count && found >= 0.7 * worthwhile.Count;

        static bool Cuts(Sums trial) => trial.Advised < trial.Without;
    }

    private static string Share(int part, int whole) => whole == 0 ? "–" : Text($"{(double)part / whole:0.0 %}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Sums(AdviceTrial Trial, int[] Abandoned)
    {
        public int Without => Abandoned[0];

        public int Advised => Abandoned[Trial.Advised];

        public int Best => Abandoned.Min();
    }
}
