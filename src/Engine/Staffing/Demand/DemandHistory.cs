namespace QueueMonitor.Engine.Staffing.Demand;

/// <summary>
/// Learns a day's contacts from the weeks before it: same weekday and interval, each week worth four fifths of the one after it. The level
/// grows as the same weekdays have grown week on week (weighted median, drawn towards none), so that one holiday is no trend; a day far
/// from the usual of its weekday counts for less. The shape within the day is drawn towards that of weekdays of like size, and a little
/// towards neighbouring intervals.
/// </summary>
public static class DemandHistory
{
    /// <summary>Weeks that are looked at.</summary>
    public const int WeeksMax = 12;

    private const double WeekWeight = 0.8, GrowthWeight = 0.7;

    /// <summary>Week-on-week comparisons behind "no growth", and the most growth that a week is believed.</summary>
    private const double NoGrowth = 10, GrowthMax = 0.15;

    /// <summary>Logarithm of how far a day may be from the usual before it counts for less.</summary>
    private const double UsualDistance = 0.4;

    /// <summary>Days behind the shape of the weekdays of like size.</summary>
    private const double SharedShape = 3;

    /// <summary>Weekdays whose level is within this factor share their shape.</summary>
    private const double LikeSize = 2;

    /// <summary>Days behind the usual spread.</summary>
    private const double SpreadPrior = 5;

    private sealed record Lesson(DayCounts Day, double Weight, int WeeksAhead);

    /// <param name="days">What was watched, in any order; days from the first to be forecast on are left out.</param>
    /// <param name="from">The first day to be forecast: nothing from here on is known.</param>
    /// <param name="day">The day to be forecast, <paramref name="from"/> or later.</param>
    /// <returns>Null when its weekday was never watched.</returns>
    public static DemandForecast? Forecast(IEnumerable<DayCounts> days, DateOnly from, DateOnly day)
    {
        var first = from.AddDays(-7 * WeeksMax);
        var known = days.Where(d => d.Day < from && d.Day >= first).OrderBy(d => d.Day).ToList();
        if (!known.Exists(d => d.Day.DayOfWeek == day.DayOfWeek)) return null;
        var growth = Growth(known, from);
        var byWeekday = known.GroupBy(d => d.Day.DayOfWeek).ToDictionary(g => g.Key, g => Weigh([.. g], day));
        var levels = byWeekday.ToDictionary(w => w.Key, w => Level(w.Value, growth));
        var own = byWeekday[day.DayOfWeek];
        var level = levels[day.DayOfWeek];
        double[] shape = [.. Smooth(Shape(byWeekday, levels, day.DayOfWeek))];
        return new DemandForecast(
            [.. shape.Select(s => s * level)], Spread(byWeekday, levels, growth), IntervalSpread(byWeekday, levels), own.Count);
    }

    private static List<Lesson> Weigh(List<DayCounts> days, DateOnly day)
    {
        var usual = Median(days.Select(d => d.Total));
        return [.. days.Select(d =>
        {
            var distance = Math.Abs(Math.Log(Math.Max(d.Total, 1) / Math.Max(usual, 1)));
            var trust = distance > UsualDistance ? Math.Pow(UsualDistance / distance, 2) : 1;
            var weeks = ((day.DayNumber - d.Day.DayNumber) + 6) / 7;
            return new Lesson(d, trust * Math.Pow(WeekWeight, weeks), weeks);
        })];
    }

    // Logarithm of what a week is worth of the one before it.
    private static double Growth(List<DayCounts> known, DateOnly from)
    {
        var totals = known.ToDictionary(d => d.Day, d => d.Total);
        var steps = new List<(double Growth, double Weight)>();
        foreach (var (day, total) in totals)
        {
            if (total <= 0 || !totals.TryGetValue(day.AddDays(-7), out var before) || before <= 0) continue;
            var weeks = (from.DayNumber - day.DayNumber) / 7;
            steps.Add((Math.Log(total / before), Math.Pow(GrowthWeight, weeks) * Math.Sqrt(Math.Min(total, before))));
        }

        if (steps.Count == 0) return 0;
        steps.Sort();
        var (half, sum, at) = (steps.Sum(s => s.Weight) / 2, steps[0].Weight, 0);
        while (sum < half) sum += steps[++at].Weight;
        var believed = steps[at].Growth * steps.Count / (steps.Count + NoGrowth);
        return Math.Clamp(believed, -GrowthMax, GrowthMax);
    }

    private static double Level(List<Lesson> days, double growth) =>
        days.Sum(d => d.Weight * Grown(d, growth)) / days.Sum(d => d.Weight);

    private static double Grown(Lesson lesson, double growth) => lesson.Day.Total * Math.Exp(growth * lesson.WeeksAhead);

    private static double[] Shape(Dictionary<DayOfWeek, List<Lesson>> byWeekday, Dictionary<DayOfWeek, double> levels, DayOfWeek weekday)
    {
        var own = byWeekday[weekday];
        var like = byWeekday.Where(w => levels[w.Key] < levels[weekday] * LikeSize && levels[w.Key] * LikeSize > levels[weekday]).ToList();
        var shared = Sum(like.SelectMany(w => w.Value), own[0].Day.Counts.Count);
        var alone = Sum(own, shared.Length);
        var weight = own.Sum(d => d.Weight);
        return [.. shared.Select((s, i) => ((SharedShape * s) + (weight * alone[i])) / (SharedShape + weight))];
    }

    // Shares of the day that fall in each interval.
    private static double[] Sum(IEnumerable<Lesson> days, int intervals)
    {
        var (shape, total) = (new double[intervals], 0.0);
        foreach (var lesson in days)
        {
            for (var i = 0; i < intervals; i++) shape[i] += lesson.Weight * lesson.Day.Counts[i];
            total += lesson.Weight * lesson.Day.Total;
        }

        for (var i = 0; i < intervals && total > 0; i++) shape[i] /= total;
        return shape;
    }

    // Half of an interval as it is, half as the mean of 1 : 2 : 1 about it.
    private static IEnumerable<double> Smooth(double[] shape)
    {
        for (var i = 0; i < shape.Length; i++)
        {
            var (before, after) = (shape[Math.Max(0, i - 1)], shape[Math.Min(shape.Length - 1, i + 1)]);
            yield return (0.75 * shape[i]) + (0.125 * (before + after));
        }
    }

    // How far days were from their level, without what chance alone makes of a count.
    private static double Spread(Dictionary<DayOfWeek, List<Lesson>> byWeekday, Dictionary<DayOfWeek, double> levels, double growth)
    {
        var (sum, count) = (SpreadPrior * DemandForecast.UsualSpread * DemandForecast.UsualSpread, SpreadPrior);
        foreach (var (weekday, days) in byWeekday)
        {
            var level = levels[weekday];
            if (days.Count < 2 || level <= 0) continue;
            foreach (var lesson in days)
            {
                var off = (Grown(lesson, growth) / level) - 1;
                sum += lesson.Weight * Math.Max(0, (off * off) - (1 / level)) * days.Count / (days.Count - 1);
                count += lesson.Weight;
            }
        }

        return Math.Max(DemandForecast.SpreadMin, Math.Sqrt(sum / count));
    }

    // How far intervals were from their share of their own day, without what chance alone makes of a count.
    private static double IntervalSpread(Dictionary<DayOfWeek, List<Lesson>> byWeekday, Dictionary<DayOfWeek, double> levels)
    {
        var (excess, size) = (0.0, 0.0);
        foreach (var (weekday, days) in byWeekday)
        {
            if (days.Count < 2) continue;
            double[] shape = [.. Smooth(Shape(byWeekday, levels, weekday))];
            foreach (var lesson in days)
            {
                for (var i = 0; i < shape.Length; i++)
                {
                    var expected = shape[i] * lesson.Day.Total;
                    var off = lesson.Day.Counts[i] - expected;
                    excess += lesson.Weight * ((off * off * days.Count / (days.Count - 1)) - expected);
                    size += lesson.Weight * expected * expected;
                }
            }
        }

        return size > 0 ? Math.Sqrt(Math.Max(0, excess / size)) : DemandForecast.UsualSpread;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[sorted.Count / 2] + sorted[(sorted.Count - 1) / 2]) / 2;
    }
}
