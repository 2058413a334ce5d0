using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Forecasts;

/// <summary>What snapshots show of predictions, worked out every five seconds. Used by the engine loop only.</summary>
internal sealed class Outlook(FloorParts floor, Forecaster forecaster)
{
    // Of a longer line not each is worked out: between two of its own class one stands for those behind it.
    private const int WorkedOutMax = 40;

    // Figures stand still until they have moved by this much, so that a wall does not flicker.
    private const double StandsWithin = 0.1;

    private readonly Dictionary<int, (int Left, ContactForecast Forecast)> _lastOfClass = [];

    public void Look(long now)
    {
        foreach (var queue in floor.Queues) Look(queue, now);
    }

    /// <summary>What is expected of a queue, as of the last look; of one that is new, how its predictions stand.</summary>
    public QueueForecast Of(QueueState queue) =>
        queue.Forecast.State != ForecastState.None || forecaster.StateOf(queue) is not (var state and not ForecastState.None)
            ? queue.Forecast
            : new QueueForecast(state, null, null, forecaster.RecordOf(queue).Samples, null, null);

    /// <summary>What is expected of one who waits; one who came since the last look is worked out now.</summary>
    public ContactForecast? Of(QueueState queue, int visit)
    {
        if (queue.Forecast.State != ForecastState.Ready) return null;
        if (forecaster.Shown(visit) is { } shown) return shown;
        if (forecaster.Remaining(visit, floor.Now) is not { } forecast) return null;
        var made = Make(forecast);
        forecaster.Show(visit, made);
        return made;
    }

    private void Look(QueueState queue, long now)
    {
        var state = forecaster.StateOf(queue);
        var record = forecaster.RecordOf(queue);
        var before = queue.Forecast;
        var forecast = state == ForecastState.None ? default : new QueueForecast(state, null, record.Coverage, record.Samples, null, null);
        if (state == ForecastState.Ready)
        {
            var (abandons, value) = LookAtWaiting(queue, now);
            forecast = forecast with { Wait = WaitOf(queue, before.Wait, now), ExpectedAbandons5Min = abandons, ValueAtRisk = value };
        }

        if (forecast == before) return;
        queue.Forecast = forecast;
        queue.Dirty = true;
    }

    private WaitRangeSnapshot? WaitOf(QueueState queue, WaitRangeSnapshot? before, long now)
    {
        if (queue.Waiting == 0 && queue.AgentsKnown && queue.AgentsByState[(int)AgentState.Available] > 0) return new WaitRangeSnapshot(0, 0, 0);
        if (forecaster.Joining(queue, now) is not { } joining) return null;
        var stands = before is { } shown && Math.Abs(joining.Median - shown.Median) <= StandsWithin * shown.Median;
        return stands ? before : Range(joining);
    }

    private (double Abandons, double? Value) LookAtWaiting(QueueState queue, long now)
    {
        _lastOfClass.Clear();
        var stride = (Math.Min(queue.Waiting, EngineLimits.MarksMax) + WorkedOutMax - 1) / WorkedOutMax;
        var (abandons, value, last) = (0.0, (double?)null, 0.0);
        var visit = queue.FirstWaiting;
        var seen = 0;
        for (; seen < EngineLimits.MarksMax && visit >= 0; seen++, visit = floor.Visits[visit].LineNext)
        {
            if (OneOf(visit, stride, now) is not { } one) continue;
            forecaster.Show(visit, one);
            abandons += last = one.Risk5Min;
            ref var contact = ref floor.Contacts[floor.Visits[visit].Contact];
            double? worth = double.IsNaN(contact.Value) ? queue.Settings.Value : contact.Value;
            if (worth is { } known) value = (value ?? 0) + (known * one.Risk);
        }

        return (abandons + ((queue.Waiting - seen) * last), value);
    }

    private ContactForecast? OneOf(int visit, int stride, long now)
    {
        var own = forecaster.ClassOf(visit);
        if (_lastOfClass.TryGetValue(own, out var last) && last.Left > 0)
        {
            _lastOfClass[own] = (last.Left - 1, last.Forecast);
            return last.Forecast;
        }

        if (forecaster.Remaining(visit, now) is not { } forecast) return null;
        var made = Make(forecast);
        _lastOfClass[own] = (stride - 1, made);
        return made;
    }

    private static ContactForecast Make(in WaitForecast forecast) => new(forecast.Risk, forecast.Risk5Min, Range(forecast));

    private static WaitRangeSnapshot Range(in WaitForecast forecast) => new(forecast.Median, forecast.Low, forecast.High);
}
