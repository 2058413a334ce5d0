using QueueMonitor.Engine.Staffing;
using QueueMonitor.Engine.Staffing.Alerts;
using QueueMonitor.Engine.Staffing.Demand;
using QueueMonitor.Engine.Staffing.Queueing;
using QueueMonitor.Engine.Tests.Staffing.Demand;

namespace QueueMonitor.Engine.Tests.Staffing.Alerts;

/// <summary>Days of eight hours with a forecast of 40 Erlang, 43 agents needed and there.</summary>
public sealed class FlapTests
{
    // Longer with QUEUE_MONITOR_HUNT: the whole 400 days are 4.
    private static readonly int Days = 100 * (int.TryParse(Environment.GetEnvironmentVariable("QUEUE_MONITOR_HUNT"), out var times) ? times : 1);

    private readonly ShortageOdds _odds = new(new ErlangA(240, 240), new StaffingGoal());
    private readonly PoissonDice _dice = new(1);

    [Fact]
    public void As_many_as_needed_are_left_in_peace()
    {
        Assert.Equal(43, _odds.Curve.Required(40.0 / 240));
        var (changes, raised) = (0, 0);
        for (var day = 0; day < Days; day++)
        {
            var ran = Day(1);
            changes += ran.Changes;
            raised += ran.RaisedMinutes;
        }

        Assert.True(changes <= 0.5 * Days, $"{(double)changes / Days} changes a day");
        Assert.True(raised <= 0.02 * Days * 480, $"raised for {raised / (Days * 4.8)} %");
    }

    [Theory]
    [InlineData(1.25, 25)]
    [InlineData(1.4, 14)]
    public void A_real_surge_is_always_found_in_time(double times, double minutes)
    {
        var (found, sum) = (0, 0.0);
        for (var day = 0; day < Days; day++)
        {
            if (Day(times).Delay is not { } delay) continue;
            found++;
            sum += delay;
        }

        Assert.Equal(Days, found);
        Assert.True(sum / found <= minutes, $"{sum / found} minutes");
    }

    // From the middle of the day on, so many times more come.
    private (int Changes, int RaisedMinutes, int? Delay) Day(double times)
    {
        var (level, handle, alert) = (new DayLevel(156.25), new HandleTime(240, 0.01), default(HeldAlert));
        var (changes, raised, delay) = (0, 0, default(int?));
        for (var minute = 1; minute <= 480; minute++)
        {
            level.Observe(_dice.Throw(minute > 240 ? 10 * times : 10), 10, 60);
            if (alert.Observe(minute * 60_000L, _odds.ForAlert(new LoadOutlook(10.0 / 60, level, handle), 43))) changes++;
            if (alert.State != AlertState.Raised) continue;
            raised++;
            if (minute > 240) delay ??= minute - 240;
        }

        return (changes, raised, delay);
    }
}
