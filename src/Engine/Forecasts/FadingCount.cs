namespace QueueMonitor.Engine.Forecasts;

/// <summary>A sum in which what is older weighs less, by a factor of e each time constant.</summary>
internal struct FadingCount
{
    private double _value;
    private long _at;

    public void Add(double amount, long at, double fadeMs)
    {
        _value = Read(at, fadeMs) + amount;
        _at = Math.Max(_at, at);
    }

    public readonly double Read(long at, double fadeMs) => at <= _at ? _value : _value * Math.Exp((_at - at) / fadeMs);

    /// <summary>Events a second.</summary>
    public readonly double Rate(long at, double fadeMs) => Read(at, fadeMs) * 1000 / fadeMs;
}
