using System.Globalization;
using QueueMonitor.Engine.Staffing.Demand;
using QueueMonitor.Hub.Replay;

namespace QueueMonitor.Benchmarks.Accuracy;

/// <summary>Scores forecasts of demand: weeks 1 to 3 of each month learned, week 4 forecast by half-hours, against two ways to do it by hand.</summary>
internal static class DemandCommand
{
    public const string Usage = "demand <recording of a month, bank1999> ...";

    private const int Intervals = 48, Learned = 21, Month = 28;

    private static readonly string[] Ways = ["learned", "same as last week", "average of weekdays"];

    public static int Run(string[] files)
    {
        if (files.Length == 0)
        {
            Console.Error.WriteLine("Usage: " + Usage);
            return 2;
        }

        Console.WriteLine("| month | contacts in week 4 | " + string.Join(" | ", Ways) + " | within the range of 80 % |");
        Console.WriteLine("|---|---|---|---|---|---|");
        var all = new Score();
        foreach (var file in files)
        {
            var month = ScoreOf(file);
            Print(Path.GetFileName(file).Split('.')[0], month);
            all.Add(month);
        }

        if (files.Length > 1) Print("all", all);
        return 0;
    }

    private static Score ScoreOf(string file)
    {
        var days = Days(file);
        var first = new DateOnly(days.Keys.Min().Year, days.Keys.Min().Month, 1);
        var from = first.AddDays(Learned);
        var known = days.Values.Where(d => d.Day < from).ToList();
        var score = new Score();
        for (var day = from; day < first.AddDays(Month); day = day.AddDays(1))
        {
            if (!days.TryGetValue(day, out var truth)) continue;
            var forecast = DemandHistory.Forecast(known, from, day);
            var sameDays = known.Where(d => d.Day.DayOfWeek == day.DayOfWeek).ToList();
            for (var i = 0; i < Intervals; i++)
            {
                var lastWeek = days.TryGetValue(day.AddDays(-7), out var week) ? week.Counts[i] : 0;
                var average = sameDays.Count == 0 ? 0 : sameDays.Average(d => d.Counts[i]);
                double[] said = [forecast?.Expected[i] ?? 0, lastWeek, average];
                for (var way = 0; way < Ways.Length; way++) score.Errors[way] += Math.Abs(said[way] - truth.Counts[i]);
                if (forecast is null || forecast.Expected[i] < 1) continue;
                var (low, high) = forecast.Range(i);
                score.Ranges++;
                if (truth.Counts[i] >= low && truth.Counts[i] <= high) score.Held++;
            }

            score.Contacts += truth.Total;
        }

        return score;
    }

    // Contacts that entered a queue or were answered at once, by half-hours of the bank's clock; a day without any was not recorded.
    private static Dictionary<DateOnly, DayCounts> Days(string file)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(BankRecording.DefaultZone);
        using var recording = (BankRecording)RecordingFormats.Open(file, RecordingFormats.Of("bank1999"), zone);
        var counts = new Dictionary<DateOnly, double[]>();
        foreach (var call in recording.Calls)
        {
            if ((call.QueuedAt ?? (call.Outcome == BankOutcome.Agent ? call.EndedAt : null)) is not { } came) continue;
            var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(came), zone);
            var day = DateOnly.FromDateTime(local.DateTime);
            if (!counts.TryGetValue(day, out var ofDay)) counts[day] = ofDay = new double[Intervals];
            ofDay[(int)local.TimeOfDay.TotalMinutes / 30]++;
        }

        return counts.ToDictionary(d => d.Key, d => new DayCounts(d.Key, d.Value));
    }

    private static void Print(string name, Score score)
    {
        var errors = string.Join(" | ", score.Errors.Select(e => (e / score.Contacts).ToString("0.0 %", CultureInfo.InvariantCulture)));
        var held = ((double)score.Held / score.Ranges).ToString("0.0 %", CultureInfo.InvariantCulture);
        Console.WriteLine($"| {name} | {score.Contacts.ToString("#,0", CultureInfo.InvariantCulture)} | {errors} | {held} |");
    }

    private sealed class Score
    {
        public double[] Errors { get; } = new double[Ways.Length];

        public double Contacts { get; set; }

        public int Held { get; set; }

        public int Ranges { get; set; }

        public void Add(Score other)
        {
            for (var i = 0; i < Errors.Length; i++) Errors[i] += other.Errors[i];
            (Contacts, Held, Ranges) = (Contacts + other.Contacts, Held + other.Held, Ranges + other.Ranges);
        }
    }
}
