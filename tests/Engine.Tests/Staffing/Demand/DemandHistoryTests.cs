using QueueMonitor.Engine.Staffing.Demand;

namespace QueueMonitor.Engine.Tests.Staffing.Demand;

public sealed class DemandHistoryTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    // Mondays are busy, Sundays quiet; mornings are twice as busy as afternoons.
    private static DayCounts Day(DateOnly day, double times = 1, bool late = false)
    {
        var level = times * (day.DayOfWeek switch { DayOfWeek.Monday => 1200, DayOfWeek.Saturday or DayOfWeek.Sunday => 120, _ => 900 });
        var counts = new double[48];
        for (var i = 16; i < 40; i++) counts[i] = level / 36 * ((i < 28) != late ? 2 : 1);
        return new DayCounts(day, counts);
    }

    private static IEnumerable<DayCounts> Weeks(int weeks, Func<DateOnly, double> times) =>
        Enumerable.Range(1, weeks * 7).Select(ago => Monday.AddDays(-ago)).Select(day => Day(day, times(day)));

    [Fact]
    public void Steady_weeks_go_on()
    {
        var history = Weeks(4, _ => 1).ToList();
        for (var d = 0; d < 7; d++)
        {
            var forecast = DemandHistory.Forecast(history, Monday, Monday.AddDays(d))!;
            var truth = Day(Monday.AddDays(d));
            Assert.Equal(truth.Total, forecast.Expected.Sum(), truth.Total * 0.001);
            Assert.Equal(truth.Counts[20], forecast.Expected[20], truth.Counts[20] * 0.01);
            Assert.Equal(0, forecast.Expected[0]);
            Assert.Equal((4, true), (forecast.Days, forecast.Spread <= DemandForecast.UsualSpread));
        }
    }

    [Fact]
    public void Growth_is_carried_on_and_not_overdone()
    {
        // 5 % more each week.
        var history = Weeks(6, day => Math.Pow(1.05, -Math.Ceiling((Monday.DayNumber - day.DayNumber) / 7.0))).ToList();
        var next = DemandHistory.Forecast(history, Monday, Monday)!.Expected.Sum();
        Assert.InRange(next, 1200 * 0.96, 1200 * 1.02);
        var doubled = Weeks(3, day => Math.Pow(2, -Math.Ceiling((Monday.DayNumber - day.DayNumber) / 7.0))).ToList();
        Assert.InRange(DemandHistory.Forecast(doubled, Monday, Monday)!.Expected.Sum(), 300, 1200);
    }

    [Fact]
    public void One_holiday_is_no_trend_and_no_usual_day()
    {
        var holiday = Monday.AddDays(-7);
        var history = Weeks(4, day => day == holiday ? 0.1 : 1).ToList();
        Assert.InRange(DemandHistory.Forecast(history, Monday, Monday)!.Expected.Sum(), 1080, 1200);
        Assert.InRange(DemandHistory.Forecast(history, Monday, Monday.AddDays(1))!.Expected.Sum(), 890, 910);
    }

    [Fact]
    public void What_is_not_known_is_not_made_up()
    {
        Assert.Null(DemandHistory.Forecast([], Monday, Monday));
        Assert.Null(DemandHistory.Forecast(Weeks(2, _ => 1).Where(d => d.Day.DayOfWeek != DayOfWeek.Monday), Monday, Monday));
        // Nothing from the first day forecast on is looked at, nor what is too long ago.
        Assert.Null(DemandHistory.Forecast([Day(Monday), Day(Monday.AddDays(-7 * (DemandHistory.WeeksMax + 1)))], Monday, Monday));
        Assert.NotNull(DemandHistory.Forecast([Day(Monday.AddDays(-7 * DemandHistory.WeeksMax))], Monday, Monday));
    }

    [Fact]
    public void Days_that_were_further_off_make_the_next_less_certain()
    {
        var chance = new Random(1);
        var steady = DemandHistory.Forecast(Weeks(8, _ => 1 + (0.02 * (chance.NextDouble() - 0.5))), Monday, Monday)!;
        var unsteady = DemandHistory.Forecast(Weeks(8, _ => 1 + (0.8 * (chance.NextDouble() - 0.5))), Monday, Monday)!;
        Assert.True(unsteady.Spread > 2 * steady.Spread, $"{unsteady.Spread} {steady.Spread}");
        Assert.True(steady.Spread >= DemandForecast.SpreadMin);
        var ((low, high), (lowUnsteady, highUnsteady)) = (steady.Range(20), unsteady.Range(20));
        Assert.True(low < steady.Expected[20] && high > steady.Expected[20]);
        Assert.True(highUnsteady - lowUnsteady > high - low);
    }

    [Fact]
    public void A_single_week_is_drawn_towards_the_shape_of_days_like_it()
    {
        var history = Weeks(1, _ => 1).Where(d => d.Day.DayOfWeek != DayOfWeek.Wednesday).Append(Day(Monday.AddDays(-5), late: true)).ToList();
        var wednesday = DemandHistory.Forecast(history, Monday, Monday.AddDays(2))!.Expected;
        Assert.Equal(900, wednesday.Sum(), 1);
        Assert.True(wednesday[20] > wednesday[35] * 1.1 && wednesday[20] < wednesday[35] * 2);
    }

    [Fact]
    public void A_plan_is_taken_at_its_word()
    {
        var plan = DemandForecast.FromPlan([10, 20]);
        Assert.Equal((20, 156.25), (plan.Expected[1], Math.Round(plan.Shape, 9)));
    }
}
