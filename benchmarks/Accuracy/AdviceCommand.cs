using System.Globalization;
using QueueMonitor.Testing.Simulations;

namespace QueueMonitor.Benchmarks.Accuracy;

/// <summary>What advised moves do: simulated centres of two queues with shared agents, <c>advice [seeds] [first]</c>. Ends with 1 when a criterion
/// does not hold.</summary>
internal static class AdviceCommand
{
    public const string Usage = "advice [seeds] [first seed]";

    private const int Futures = 4, SeedsUsual = 100;

    public static int Run(string[] args)
    {
        var seeds = args.Length > 0 && int.TryParse(args[0], CultureInfo.InvariantCulture, out var asked) ? asked : SeedsUsual;
        var first = args.Length > 1 && int.TryParse(args[1], CultureInfo.InvariantCulture, out var from) ? from : 1;
        var trials = Enumerable.Range(first, seeds).Select(seed => AdviceTrial.Run(seed, Futures)).ToList();
        Console.WriteLine($"{seeds} centres from seed {first} on, {Futures} futures of an hour each.\n");
        Console.WriteLine("| shared agents | centres | advised | of them cut | for the wall | of them cut "
            + "| best cuts 20 % | of them advised | saved | of the best |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var shared in Enum.GetValues<SharedAgents>()) Row(shared.ToString(), trials.Where(t => t.Shared == shared));
        var holds = Row("all", trials);
        Console.WriteLine(holds ? "\nThe criteria hold." : "\nA criterion does not hold.");
        return holds ? 0 : 1;
    }

    private static bool Row(string name, IEnumerable<AdviceTrial> of)
    {
        var trials = of.ToList();
        var advised = trials.Where(t => t.Advised > 0).ToList();
        var wall = advised.Where(t => t.ForTheWall).ToList();
        var worthwhile = trials.Where(t => t.WithoutMove > 0 && t.WithBest <= 0.8 * t.WithoutMove).ToList();
        var (cut, found) = (Share(advised, Cuts), Share(worthwhile, t => t.Advised > 0));
        var saved = advised.Sum(t => t.WithoutMove - t.WithAdvice) / Math.Max(1.0, advised.Sum(t => t.WithoutMove));
        var best = advised.Sum(t => t.WithoutMove - t.WithBest) / Math.Max(1.0, advised.Sum(t => t.WithoutMove));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {trials.Count} | {advised.Count} | {cut:0.0 %} | {wall.Count} | {Share(wall, Cuts):0.0 %} ")
            + string.Create(CultureInfo.InvariantCulture, $"| {worthwhile.Count} | {found:0.0 %} | {saved:0.0 %} | {best:0.0 %} |"));
        return cut >= 0.95 && found >= 0.7 && advised.TrueForAll(t => t.SavedForetold > 0);

        static bool Cuts(AdviceTrial trial) => trial.WithAdvice < trial.WithoutMove;
    }

    private static double Share(List<AdviceTrial> of, Func<AdviceTrial, bool> holds) => of.Count == 0 ? 1 : (double)of.Count(holds) / of.Count;
}
