using System.Runtime.CompilerServices;
using QueueMonitor.Engine.Forecasts.Risk;

namespace QueueMonitor.Engine.Forecasts;

/// <summary>A prediction as it was made, kept until it is known what became of it.</summary>
internal struct Prediction
{
    public long At;
    public int Class;
    public int Next;

    /// <summary>0 on entering; 1 to 4 after 30, 60, 120 and 240 s.</summary>
    public int Moment;
    public int Cell;

    /// <summary>By position and pace alone; before and after it was put in line with what such waits were.</summary>
    public double Structural, Calibrated;
    public double Learned, Blended, Mean, Low, Median, High;

    /// <summary>The mean of the last ten waits of its queue: what it must beat.</summary>
    public double Naive;
    public WaitInputValues Inputs;
    public RiskInputs Risk;
    public double Risk5Min;
}

[InlineArray(WaitInputs.Count)]
internal struct WaitInputValues
{
    private float _first;
}

/// <summary>What is expected of one who waits, or would: seconds that remain, if answered; the chance of giving up first.</summary>
/// <param name="Mean">The mean, best in squared error.</param>
/// <param name="Low">One in ten waits less.</param>
/// <param name="High">One in ten waits longer.</param>
public readonly record struct WaitForecast(double Mean, double Low, double Median, double High, double Risk, double Risk5Min);

/// <summary>A prediction that was just made, for whoever writes them down.</summary>
/// <param name="At">Milliseconds since 1970 UTC.</param>
/// <param name="ElapsedSeconds">0 on entering, then 30, 60, 120, 240.</param>
public readonly record struct MadePrediction(string Contact, string Queue, long At, int ElapsedSeconds, WaitForecast Forecast);
