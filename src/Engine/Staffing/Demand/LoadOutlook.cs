using QueueMonitor.Engine.Forecasts;

namespace QueueMonitor.Engine.Staffing.Demand;

/// <summary>
/// The load that an interval brings, as far as it is known: forecast × level of the day × handle time. The level is gamma, the handle time
/// about log-normal; together by five points of Gauss and Hermite over the handle time. Allocates nothing but what ranges of agents need.
/// </summary>
/// <param name="ForecastPerSecond">λ of the forecast for the interval, contacts a second.</param>
/// <param name="Level">How today compares.</param>
/// <param name="Handle">Handle time as learned.</param>
public readonly record struct LoadOutlook(double ForecastPerSecond, DayLevel Level, HandleTime Handle)
{
    // Of the standard normal law.
    private static readonly double[] Points = [-2.8569700138728056, -1.3556261799742659, 0, 1.3556261799742659, 2.8569700138728056];
    private static readonly double[] Weights =
        [0.011257411327720689, 0.22207592200561264, 0.53333333333333333, 0.22207592200561264, 0.011257411327720689];

    /// <summary>Mean contacts a second.</summary>
    public double ArrivalsPerSecond => ForecastPerSecond * Level.Mean;

    /// <summary>P(required &gt; staffed): the load is above what those staffed carry.</summary>
    /// <param name="carriesPerSecond">λ*(staffed) at a handle time of <paramref name="atHandleSeconds"/>.</param>
    public double ProbabilityShort(double carriesPerSecond, double atHandleSeconds)
    {
        if (ForecastPerSecond <= 0) return 0;
        var level = carriesPerSecond * atHandleSeconds / (ForecastPerSecond * Handle.Seconds);
        var (spread, sum) = (Handle.Spread, 0.0);
        for (var i = 0; i < Points.Length; i++)
            sum += Weights[i] * Level.Above(level / Math.Exp((spread * Points[i]) - (spread * spread / 2)));
        return sum;
    }

    /// <summary>The load, in Erlang, that is not exceeded with this probability.</summary>
    public double LoadQuantile(double probability)
    {
        var (usual, self) = (ForecastPerSecond * Handle.Seconds, this);
        if (usual <= 0) return 0;
        // From the log-normal with the same spread, which is near.
        var spread = Math.Sqrt((Level.Spread * Level.Spread) + (Handle.Spread * Handle.Spread));
        var step = 1 + (spread / 8);
        var guess = Level.Mean * Math.Exp((NormalLaw.Quantile(Math.Clamp(probability, 1e-9, 1 - 1e-9)) * spread) - (spread * spread / 2));
        var (low, high) = (guess / step, guess * step);
        for (var i = 0; i < 100 && Off(low) > 0; i++) low /= step;
        for (var i = 0; i < 100 && Off(high) < 0; i++) high *= step;
        var (below, above) = (Off(low), Off(high));
        for (var i = 0; i < 60 && high - low > 1e-9 * high; i++)
        {
            // By the chord; every third time by halves, so that both ends come in.
            var chord = high - (above * (high - low) / (above - below));
            var at = i % 3 < 2 && chord > low && chord < high ? chord : (low + high) / 2;
            var off = Off(at);
            if (off < 0) (low, below) = (at, off);
            else (high, above) = (at, off);
        }

        return high * usual;

        double Off(double load) => 1 - self.ProbabilityShort(load * usual, 1) - probability;
    }

    /// <summary>Agents required, as a range that holds eight times in ten, by a curve at the handle time learned.</summary>
    public RequiredRange Required(CapacityCurve curve)
    {
        var (handle, self) = (curve.Model.HandleSeconds, this);
        return new RequiredRange(At(0.1), At(0.5), At(0.9));

        int? At(double probability) => curve.Required(self.LoadQuantile(probability) / handle);
    }
}

/// <summary>Agents required: fewer than Low once in ten, more than High once in ten. Null: more than can be worked out.</summary>
public readonly record struct RequiredRange(int? Low, int? Likely, int? High);
