using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Forecasts.Records;
using QueueMonitor.Engine.Forecasts.Risk;
using QueueMonitor.Engine.Forecasts.Written;
using QueueMonitor.Engine.Images;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Forecasts;

/// <summary>What snapshots show of predictions, worked out every five seconds. Used by the engine loop only.</summary>
internal sealed class Outlook(FloorParts floor, Forecaster forecaster)
{
    // Of a longer line not each is worked out: between two of its own class one stands for those behind it.
    private const int WorkedOutMax = 12;

    // In a line as long as that five seconds more change little for anybody.
    private const int LongLine = 24;
    private const long LongLineLookMs = 10_000;

    // A wait stands still within a tenth of it, and changes once it was elsewhere at so many looks in a row: 15 s (DESIGN 6).
    private const double StandsWithin = 0.1;
    private const int ChangesAfterLooks = 4;
    private const long WrittenLookMs = 60_000, StillLookMs = 60_000;

    // "Likely to hang up" looks so far ahead.
    private const double SoonSeconds = 300;

    private readonly List<int> _looksElsewhere = [];
    [NotKept("the next capture makes it again")]
    private SiteAccuracy? _accuracy;

    public void Look(long now)
    {
        foreach (var queue in floor.Queues) Look(queue, now);
    }

    /// <summary>How right the predictions have been; the same object until that changes.</summary>
    public SiteAccuracy Accuracy()
    {
        var site = forecaster.Record.Capture(null);
        if (_accuracy is { } known && known.Site == site && IsAsKnown(known.Queues)) return known;
        var queues = new ForecastAccuracy[floor.Queues.Count];
        for (var i = 0; i < queues.Length; i++) queues[i] = forecaster.RecordOf(floor.Queues[i]).Capture(floor.Queues[i].Name);
        return _accuracy = new SiteAccuracy(site, queues);
    }

    private bool IsAsKnown(IReadOnlyList<ForecastAccuracy> queues)
    {
        if (queues.Count != floor.Queues.Count) return false;
        for (var i = 0; i < queues.Count; i++)
        {
            if (forecaster.RecordOf(floor.Queues[i]).Capture(floor.Queues[i].Name) != queues[i]) return false;
        }

        return true;
    }

    /// <summary>
    /// What is expected of a queue: its wait as of the last look, those who will give up out of those who wait now. Of one that is new,
    /// how its predictions stand.
    /// </summary>
    public QueueForecast Of(QueueState queue)
    {
        var forecast = queue.Forecast;
        if (forecast.State == ForecastState.Ready) return WithWaiting(queue, forecast);
        return forecast.State != ForecastState.None || forecaster.StateOf(queue) is not (var state and not ForecastState.None)
            ? forecast
            : new QueueForecast(state, null, null, forecaster.RecordOf(queue).Samples, null, null);
    }

    /// <summary>What is expected of one who waits; null: nothing is told here, or it came in a rush and the next look will tell.</summary>
    public ContactForecast? Of(QueueState queue, int visit) =>
        queue.Forecast.State == ForecastState.Ready ? forecaster.Shown(visit) : null;

    internal static ContactForecast Make(in WaitForecast forecast) => new(forecast.Risk, forecast.Risk5Min, Range(forecast));

    private void Look(QueueState queue, long now)
    {
        var state = forecaster.StateOf(queue);
        var record = forecaster.RecordOf(queue);
        var before = queue.Forecast;
        var forecast = state == ForecastState.None ? default : new QueueForecast(state, null, record.Coverage, record.Samples, null, null);
        if (state == ForecastState.Ready && queue.IsWritten)
        {
            // Working days pass slowly: each minute is soon enough.
            if (before.State == ForecastState.Ready && now % WrittenLookMs != 0) return;
            LookAtWritten(queue, now);
            var days = forecaster.Written.Joining(queue, now);
            if (days is { } wait && before.WorkingDays is { } shown && Math.Abs(wait.Median - shown.Median) <= StandsWithin * shown.Median) days = shown;
            var seconds = days is { } known ? WrittenForecaster.Seconds(queue, known, now) : null;
            forecast = forecast with { Wait = seconds, WorkingDays = seconds is null ? null : days };
        }
        else if (state == ForecastState.Ready)
        {
            LookAtWaiting(queue, now);
            // Whoever comes to a closed queue does not join it; who waits in it still may be answered.
            var wait = queue.Open ? WaitOf(queue, before.Wait, now) : null;
            forecast = forecast with { Wait = wait, ClosesFirst = wait is { } known && queue.OpenChangesAt - now < known.Median * 1000 };
        }

        if (forecast == before) return;
        queue.Forecast = forecast;
        queue.Dirty = true;
    }

    private WaitRangeSnapshot? WaitOf(QueueState queue, WaitRangeSnapshot? before, long now)
    {
        while (_looksElsewhere.Count <= queue.Index) _looksElsewhere.Add(0);
        if (forecaster.IsStill(queue) && before is not null && _looksElsewhere[queue.Index] == 0 && now % StillLookMs != 0) return before;
        var wait = Joining(queue, now);
        var stands = wait is { } joining && before is { } shown && Math.Abs(joining.Median - shown.Median) <= StandsWithin * shown.Median;
        if (before is null || wait is null || stands || ++_looksElsewhere[queue.Index] >= ChangesAfterLooks)
        {
            _looksElsewhere[queue.Index] = 0;
            return stands ? before : wait;
        }

        return before;
    }

    private WaitRangeSnapshot? Joining(QueueState queue, long now)
    {
        if (queue.Waiting == 0 && queue.AgentsKnown && queue.AgentsByState[(int)AgentState.Available] > 0) return new WaitRangeSnapshot(0, 0, 0);
        return forecaster.Joining(queue, now) is { } joining ? Range(joining) : null;
    }

    private void LookAtWaiting(QueueState queue, long now)
    {
        if (queue.Waiting == 0 || (queue.Waiting > LongLine && now % LongLineLookMs != 0)) return;
        queue.Dirty = true;
        var stride = (Math.Min(queue.Waiting, EngineLimits.MarksMax) + WorkedOutMax - 1) / WorkedOutMax;
        var visit = queue.FirstWaiting;
        for (var seen = 0; seen < EngineLimits.MarksMax && visit >= 0; seen++, visit = floor.Visits[visit].LineNext)
        {
            if (forecaster.ClassOf(visit) is { } own) forecaster.Show(visit, OneOf(own, visit, stride, now));
        }
    }

    // Who waits in a written queue: the place is what the risk hangs on, so each of the marked is worked out.
    private void LookAtWritten(QueueState queue, long now)
    {
        queue.Dirty |= queue.Waiting > 0;
        var (visit, today) = (queue.FirstWaiting, queue.Calendar.EndOfWorkingDay(now));
        for (var ahead = 0; ahead < EngineLimits.MarksMax && visit >= 0; ahead++, visit = floor.Visits[visit].LineNext)
            forecaster.Show(visit, forecaster.Written.Remaining(queue, visit, ahead, now, today));
    }

    // Those behind the marks count as the last of the marked.
    private QueueForecast WithWaiting(QueueState queue, QueueForecast forecast)
    {
        var (abandons, last, seen) = (0.0, 0.0, 0);
        var (relieved, lastRelieved) = (0.0, 0.0);
        double? value = !queue.IsWritten && (queue.Settings.Value is not null || forecaster.KnowsValue(queue)) ? 0 : null;
        var visit = queue.FirstWaiting;
        for (; seen < EngineLimits.MarksMax && visit >= 0; seen++, visit = floor.Visits[visit].LineNext)
        {
            if (forecaster.Shown(visit) is not { } one) continue;
            abandons += last = one.Risk5Min;
            // Who is answered late is not lost.
            if (queue.IsWritten) continue;
            if (queue.Relief < 1) relieved += lastRelieved = Relieved(queue, visit, one);
            ref var contact = ref floor.Contacts[floor.Visits[visit].Contact];
            double? worth = double.IsNaN(contact.Value) ? queue.Settings.Value : contact.Value;
            if (worth is { } known) value = (value ?? 0) + (known * one.Risk);
        }

        var behind = queue.Waiting - seen;
        return forecast with
        {
            ExpectedAbandons5Min = abandons + (behind * last),
            ValueAtRisk = value,
            RelievedAbandons5Min = queue.Relief < 1 && !queue.IsWritten ? relieved + (behind * lastRelieved) : null,
        };
    }

    private double Relieved(QueueState queue, int visit, ContactForecast told) => forecaster.ClassOf(visit) is not { } own ? told.Risk5Min
        : AbandonmentRisk.Relieved(
            own.Patience, (floor.Now - floor.Visits[visit].Entered) / 1000.0, told.Risk5Min, told.Remaining, queue.Relief, SoonSeconds);

    private ContactForecast OneOf(WaitClass own, int visit, int stride, long now)
    {
        var look = own.Look ??= new ClassLook();
        if (look.At != now) (look.At, look.Left, look.Around) = (now, 0, forecaster.Around(own, now));
        if (look.Left == 0) (look.Left, look.Last) = (stride, Make(forecaster.Remaining(visit, own, in look.Around, now)));
        look.Left--;
        return look.Last;
    }

    private static WaitRangeSnapshot Range(in WaitForecast forecast) => new(forecast.Median, forecast.Low, forecast.High);
}
