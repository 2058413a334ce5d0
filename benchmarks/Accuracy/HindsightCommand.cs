using System.Globalization;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;
using QueueMonitor.Hub.Replay;

namespace QueueMonitor.Benchmarks.Accuracy;

/// <summary>
/// How near the predictions come to the best that can be fitted in hindsight to the very inputs that the learner saw: <c>hindsight FORMAT
/// RECORDING …</c>. The fits know every wait that they are scored on, which nobody can who predicts.
/// </summary>
internal static class HindsightCommand
{
    public const string Usage = "hindsight <ndjson|bank1999|queue_log> <recording> [<recording> ...]";

    private const string Head =
        "| recording | answered | RMSE over best simple: told | linear fit | with squares and products | MAE over best: told "
        + "| least absolute fit | with ghosts | RMSE: told | linear fit | with squares and products | MAE: told | least absolute fit |";

    public static int Run(string[] args)
    {
        if (args.Length < 2 || !RecordingFormats.Names.Contains(args[0]))
        {
            Console.Error.WriteLine("Usage: " + Usage);
            return 2;
        }

        var format = RecordingFormats.Of(args[0]);
        var zone = RecordingFormats.DefaultZone(format, "UTC");
        Console.WriteLine(Head);
        Console.WriteLine(string.Concat(Enumerable.Repeat("|---", Head.Count(c => c == '|') - 1)) + "|");
        var all = new List<HindsightCase>();
        foreach (var path in args.Skip(1))
        {
            var cases = Predict(path, format, zone);
            Print(Path.GetFileName(path).Split('.')[0], cases);
            all.AddRange(cases);
        }

        if (args.Length > 2) Print("all, one fit", all);
        return 0;
    }

    private static List<HindsightCase> Predict(string path, RecordingFormat format, string zone)
    {
        var clock = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var stays = StaysOf(path, format, clock);
        var cases = new List<HindsightCase>();
        using var recording = RecordingFormats.Open(path, format, clock);
        var batch = new EventBatch();
        Floor? floor = null;
        while (recording.Next(batch))
        {
            floor ??= new Floor("hindsight", zone, batch.ReceivedAt, forecasts: true)
            {
                PredictionMadeOf = (made, basis) =>
                {
                    if (made.ElapsedSeconds > 0 || !stays.TryGetValue((made.Contact, made.At), out var stay)) return;
                    if (stay.ServedAt is not { } served) return;
                    var wait = (served - stay.Entered) / 1000.0;
                    cases.Add(new HindsightCase(basis, made.Forecast.Mean, made.Forecast.Median, stay, wait));
                },
            };
            floor.Apply(batch);
            batch.Clear();
        }

        floor?.Settle();
        return cases;
    }

    private static Dictionary<(string Contact, long Entered), Stay> StaysOf(string path, RecordingFormat format, TimeZoneInfo clock)
    {
        using var recording = RecordingFormats.Open(path, format, clock);
        return Outcomes.Of(recording, format).Stays.GroupBy(s => (s.Contact, s.Entered)).ToDictionary(g => g.Key, g => g.First());
    }

    private static void Print(string name, List<HindsightCase> cases)
    {
        var answered = cases.Where(c => c.Stay.Answered).ToList();
        Console.WriteLine($"| {name} {Part(answered)} {Part(cases)} |");
    }

    private static string Part(List<HindsightCase> cases)
    {
        if (cases.Count == 0) return "| 0 | – | – | – | – | –";
        var simple = Enumerable.Range(0, Baselines.Names.Length).ToList();
        var bestRmse = simple.Min(b => Rmse(cases, c => c.Stay.Baselines[b]));
        var bestMae = simple.Min(b => Mae(cases, c => c.Stay.Baselines[b]));
        var linear = HindsightFit.LeastSquares(cases, products: false);
        var wide = HindsightFit.LeastSquares(cases, products: true);
        var median = HindsightFit.LeastAbsolute(cases);
        double[] squares = [Rmse(cases, c => c.Mean), Rmse(cases, linear.Of), Rmse(cases, wide.Of)];
        double[] errors = [Mae(cases, c => c.Median), Mae(cases, median.Of)];
        var shares = squares.Select(s => s / bestRmse).Concat(errors.Select(e => e / bestMae)).Select(Share);
        return $"| {cases.Count} | " + string.Join(" | ", shares);

        static string Share(double share) => share.ToString("F3", CultureInfo.InvariantCulture);
    }

    private static double Rmse(List<HindsightCase> cases, Func<HindsightCase, double> told) =>
        Math.Sqrt(cases.Sum(c => (told(c) - c.Wait) * (told(c) - c.Wait)) / cases.Count);

    private static double Mae(List<HindsightCase> cases, Func<HindsightCase, double> told) =>
        cases.Sum(c => Math.Abs(told(c) - c.Wait)) / cases.Count;
}

/// <summary>A prediction made on entering, what it rested on, and the wait that came, in seconds.</summary>
internal sealed record HindsightCase(double[] Basis, double Mean, double Median, Stay Stay, double Wait);
