using System.Globalization;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Hub.Replay;
using QueueMonitor.Hub.Tests.Data;
using Xunit.Abstractions;

namespace QueueMonitor.Hub.Tests.Outcomes;

/// <summary>
/// The bank's customers: who got through, who gave up and was left, who came back. A week in every build; all months with
/// <c>QUEUE_MONITOR_MONTHS=1</c>, which prints their figures. The plain reckoning has the calls alone and knows no events.
/// </summary>
public sealed class BankOutcomeTests(ITestOutputHelper output)
{
    private const long Hour = 3_600_000, Day = 24 * Hour;
    private const int Days = 2;

    [Fact]
    public void AWeekIsWhatAPlainReckoningGives() => Compare(Recordings.Path(Recordings.BankWeek), Days);

    [Fact]
    public void AllMonthsAreWhatAPlainReckoningGives()
    {
        if (Environment.GetEnvironmentVariable("QUEUE_MONITOR_MONTHS") != "1") return;
        foreach (var month in (string[])["january", "february", "march", "april", "may", "june"])
        {
            if (Recordings.Shared($"data/bank-1999/{month}.txt.gz") is { } file) Compare(file, days: 7);
        }
    }

    private void Compare(string file, int days)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(BankRecording.DefaultZone);
        using var recording = (BankRecording)RecordingFormats.Open(file, RecordingFormats.Of("bank1999"), zone);
        var (floor, now) = Play(recording, days);
        var all = recording.Calls;
        var customers = all.Where(c => c.Customer is not null).GroupBy(c => c.Customer!).Select(c => c.OrderBy(x => x.EnteredAt).ToArray()).ToArray();
        var view = floor.Outcomes(0, long.MaxValue);

        var tries = customers.SelectMany(Tries).ToArray();
        Assert.Equal((tries.Count(t => t.Any(IsReached)), tries.Length), ((int)view.Reached.Hits, (int)view.Reached.Of));
        Assert.Equal(
            (all.Count, all.Count(c => c.Outcome == BankOutcome.Hang && c.QueuedAt is null)), ((int)view.MenuTried, (int)view.MenuGaveUp));

        var left = customers.Select(Left).OfType<BankCall>().Where(c => c.EndedAt >= now - (now % Hour) - (7 * Day)).ToArray();
        var listed = floor.Unreturned(null, int.MaxValue);
        Assert.Equal(left.Select(c => c.Id).Order(StringComparer.Ordinal), listed.Customers.Select(c => c.Contact).Order(StringComparer.Ordinal));

        var solved = customers.SelectMany(c => c.Where(IsReached).Select(x => (x.Queue, Solved: SolvedAt(x), Back: BackAt(c, x)))).ToArray();
        foreach (var queue in view.Queues)
        {
            var expected = KaplanMeier([.. solved.Where(s => s.Queue == queue.Queue).Select(s => (s.Solved, s.Back))], now, days * 24);
            if (expected is { } value) Assert.Equal(value, queue.Row.Resolved.Value!.Value, 9);
            else Assert.Null(queue.Row.Resolved.Value);
        }

        var regular = view.Queues.Single(q => q.Queue == "PS").Row;
        Assert.True(listed.Total > 0 && regular.Resolved is { Value: > 0 and < 1, Of: > 500 });
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Path.GetFileName(file)}: calls {all.Count}, of customers {customers.Sum(c => c.Length)}, tries {tries.Length}, reached {view.Reached.Value:0.0000}, "
            + $"in the menu {view.MenuGaveUp}, unreturned {listed.Total}, PS back within {days} days {regular.Repeat.Value:0.0000} "
            + $"({regular.Repeat.Low:0.0000} to {regular.Repeat.High:0.0000}) of {regular.Repeat.Of}, agent-hours {regular.RepeatAgentHours:0}"));
    }

    private static (Floor Floor, long Now) Play(BankRecording recording, int days)
    {
        var first = recording.Calls.Min(c => c.EnteredAt);
        var floor = new Floor("main", BankRecording.DefaultZone, first);
        var batch = new EventBatch();
        foreach (var queue in recording.Calls.Select(c => c.Queue).Distinct())
        {
            ref var configured = ref batch.Add(EventType.QueueConfigured, first);
            configured.Queue = batch.Name(queue);
            batch.AddDetail(ref configured).Payload = new QueueSettingsPatch { ResolutionDays = days };
        }

        batch.ReceivedAt = first;
        floor.Apply(batch);
        batch.Clear();
        while (recording.Next(batch))
        {
            floor.Apply(batch);
            batch.Clear();
        }

        floor.Advance(floor.Now + (2 * Hour));
        return (floor, floor.Now);
    }

    private static bool IsReached(BankCall call) => call.Outcome == BankOutcome.Agent;

    private static long SolvedAt(BankCall call) => call.EndedAt + (call.ServiceSeconds * 1000L);

    private static long BackAt(BankCall[] calls, BankCall call) => calls.Where(c => c.EnteredAt > SolvedAt(call)).Select(c => c.EnteredAt).FirstOrDefault();

    // Who hung up within five seconds in the queue did not give up.
    private static bool GaveUp(BankCall call) => call.Outcome == BankOutcome.Hang && (call.QueuedAt is null || call.EndedAt - call.QueuedAt >= 5_000);

    private static BankCall? Left(BankCall[] calls)
    {
        var last = calls.Where(GaveUp).MaxBy(c => c.EndedAt);
        return last is null || calls.Any(c => IsReached(c) && c.EndedAt >= last.EndedAt) ? null : last;
    }

    private static IEnumerable<List<BankCall>> Tries(BankCall[] calls)
    {
        var tries = new List<List<BankCall>>();
        foreach (var call in calls)
        {
            var isNew = tries.Count == 0 || call.EnteredAt - tries[^1][0].EnteredAt > Day
                || tries[^1].Any(c => IsReached(c) && c.EndedAt < call.EnteredAt);
            if (isNew) tries.Add([]);
            tries[^1].Add(call);
        }

        return tries;
    }

    // In whole hours of the clock, of those whose hour is over.
    private static double? KaplanMeier((long Solved, long Back)[] cases, long now, int hours)
    {
        var share = 1.0;
        var away = cases.Select(c => (
            Known: (now / Hour) - (c.Solved / Hour), Back: c.Back == 0 || c.Back / Hour >= now / Hour ? long.MaxValue : (c.Back / Hour) - (c.Solved / Hour))).ToArray();
        for (var hour = 0; hour < hours; hour++)
        {
            var risk = away.Count(c => c.Known > hour && c.Back >= hour);
            if (risk == 0) return share == 0 ? 0 : null;
            share *= 1 - (away.Count(c => c.Known > hour && c.Back == hour) / (double)risk);
        }

        return share;
    }
}
