namespace QueueMonitor.Engine.Forecasts;

/// <summary>How the predictions of a queue stand.</summary>
public enum ForecastState : byte
{
    /// <summary>None are made here: forecasts are off.</summary>
    None,

    /// <summary>Too few waits have ended to say anything.</summary>
    Learning,
    Ready,

    /// <summary>Worse here than the mean of the last ten waits: nothing is shown.</summary>
    Off,

    /// <summary>Nobody is there to answer: no wait can be told.</summary>
    Unstaffed,

    /// <summary>The queue closes before one who joins now would be answered: a wait would be told as if it stayed open.</summary>
    Closing,
}

/// <summary>What is expected of one who waits, as a snapshot shows it.</summary>
/// <param name="Risk">The chance that it gives up before it is answered; <paramref name="Risk5Min"/>: within five minutes.</param>
/// <param name="Remaining">What it still faces, if it is answered: median, and the range that eight in ten keep within.</param>
public readonly record struct ContactForecast(double Risk, double Risk5Min, WaitRangeSnapshot Remaining);

/// <summary>A predicted wait in seconds.</summary>
public readonly record struct WaitRangeSnapshot(double Median, double Low, double High);

/// <summary>What is expected of a queue.</summary>
/// <param name="Wait">Of one who joins now.</param>
/// <param name="Coverage">Share of past ranges that held; null: too few.</param>
/// <param name="Samples">Waits whose end is known.</param>
/// <param name="ExpectedAbandons5Min">How many of those waiting now will give up within five minutes.</param>
/// <param name="ValueAtRisk">Σ value × risk of those waiting whose value is known; null: of nobody.</param>
public readonly record struct QueueForecast(
    ForecastState State, WaitRangeSnapshot? Wait, double? Coverage, long Samples, double? ExpectedAbandons5Min, double? ValueAtRisk)
{
    /// <summary>The same in working days where the queue is answered in writing; else null.</summary>
    public WaitRangeSnapshot? WorkingDays { get; init; }

    /// <summary>How many would, with the agents who are advised to come; null: none are, or it is not told here.</summary>
    public double? RelievedAbandons5Min { get; init; }

    /// <summary>The queue closes within the wait that is expected of one who joins now.</summary>
    public bool ClosesFirst { get; init; }

    /// <summary>What is told of it: of a queue that closes first no wait.</summary>
    public ForecastState Told => ClosesFirst ? ForecastState.Closing : State;

    /// <summary>That many are likely to give up within five minutes: the expected ones, rounded half up; null: not told here.</summary>
    public int? Likely => Whole(ExpectedAbandons5Min);

    /// <summary>The same with the agents who are advised to come.</summary>
    public int? LikelyRelieved => Whole(RelievedAbandons5Min);

    private static int? Whole(double? expected) => expected is { } known ? (int)Math.Round(known, MidpointRounding.AwayFromZero) : null;
}
