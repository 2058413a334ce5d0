using System.Globalization;
using QueueMonitor.Hub.Replay;

namespace QueueMonitor.Benchmarks.Accuracy;

/// <summary>Scores files of predictions against what then happened: <c>accuracy FORMAT RECORDING PREDICTIONS …</c></summary>
internal static class AccuracyCommand
{
    public const string Usage = "accuracy <ndjson|bank1999|queue_log> <recording> <predictions> [<recording> <predictions> ...]";

    private const string WaitHead =
        "| recording | answered | RMSE, s | over best simple | MAE of median over best | bias, s | with ghosts | RMSE, s | over best simple "
        + "| MAE over best | bias, s |";

    private const string RangeHead =
        "| recording | held, with ghosts | held, answered | width, s | pinball over last 200 | held by predicted wait: under 20, 45, 90, 180, 360 s, more |";

    private const string RiskHead =
        "| recording | queued | Brier skill | AUC | said over seen | calibration error on entry | 30 s | 60 s | 120 s | 240 s |";

    public static int Run(string[] args)
    {
        if (args.Length < 3 || args.Length % 2 == 0 || !RecordingFormats.Names.Contains(args[0]))
        {
            Console.Error.WriteLine("Usage: " + Usage);
            return 2;
        }

        var format = RecordingFormats.Of(args[0]);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(RecordingFormats.DefaultZone(format, "UTC"));
        var (total, cards) = (new Scorecard(), new List<(string Name, Scorecard Card)>());
        for (var i = 1; i < args.Length; i += 2)
        {
            var card = new Scorecard();
            Score(args[i], args[i + 1], format, zone, [card, total]);
            cards.Add((Path.GetFileName(args[i]).Split('.')[0], card));
        }

        if (cards.Count > 1) cards.Add(("all", total));
        Print(WaitHead, cards, WaitRow);
        Print(RangeHead, cards, RangeRow);
        Print(RiskHead, cards, RiskRow);
        PrintQueues(cards[^1].Card);
        if (total.Unmatched == 0) return 0;
        Console.Error.WriteLine($"{total.Unmatched} predictions fit no stay of their recording.");
        return 1;
    }

    private static void Score(string recordingPath, string predictions, RecordingFormat format, TimeZoneInfo zone, Scorecard[] cards)
    {
        using var recording = RecordingFormats.Open(recordingPath, format, zone);
        var stays = Outcomes.Of(recording, format).Stays.GroupBy(s => (s.Contact, s.Entered)).ToDictionary(g => g.Key, g => g.First());
        foreach (var row in PredictionRow.Read(predictions))
        {
            var entered = row.At.ToUnixTimeMilliseconds() - (row.ElapsedSeconds * 1000L);
            var stay = stays.GetValueOrDefault((row.Contact, entered));
            foreach (var card in cards) card.Add(row, stay);
        }
    }

    private static void Print(string head, List<(string Name, Scorecard Card)> cards, Func<string, Scorecard, string> row)
    {
        Console.WriteLine(head);
        Console.WriteLine(string.Concat(Enumerable.Repeat("|---", head.Count(c => c == '|') - 1)) + "|");
        foreach (var (name, card) in cards) Console.WriteLine(row(name, card));
        Console.WriteLine();
    }

    private static string WaitRow(string name, Scorecard card)
    {
        var (answered, ghosts) = (card.Answered, card.WithGhosts);
        return $"| {name} {Part(answered)} {Part(ghosts)} |";

        static string Part(WaitScore s) =>
            Line($"| {s.Count} | {s.Rmse:F1} | {s.Rmse / s.BestRmse:F3} | {s.Mae / s.BestMae:F3} | {s.Bias:F1}");
    }

    private static string RangeRow(string name, Scorecard card)
    {
        var buckets = string.Join(", ", card.WithGhosts.Buckets.Select(b => Line($"{b.Coverage:P1} ({b.Count}; {b.Width:F0} s)")));
        return Line($"| {name} | {card.WithGhosts.Coverage:P1} | {card.Answered.Coverage:P1} | {card.WithGhosts.Width:F0} ")
            + Line($"| {card.WithGhosts.Pinball:F3} | ") + buckets + " |";
    }

    private static string RiskRow(string name, Scorecard card)
    {
        var entry = card.Risks[0];
        var errors = string.Join(" | ", card.Risks.Select(r => r.Count == 0 ? "–" : Line($"{r.CalibrationError:F4}")));
        return Line($"| {name} | {entry.Count} | {entry.Skill:F3} | {entry.Auc:F3} | {entry.Ratio:F3} | ") + errors + " |";
    }

    private static void PrintQueues(Scorecard card)
    {
        Console.WriteLine("| queue | waits | RMSE, s | " + string.Join(" | ", Baselines.Names) + " |");
        Console.WriteLine(string.Concat(Enumerable.Repeat("|---", Baselines.Names.Length + 3)) + "|");
        IEnumerable<(string, WaitScore)> all = [("all", card.Answered), ("all, with ghosts", card.WithGhosts)];
        foreach (var (queue, score) in card.ByQueue.OrderByDescending(q => q.Value.Count).Select(q => (q.Key, q.Value)).Concat(all))
        {
            var simple = string.Join(" | ", Enumerable.Range(0, Baselines.Names.Length).Select(b => Line($"{score.RmseOf(b):F1}")));
            Console.WriteLine(Line($"| {queue} | {score.Count} | {score.Rmse:F1} | ") + simple + " |");
        }
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
