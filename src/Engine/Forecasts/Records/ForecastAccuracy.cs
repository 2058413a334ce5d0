namespace QueueMonitor.Engine.Forecasts.Records;

/// <summary>How right the newest predictions of a queue, or of a whole site, have been. Never changed after it was published.</summary>
public sealed class ForecastAccuracy
{
    /// <summary>Of a queue of which nothing is known yet.</summary>
    public static ForecastAccuracy None { get; } = new();

    /// <summary>Whose it is; null: of the whole site.</summary>
    public string? Queue { get; init; }

    /// <summary>Since when predictions are switched off there, being worse than the mean of the last ten waits; null: they are not.</summary>
    public DateTimeOffset? OffSince { get; init; }

    /// <summary>When the oldest wait that counts was known; null without any.</summary>
    public DateTimeOffset? WaitsSince { get; init; }

    public DateTimeOffset? RiskSince { get; init; }

    public DateTimeOffset? Risk5MinSince { get; init; }

    /// <summary>The newest 1,000 to 1,100 waits of a queue; 20,000 to 22,000 of a site.</summary>
    public WaitTally Waits { get; init; }

    /// <summary>The newest 100 to 200 of them; 2,000 to 4,000 of a site: whether it has changed lately.</summary>
    public WaitTally Newest { get; init; }

    /// <summary>The newest 500 to 600 of them, by which a queue's predictions are switched off, and on again.</summary>
    public WaitTally Judged { get; init; }

    /// <summary>The chances of giving up that were told on entering, and who did.</summary>
    public RiskTally Risk { get; init; }

    /// <summary>The chances of giving up within five minutes, told on entering and after 30, 60, 120 and 240 s, and who did.</summary>
    public RiskTally Risk5Min { get; init; }

    /// <summary>Chats that were left without a word; null: no chat queue, or its source does not tell of messages.</summary>
    public ChatSilence? Silence { get; init; }
}

/// <summary>The record of a site's predictions, as a whole and by queue.</summary>
public sealed record SiteAccuracy(ForecastAccuracy Site, IReadOnlyList<ForecastAccuracy> Queues)
{
    /// <summary>Of a queue; <see cref="ForecastAccuracy.None"/> where nothing was predicted yet.</summary>
    public ForecastAccuracy Of(string queue)
    {
        foreach (var one in Queues)
        {
            if (one.Queue == queue) return one;
        }

        return ForecastAccuracy.None;
    }
}
