using System.Globalization;
using QueueMonitor.Testing.Simulations;

namespace QueueMonitor.Benchmarks.Simulations;

/// <summary>
/// The floor's predictions in simulated centres, beside somebody who knows their laws and beside what was published of the same
/// systems: <c>simulations [--full] [--risk]</c>, the latter without waits. Says of each criterion whether it holds; ends with 1 when one does not.
/// </summary>
internal static class SimulationsCommand
{
    private static readonly string[] Columns =
        ["waits", "oracle", "ours", "over oracle", "head of line", "last ten", "weighted ten", "mean of all", "bias", "held", "held by size"];

    private const int Few = 20_000, Many = 200_000, Seed = 7;

    // Small samples leave room for luck: the criteria are those of the full run.
    private static readonly List<string> Failed = [];

    public static int Run(string[] args)
    {
        var full = args.Contains("--full");
        var delayed = full ? Many : Few;
        Console.WriteLine(Line($"{delayed:N0} who wait in each centre, the first twentieth of them not scored."));
        Console.WriteLine(full ? "" : "Add --full for ten times as many: the criteria are meant for those.\n");
        if (!args.Contains("--risk"))
        {
            OneQueue(delayed);
            TwoQueues(delayed);
        }

        RiskTable.Print(full, Check);
        Console.WriteLine(Failed.Count == 0 ? "All criteria hold." : "Do not hold:\n" + string.Join('\n', Failed.Select(f => "- " + f)));
        return Failed.Count == 0 ? 0 : 1;
    }

    private static void OneQueue(int delayed)
    {
        Console.WriteLine("Errors over that of the last answered (LES); published figures in brackets; those who gave up count too.\n");
        Head(["one queue", .. Columns]);
        foreach (var scenario in WaitScenarios.OneQueue)
        {
            var waits = Trial(scenario, delayed).Waits[0];
            WaitScores[] one = [waits];
            Row(scenario.Name, waits, scenario.Published.Count > 0 ? scenario.Published[0] : null);
            if (scenario.IsMarkov) Check(waits.Rmse <= 1.02 * waits.OfOracle, $"{scenario.Name}: {waits.Rmse / waits.OfOracle:F4} of the oracle, not 1.02");
            Check(waits.Rmse <= 0.75 * waits.OfLastAnswered, $"{scenario.Name}: {waits.Rmse / waits.OfLastAnswered:F3} of the last answered, not 0.75");
            Check(waits.Rmse <= 0.75 * Math.Min(waits.OfLastTen, waits.OfWeightedTen), $"{scenario.Name}: not a quarter below the mean of ten");
            Check(Math.Abs(waits.Bias) <= 0.01 * waits.MeanWait, $"{scenario.Name}: bias {waits.Bias / waits.MeanWait:P2}, not 1 %");
            CheckRanges(scenario.Name, one);
        }

        Console.WriteLine();
    }

    private static void TwoQueues(int delayed)
    {
        Head(["two queues", .. Columns]);
        foreach (var scenario in WaitScenarios.TwoQueues)
        {
            var waits = Trial(scenario, delayed).Waits;
            for (var q = 0; q < waits.Count; q++)
            {
                var name = $"{scenario.Name}, queue {q + 1}";
                Row(name, waits[q], scenario.Published[q]);
                Check(waits[q].Rmse <= 0.8 * waits[q].OfLastAnswered, $"{name}: {waits[q].Rmse / waits[q].OfLastAnswered:F3} of the last answered, not 0.80");
                Check(waits[q].Rmse <= waits[q].OfHeadOfLine, $"{name}: worse than the head of line");
            }

            CheckRanges(scenario.Name, waits);
        }

        Console.WriteLine();
    }

    private static WaitTrial Trial(WaitScenario scenario, int delayed) =>
        WaitTrial.Run(scenario.Make((int)(delayed * 1.06 / scenario.Delayed), Seed), delayed / 20);

    private static void CheckRanges(string name, IReadOnlyList<WaitScores> waits)
    {
        var held = waits.Sum(w => w.Held * w.Count) / waits.Sum(w => w.Count);
        Check(held is >= 0.79 and <= 0.81, $"{name}: ranges held {held:P2}, not 79 to 81 %");
        for (var size = 0; size < WaitScores.Sizes; size++)
        {
            var (told, inside) = (waits.Sum(w => w.Ranges[size].Told), waits.Sum(w => w.Ranges[size].Held));
            if (told < 20_000) continue;
            Check(inside >= 0.78 * told && inside <= 0.82 * told, $"{name}: ranges of size {size + 1} held {(double)inside / told:P2}, not 78 to 82 %");
        }
    }

    private static void Row(string name, WaitScores waits, PublishedErrors? published)
    {
        double Over(double rmse) => rmse / waits.OfLastAnswered;
        string Beside(double ours, double? theirs) => theirs is { } known && !double.IsNaN(known) ? Line($"{ours:F3} ({known:F3})") : Line($"{ours:F3}");
        // Where agents are shared in part the oracle's formula is not the truth, and no oracle.
        var knows = published is not { } p || !double.IsNaN(p.Oracle);
        Console.WriteLine(Line($"| {name} | {waits.Count} | ")
            + (knows ? Beside(Over(waits.OfOracle), published?.Oracle) : "–") + " | " + Beside(Over(waits.Rmse), published?.Learned)
            + (knows ? Line($" | {waits.Rmse / waits.OfOracle:F3} | ") : " | – | ")
            + Beside(Over(waits.OfHeadOfLine), published?.HeadOfLine) + " | " + Beside(Over(waits.OfLastTen), published?.LastTen)
            + Line($" | {Over(waits.OfWeightedTen):F3} | {Over(waits.OfMean):F3} | {100 * waits.Bias / waits.MeanWait:F2} % | {100 * waits.Held:F2} % | ")
            + string.Join(' ', waits.Ranges.Select(r => r.Told < 1_000 ? "–" : Line($"{100.0 * r.Held / r.Told:F1}"))) + " |");
    }

    private static void Check(bool holds, string what)
    {
        if (!holds) Failed.Add(what);
    }

    internal static void Head(params string[] columns)
    {
        Console.WriteLine("| " + string.Join(" | ", columns) + " |");
        Console.WriteLine("|" + string.Concat(Enumerable.Repeat("---|", columns.Length)));
    }

    internal static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
