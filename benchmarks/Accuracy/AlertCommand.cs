using System.Globalization;
using QueueMonitor.Engine.Staffing;
using QueueMonitor.Engine.Staffing.Alerts;
using QueueMonitor.Engine.Staffing.Demand;
using QueueMonitor.Engine.Staffing.Queueing;

namespace QueueMonitor.Benchmarks.Accuracy;

/// <summary>How often alerts of too few agents change without a cause, and how soon they find one: 400 simulated days of eight hours with a
/// forecast of 40 Erlang and as many agents as that needs. And alerts of more contacts than forecast, of two hours that have more.</summary>
internal static class AlertCommand
{
    private const int Days = 400, Minutes = 480, Half = 240, SurgeFrom = 120, SurgeMinutes = 120;

    public static int Run()
    {
        Console.WriteLine("| rule | changes a day | raised | found, +25 % | after, min | found, +40 % | after, min |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        Row("raw count of 5 min, no hold", () => new Raw());
        Row("P > 0.8 / 0.3 with holds, handle time known to 1 %", () => new Held(tolerant: false, 0.01));
        Row("the same, four points to spare", () => new Held(tolerant: true, 0.01));
        Row("the same, handle time known to 3 %", () => new Held(tolerant: true, 0.03));
        Console.WriteLine();
        Console.WriteLine("| forecast a minute | times as many come | changes a day without | raised without | found | after, min | ended while more came | "
            + "calm after, min | over after, min | over within, 9 of 10 |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var mean in (double[])[10, 2])
        {
            foreach (var times in (double[])[1.25, 1.5, 2]) Surge(mean, times);
        }

        return 0;
    }

    private static void Row(string name, Func<IRule> rule)
    {
        var dice = new Random(20261122);
        var (changes, raised) = (0, 0);
        for (var day = 0; day < Days; day++)
        {
            var ran = Day(rule(), dice, 1);
            (changes, raised) = (changes + ran.Changes, raised + ran.Raised);
        }

        var cells = new List<string> { name, Text((double)changes / Days, "0.00"), Text((double)raised / (Days * Minutes), "0.0 %") };
        foreach (var times in (double[])[1.25, 1.4])
        {
            var delays = Enumerable.Range(0, Days).Select(_ => Day(rule(), dice, times).Delay).OfType<int>().ToList();
            cells.Add(Text((double)delays.Count / Days, "0.0 %"));
            cells.Add(Text(delays.Average(), "0.0"));
        }

        Console.WriteLine($"| {string.Join(" | ", cells)} |");
    }

    // A day as forecast; then a day of which two hours have more, and four that are as forecast again.
    private static void Surge(double mean, double times)
    {
        var (dice, changes, raised, ended) = (new Random(20261123), 0, 0, 0);
        var (found, calm, over) = (new List<int>(), new List<int>(), new List<int>());
        for (var day = 0; day < Days; day++)
        {
            var quiet = new Watched();
            for (var minute = 1; minute <= Minutes; minute++)
            {
                changes += quiet.Minute(minute, Throw(dice, mean), mean) ? 1 : 0;
                raised += quiet.IsRaised ? 1 : 0;
            }

            var (watched, at) = (new Watched(), default((int? Found, int? Calm, int? Over)));
            for (var minute = 1; minute <= Minutes; minute++)
            {
                var since = minute - SurgeFrom;
                var changed = watched.Minute(minute, Throw(dice, since is > 0 and <= SurgeMinutes ? mean * times : mean), mean);
                if (since is > 0 and <= SurgeMinutes)
                {
                    if (watched.IsRaised) at.Found ??= since;
                    else if (changed) ended++;
                }

                if (since > SurgeMinutes && watched.IsCalm) at.Calm ??= since - SurgeMinutes;
                if (since > SurgeMinutes && !watched.IsRaised) at.Over ??= since - SurgeMinutes;
            }

            if (at.Found is not { } delay) continue;
            found.Add(delay);
            calm.Add(Math.Min(at.Calm ?? Minutes, at.Over ?? Minutes));
            over.Add(at.Over ?? Minutes);
        }

        over.Sort();
        string[] cells =
        [
            Text(mean, "0"), Text(times, "0.00"), Text((double)changes / Days, "0.00"), Text((double)raised / (Days * Minutes), "0.0 %"),
            Text((double)found.Count / Days, "0.0 %"), Text(found.Average(), "0.0"), Text((double)ended / found.Count, "0.00"),
            Text(calm.Average(), "0.0"), Text(over.Average(), "0.0"), Text(over[over.Count * 9 / 10], "0"),
        ];
        Console.WriteLine($"| {string.Join(" | ", cells)} |");
    }

    private static (int Changes, int Raised, int? Delay) Day(IRule rule, Random dice, double times)
    {
        var (changes, raised, was, delay) = (0, 0, false, default(int?));
        for (var minute = 1; minute <= Minutes; minute++)
        {
            var on = rule.Minute(minute, Throw(dice, minute > Half ? 10 * times : 10));
            changes += on != was ? 1 : 0;
            raised += on ? 1 : 0;
            if (on && minute > Half) delay ??= minute - Half;
            was = on;
        }

        return (changes, raised, delay);
    }

    private static int Throw(Random dice, double mean)
    {
        var (left, count) = (dice.NextDouble(), 0);
        for (var term = Math.Exp(-mean); left > term && count < 1_000; term *= mean / ++count) left -= term;
        return count;
    }

    private static string Text(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);

    private interface IRule
    {
        bool Minute(int minute, int contacts);
    }

    // As the floor watches arrivals.
    private sealed class Watched
    {
        private readonly ChangeWatch _watch = ChangeWatch.ForCounts(0.25, 30);
        private HeldAlert _alert;

        public bool IsRaised => _alert.State == AlertState.Raised;

        public bool IsCalm => _watch.IsCalm || !_watch.Holds;

        public bool Minute(int minute, int contacts, double expected)
        {
            _watch.Observe(contacts, expected);
            return _alert.Observe(minute * 60_000L, _watch.Holds ? 1 : 0);
        }
    }

    private sealed class Raw : IRule
    {
        private static readonly CapacityCurve Curve = new(new ErlangA(240, 240), new StaffingGoal());
        private readonly Queue<int> _last = new();

        public bool Minute(int minute, int contacts)
        {
            _last.Enqueue(contacts);
            if (_last.Count > 5) _last.Dequeue();
            return _last.Average() / 60 > Curve.Carries(43);
        }
    }

    private sealed class Held(bool tolerant, double handleSpread) : IRule
    {
        private static readonly ShortageOdds Odds = new(new ErlangA(240, 240), new StaffingGoal());
        private DayLevel _level = new(156.25);
        private HeldAlert _alert;

        public bool Minute(int minute, int contacts)
        {
            _level.Observe(contacts, 10, 60);
            var load = new LoadOutlook(10.0 / 60, _level, new HandleTime(240, handleSpread));
            _alert.Observe(minute * 60_000L, tolerant ? Odds.ForAlert(load, 43) : Odds.ProbabilityShort(load, 43));
            return _alert.State == AlertState.Raised;
        }
    }
}
