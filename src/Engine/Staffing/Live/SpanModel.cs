using QueueMonitor.Engine.Staffing.Plans;

namespace QueueMonitor.Engine.Staffing.Live;

/// <summary>
/// How a queue does over a span with some agents more or fewer: each of its quarter-hours in the long run, as it is planned and forecast, and
/// with what is not known of the load. What-if, advice and the record of moves all ask here, so that none of them can say what another denies.
/// Used by the engine loop only.
/// </summary>
/// <param name="ServiceLevel">By the queue's formula, by what comes in each quarter-hour; so the mean wait of all, in seconds.</param>
/// <param name="AbandonsPerHour">Of the hours that are known; so the late answers.</param>
/// <param name="Hours">Of the span, those that are known.</param>
/// <param name="AtPoints">Abandons an hour if the load is low, as is likely, and high.</param>
internal readonly record struct SpanModel(
    double ServiceLevel, double AbandonsPerHour, double LatePerHour, double AverageWait, double Hours, (double Low, double Likely, double High) AtPoints)
{
    // The normal law by three points: exact for polynomials up to the fifth degree (Gauss and Hermite).
    private static readonly double[] Points = [-1.7320508075688772, 0, 1.7320508075688772];
    private static readonly double[] Weights = [1.0 / 6, 2.0 / 3, 1.0 / 6];

    /// <summary>States of the model that one answer asks for, at most, for each quarter-hour: three loads, between two whole numbers of agents.</summary>
    public const int StatesAQuarter = 6;

    /// <param name="more">Agents more than planned; below 0 fewer.</param>
    /// <param name="until">Milliseconds since 1970 UTC, not included; a quarter-hour that lies in the span in part counts so much.</param>
    /// <returns>Null: nothing is known of the span, or the queue grows without end.</returns>
    public static SpanModel? Of(QueueStaffing one, double more, long from, long until)
    {
        if (one.Spec is not { } spec) return null;
        var (sum, last, same) = (default(Sum), default(Expected), QuarterMark.Of(0));
        foreach (ref readonly var mark in one.Coming)
        {
            var hours = HoursOf(mark, from, until);
            if (hours <= 0 || float.IsNaN(mark.Staffed) || !(mark.Forecast > 0) || float.IsNaN(mark.Handle)) continue;
            var isSame = mark.Staffed == same.Staffed && mark.Forecast == same.Forecast && mark.Handle == same.Handle;
            if (!isSame)
            {
                if (At(one, spec, mark.Staffed + more, mark) is not { } then) return null;
                (last, same) = (then, mark);
            }

            sum.Add(last, mark.Forecast * 1000.0 / StaffPlan.QuarterMs, hours);
        }

        return sum.Result();
    }

    /// <summary>The chance that a move keeps some from giving up, by what is not known of the two loads, each by itself.</summary>
    /// <param name="giver">Before; <paramref name="after"/> the move, and so the queue that takes.</param>
    public static double ChanceOfGain(in SpanModel giver, in SpanModel after, in SpanModel taker, in SpanModel then)
    {
        Span<double> lost = [after.AtPoints.Low - giver.AtPoints.Low, after.AtPoints.Likely - giver.AtPoints.Likely, after.AtPoints.High - giver.AtPoints.High];
        Span<double> won = [taker.AtPoints.Low - then.AtPoints.Low, taker.AtPoints.Likely - then.AtPoints.Likely, taker.AtPoints.High - then.AtPoints.High];
        var chance = 0.0;
        for (var i = 0; i < lost.Length; i++)
        {
            for (var j = 0; j < won.Length; j++) chance += won[j] > lost[i] ? Weights[i] * Weights[j] : 0;
        }

        return chance;
    }

    /// <summary>States of the model that an answer asks for, at most.</summary>
    public static int CostOf(QueueStaffing one, long from, long until)
    {
        var quarters = 0;
        foreach (ref readonly var mark in one.Coming) quarters += HoursOf(mark, from, until) > 0 ? 1 : 0;
        return quarters * StatesAQuarter;
    }

    /// <summary>Hours of a quarter-hour that lie in a span.</summary>
    public static double HoursOf(in QuarterMark mark, long from, long until) =>
        Math.Max(0, Math.Min(until, mark.Start + StaffPlan.QuarterMs) - Math.Max(from, mark.Start)) / 3_600_000.0;

    // A few agents too few cost more than a few too many save: at the mean of the load alone a queue near its limit looks better than it is.
    private static Expected? At(QueueStaffing one, ModelSpec spec, double agents, in QuarterMark mark)
    {
        var (result, spread) = (default(Expected), one.LoadSpread);
        for (var i = 0; i < Points.Length; i++)
        {
            var times = Math.Exp((spread * Points[i]) - (spread * spread / 2));
            var arrivals = mark.Forecast * 1000.0 / StaffPlan.QuarterMs * times;
            var load = arrivals * (spec.ChatSeconds.Length > 0 ? 1 : mark.Handle / spec.HandleSeconds);
            if (StateAt.Of(spec, Math.Max(0, agents), load) is not { } state) return null;
            var gone = times * state.AbandonShare;
            if (i == 0) result.AtLow = gone;
            else if (i == 1) result.AtLikely = gone;
            else result.AtHigh = gone;
            // Shares are of those who come: of many more come when it is busy.
            var weight = Weights[i] * times;
            result.Level += weight * state.ServiceLevel;
            result.Abandon += weight * state.AbandonShare;
            result.Late += weight * state.LateShare;
            result.Wait += weight * state.MeanWaitSeconds;
            result.Weight += weight;
        }

        return result;
    }

    // Sums over the points, by what comes at each.
    private struct Expected
    {
        public double Level, Abandon, Late, Wait, Weight, AtLow, AtLikely, AtHigh;
    }

    private struct Sum
    {
        private double _hours, _came, _level, _abandons, _late, _wait, _low, _likely, _high;

        public void Add(in Expected one, double arrivals, double hours)
        {
            var came = arrivals * 3_600 * hours;
            _hours += hours;
            _came += came * one.Weight;
            _level += came * one.Level;
            _abandons += came * one.Abandon;
            _late += came * one.Late;
            _wait += came * one.Wait;
            (_low, _likely, _high) = (_low + (came * one.AtLow), _likely + (came * one.AtLikely), _high + (came * one.AtHigh));
        }

        public readonly SpanModel? Result() => _hours <= 0 ? null : new SpanModel(
            _level / _came, _abandons / _hours, _late / _hours, _wait / _came, _hours, (_low / _hours, _likely / _hours, _high / _hours));
    }
}
