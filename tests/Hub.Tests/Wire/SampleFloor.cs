using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Forecasts;
using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Hub.Tests.Wire;

/// <summary>Snapshots made by hand: the contract's sample queue at ten in the morning.</summary>
internal static class SampleFloor
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 0, 0, 250, TimeSpan.Zero);

    public static readonly QueueSettings Billing = QueueSettings.Default("billing", MediaType.Voice, "Europe/Madrid") with
    {
        Name = "Billing",
        ShortName = "Billing",
        PromiseConfirmed = true,
    };

    public static WindowSnapshot Window(long offered = 0, long answered = 0, long hits = 0, long decided = 0) => new()
    {
        Left = new long[LeftReasons.Count],
        Offered = offered,
        Answered = answered,
        ServiceLevel = new ServiceLevel(decided == 0 ? null : (double)hits / decided, hits, decided, ServiceLevelFormula.AtThreshold),
    };

    public static WindowSnapshot BillingToday()
    {
        var left = new long[LeftReasons.Count];
        left[(int)LeftReason.Timeout] = 3;
        return Window(offered: 412, answered: 371, hits: 322, decided: 400) with
        {
            Abandoned = 22,
            ShortAbandoned = 9,
            Left = left,
            Waiting = 7,
            AverageSpeedOfAnswerSeconds = 31.20049,
            AverageWaitSeconds = 33,
            WaitP50Seconds = 14,
            WaitP90Seconds = 95,
            WaitP95Seconds = 120.5,
            AbandonRate = 22 / 393.0,
            Ended = 393,
            AverageHandleSeconds = 287,
            Handled = 365,
            Occupancy = 0.86001,
        };
    }

    public static QueueSnapshot Queue(
        QueueSettings? settings = null, string queue = "billing", DateTimeOffset? asOf = null, IReadOnlyList<WaitingSnapshot>? waiting = null,
        AgentCounts? agents = null, WindowSnapshot? today = null, FreshnessState freshness = FreshnessState.Live,
        IReadOnlyList<IntervalRow>? intervals = null, WindowSnapshot? interval = null, double? workingDays = null,
        DateTimeOffset? heardAt = null, StaffingSnapshot? staffing = null, QueueForecast forecast = default) => new()
        {
            Staffing = staffing,
            Forecast = forecast,
            Queue = queue,
            AsOf = asOf ?? Now,
            Settings = settings ?? Billing,
            Open = true,
            OpenChangesAt = null,
            Level = QueueLevel.Critical,
            Waiting = waiting?.Count ?? 0,
            OverThreshold = waiting?.Count(w => w.DueAt < Now) ?? 0,
            LongestSince = waiting is [var first, ..] ? first.Since : null,
            LongestCustomerSince = waiting is [var customer, ..] ? customer.CustomerSince : null,
            LongestCustomerStood = null,
            LongestWaitWorkingDays = workingDays,
            DueToday = null,
            Contacts = waiting ?? [],
            Groups = [],
            Losses = [],
            Agents = agents,
            Last5 = Window(),
            Last30 = Window(offered: 30, answered: 25, hits: 20, decided: 25),
            Last60 = Window(),
            Today = today ?? BillingToday(),
            Interval = interval ?? Window(),
            SinceStart = today ?? BillingToday(),
            DayStart = new DateTimeOffset(2026, 11, 20, 23, 0, 0, TimeSpan.Zero),
            Trend = new TrendSnapshot(1, [.. new int?[58], 3, 7], [.. new double?[58], 80, 183.2], null),
            Freshness = new Freshness(freshness, heardAt ?? Now.AddSeconds(-0.4)),
            Intervals = intervals ?? [],
        };

    public static WaitingSnapshot Waiting(string contact, int mark, double waitedSeconds, double customerSeconds) => new(
        contact, mark, Now.AddSeconds(-waitedSeconds), Now.AddSeconds(20 - waitedSeconds), null, 0, false, false,
        Now.AddSeconds(-customerSeconds), false, 58.004);

    public static FloorSnapshot Floor(
        IReadOnlyList<QueueSnapshot> queues, IReadOnlyList<SourceSnapshot>? sources = null, IReadOnlyList<AgentSnapshot>? agents = null,
        AgentCounts? agentCounts = null, long version = 7, DateTimeOffset? asOf = null, SiteSettings? site = null,
        EngineCounters? counters = null, DateTimeOffset? receivedAt = null, SiteStaffing? staffing = null) => new()
        {
            Staffing = staffing,
            Version = version,
            AsOf = asOf ?? Now,
            NewestReceivedAt = receivedAt ?? Now,
            Site = new SiteSnapshot
            {
                Settings = site ?? new SiteSettings { Name = "Main", Zone = "Europe/Madrid", Currency = "EUR" },
                Waiting = queues.Sum(q => q.Waiting),
                Last5 = Window(),
                Last30 = Window(),
                Last60 = Window(),
                Today = Window(),
                Interval = Window(),
                SinceStart = Window(),
                DayStart = new DateTimeOffset(2026, 11, 20, 23, 0, 0, TimeSpan.Zero),
                Agents = agentCounts,
                Contacts = new ContactCounts(9, 7, 2, 412, 371, 5, 1, 2, 0),
                Customers = new CustomerCounts(300, 280, 40),
            },
            Queues = queues,
            Agents = agents ?? [],
            Sources = sources ?? [],
            Counters = counters ?? new EngineCounters(7, 900, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 400, 900, 0, 0),
        };

    public static SourceSnapshot Source(
        string source = "pbx", FreshnessState state = FreshnessState.Live, double? clockOffsetMs = null, IReadOnlyList<Anomaly>? anomalies = null,
        double heardLater = 0) => new()
        {
            Source = source,
            Freshness = new Freshness(state, Now.AddSeconds(-0.4) + TimeSpan.FromSeconds(heardLater)),
            Events = 900,
            Heartbeats = 12,
            Duplicates = 3,
            Future = 1,
            Late = 2,
            Ghosts = 0,
            ClockOffsetMs = clockOffsetMs,
            AnomalyCounts = (anomalies ?? []).GroupBy(a => a.Kind).ToDictionary(g => g.Key, g => (long)g.Count()),
            Anomalies = anomalies ?? [],
        };
}
