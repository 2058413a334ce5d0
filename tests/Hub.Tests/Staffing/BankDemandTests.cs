using QueueMonitor.Engine.Staffing.Demand;
using QueueMonitor.Hub.Replay;
using QueueMonitor.Hub.Tests.Data;

namespace QueueMonitor.Hub.Tests.Staffing;

/// <summary>Three full days of the bank, each against a plan made of the other two and a quarter too low.</summary>
public sealed class BankDemandTests
{
    private const int Intervals = 48;

    [Fact]
    public void AWrongPlanIsPutRightAsTheDayGoes()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(BankRecording.DefaultZone);
        using var recording = (BankRecording)RecordingFormats.Open(
            Recordings.Path(Recordings.BankWeek), RecordingFormats.Of("bank1999"), zone);
        var counts = new Dictionary<int, double[]>();
        foreach (var call in recording.Calls)
        {
            if ((call.QueuedAt ?? (call.Outcome == BankOutcome.Agent ? call.EndedAt : null)) is not { } came) continue;
            var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(came), zone);
            if (!counts.TryGetValue(local.Day, out var ofDay)) counts[local.Day] = ofDay = new double[Intervals];
            ofDay[(int)local.TimeOfDay.TotalMinutes / 30]++;
        }

        int[] days = [10, 13, 14];
        Assert.All(days, day => Assert.True(counts[day].Sum() > 1_500));
        foreach (var day in days)
        {
            var plan = DemandForecast.FromPlan(
                [.. Enumerable.Range(0, Intervals).Select(i => 0.75 * days.Where(d => d != day).Average(d => counts[d][i]))]);
            var level = new DayLevel(plan.Shape);
            var (ofPlan, asItGoes) = (0.0, 0.0);
            for (var i = 0; i < Intervals; i++)
            {
                ofPlan += Math.Abs(plan.Expected[i] - counts[day][i]);
                asItGoes += Math.Abs((plan.Expected[i] * level.Mean) - counts[day][i]);
                level.Observe(counts[day][i], plan.Expected[i], 1800);
            }

            Assert.True(asItGoes < 0.9 * ofPlan, $"day {day}: {asItGoes} against {ofPlan}");
        }
    }
}
