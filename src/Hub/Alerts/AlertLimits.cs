namespace QueueMonitor.Hub.Alerts;

/// <summary>Every bound of telling others of alerts, with its reason.</summary>
internal static class AlertLimits
{
    /// <summary>Webhooks of a site: one a team and a tool, several times over.</summary>
    public const int WebhooksMax = 20;

    /// <summary>Messages that wait for one receiver; alerts are few, and past this it has been away for long. The oldest become dead letters.</summary>
    public const int WaitingMax = 200;

    /// <summary>Dead letters of one receiver that can be looked at and sent again; of more the oldest go, and are counted.</summary>
    public const int DeadMax = 200;

    /// <summary>Requests that are under way at once, of all receivers; one receiver has one at a time, so that messages come in order.</summary>
    public const int AtOnceMax = 8;

    /// <summary>How long a receiver may take to answer.</summary>
    public static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);

    /// <summary>After this a message is a dead letter.</summary>
    public static readonly TimeSpan RetryFor = TimeSpan.FromHours(24);

    /// <summary>Dead letters are kept so long.</summary>
    public static readonly TimeSpan DeadFor = TimeSpan.FromDays(14);

    public const int UrlMax = 1_000, RecipientsMax = 20;

    /// <summary>The waits between tries; the last holds from then on.</summary>
    private static readonly int[] BackoffSeconds = [5, 15, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600];

    /// <summary>How long to wait after so many tries that failed.</summary>
    /// <param name="asked">What the receiver asked for (Retry-After); never less than our own wait, never more than an hour.</param>
    public static TimeSpan Backoff(int tries, TimeSpan? asked = null)
    {
        var own = TimeSpan.FromSeconds(BackoffSeconds[Math.Clamp(tries - 1, 0, BackoffSeconds.Length - 1)]);
        var most = TimeSpan.FromSeconds(BackoffSeconds[^1]);
        return asked is { } wish && wish > own ? (wish < most ? wish : most) : own;
    }
}
