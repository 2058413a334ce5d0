using QueueMonitor.Engine.Calendars.Holidays;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Promises;

namespace QueueMonitor.Engine.Queues;

/// <summary>What ends a wait: that a human has the contact, or that a human has replied.</summary>
public enum AnsweredBy : byte
{
    Connect,
    Reply,
}

/// <summary>All that can be set for a queue. Never changed; a change makes a new one.</summary>
public sealed record QueueSettings
{
    public required string Name { get; init; }

    /// <summary>At most 16 characters, for walls.</summary>
    public required string ShortName { get; init; }

    public required MediaType Media { get; init; }

    /// <summary>IANA time zone of day changes and opening hours.</summary>
    public required string Zone { get; init; }

    /// <summary>When the queue's day begins, local time.</summary>
    public TimeOnly StartOfDay { get; init; }

    public required WeeklyHours OpeningHours { get; init; }

    /// <summary>T: the longest wait that is in time.</summary>
    public required Threshold Threshold { get; init; }

    /// <summary>Share of contacts that shall be in time, 0–1.</summary>
    public required double Target { get; init; }

    public ServiceLevelFormula ServiceLevelFormula { get; init; } = ServiceLevelFormula.AtThreshold;

    /// <summary>Who gives up sooner than this is left out of shares and shown beside them.</summary>
    public TimeSpan ShortAbandon { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Reasons of leaving that count nowhere in the service level.</summary>
    public LeftReasons LeftExcluded { get; init; }

    /// <summary>Reasons of leaving that count as giving up.</summary>
    public LeftReasons LeftAsAbandoned { get; init; } = LeftReasons.Of(LeftReason.Failed);

    public required AnsweredBy AnsweredBy { get; init; }

    /// <summary>Money at stake per contact in the site's currency, when the contact does not say; null: not set.</summary>
    public double? Value { get; init; }

    public int ResolutionDays { get; init; } = 7;

    /// <summary>Who waits or talks longer than this is taken for a ghost; null: never.</summary>
    public required TimeSpan? MaxAge { get; init; }

    /// <summary>Who runs the queue, when it is not ourselves.</summary>
    public string? Partner { get; init; }

    /// <summary>What all who come are promised; null: T, where it was confirmed and contacts are answered in writing.</summary>
    public PromiseTerms? Promise { get; init; }

    /// <summary>While it is the customer's turn, the time of promises stands still.</summary>
    public bool PromisePauses { get; init; }

    /// <summary>What becomes of a kept promise when its customer writes again.</summary>
    public PromiseReopening PromiseReopens { get; init; }

    /// <summary>Days on which the queue is closed, whatever its hours say.</summary>
    public HolidayPlan Holidays { get; init; } = HolidayPlan.None;

    /// <summary>What all who come are promised; null: nothing.</summary>
    public PromiseTerms? OwnPromise =>
        Promise ?? (PromiseConfirmed && AnsweredBy == AnsweredBy.Reply ? PromiseTerms.Within(Threshold) : null);

    /// <summary>Place on a board; ties by first appearance.</summary>
    public int Order { get; init; }

    /// <summary>Somebody has set T: it is a promise, and may raise alarms.</summary>
    public bool PromiseConfirmed { get; init; }

    /// <summary>What holds for a queue of which nothing was set (contract, section 5).</summary>
    public static QueueSettings Default(string queue, MediaType media, string zone)
    {
        var written = media is MediaType.Email or MediaType.Social;
        return new QueueSettings
        {
            Name = queue,
            ShortName = queue.Length <= 16 ? queue : queue[..16].TrimEnd(),
            Media = media == MediaType.Unknown ? MediaType.Voice : media,
            Zone = zone,
            OpeningHours = written ? WeeklyHours.Office : WeeklyHours.Always,
            Threshold = written ? Threshold.OfWorkingDays(2) : Threshold.Of(TimeSpan.FromSeconds(media == MediaType.Chat ? 60 : 20)),
            Target = written ? 0.95 : 0.8,
            AnsweredBy = written ? AnsweredBy.Reply : AnsweredBy.Connect,
            MaxAge = written ? null : media == MediaType.Chat ? TimeSpan.FromHours(24) : TimeSpan.FromHours(4),
        };
    }
}

/// <summary>What <c>queue.configured</c> changes; null leaves a setting as it is.</summary>
public sealed record QueueSettingsPatch
{
    public string? Name { get; init; }

    public string? ShortName { get; init; }

    public MediaType? Media { get; init; }

    public string? Zone { get; init; }

    public TimeOnly? StartOfDay { get; init; }

    public WeeklyHours? OpeningHours { get; init; }

    /// <summary>Setting it confirms the promise.</summary>
    public Threshold? Threshold { get; init; }

    /// <summary>The promise no longer holds: the threshold is the default again, and raises no alarms. Means nothing beside <see cref="Threshold"/>.</summary>
    public bool TakesPromiseBack { get; init; }

    public double? Target { get; init; }

    public ServiceLevelFormula? ServiceLevelFormula { get; init; }

    public TimeSpan? ShortAbandon { get; init; }

    public LeftReasons? LeftExcluded { get; init; }

    public LeftReasons? LeftAsAbandoned { get; init; }

    public AnsweredBy? AnsweredBy { get; init; }

    /// <summary>NaN takes the value away.</summary>
    public double? Value { get; init; }

    public int? ResolutionDays { get; init; }

    /// <summary>Zero or less: no bound.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>Empty takes the partner away.</summary>
    public string? Partner { get; init; }

    /// <summary>Of kind <see cref="PromiseKind.None"/>: takes it away.</summary>
    public PromiseTerms? Promise { get; init; }

    public bool? PromisePauses { get; init; }

    public PromiseReopening? PromiseReopens { get; init; }

    public HolidayPlan? Holidays { get; init; }

    public int? Order { get; init; }

    /// <summary>The settings after this change. A change of medium brings the defaults of that medium for what was never set.</summary>
    /// <param name="earlier">All earlier changes of this queue, merged.</param>
    public QueueSettingsPatch Over(QueueSettingsPatch? earlier) => earlier is null ? this : new QueueSettingsPatch
    {
        Name = Name ?? earlier.Name,
        ShortName = ShortName ?? earlier.ShortName,
        Media = Media ?? earlier.Media,
        Zone = Zone ?? earlier.Zone,
        StartOfDay = StartOfDay ?? earlier.StartOfDay,
        OpeningHours = OpeningHours ?? earlier.OpeningHours,
        Threshold = Threshold ?? (TakesPromiseBack ? null : earlier.Threshold),
        TakesPromiseBack = Threshold is null && (TakesPromiseBack || earlier.TakesPromiseBack),
        Target = Target ?? earlier.Target,
        ServiceLevelFormula = ServiceLevelFormula ?? earlier.ServiceLevelFormula,
        ShortAbandon = ShortAbandon ?? earlier.ShortAbandon,
        LeftExcluded = LeftExcluded ?? earlier.LeftExcluded,
        LeftAsAbandoned = LeftAsAbandoned ?? earlier.LeftAsAbandoned,
        AnsweredBy = AnsweredBy ?? earlier.AnsweredBy,
        Value = Value ?? earlier.Value,
        ResolutionDays = ResolutionDays ?? earlier.ResolutionDays,
        MaxAge = MaxAge ?? earlier.MaxAge,
        Partner = Partner ?? earlier.Partner,
        Promise = Promise ?? earlier.Promise,
        PromisePauses = PromisePauses ?? earlier.PromisePauses,
        PromiseReopens = PromiseReopens ?? earlier.PromiseReopens,
        Holidays = Holidays ?? earlier.Holidays,
        Order = Order ?? earlier.Order,
    };

    /// <summary>The settings that follow from the defaults of the queue and this change.</summary>
    public QueueSettings Complete(string queue, MediaType seenMedia, string siteZone)
    {
        var d = QueueSettings.Default(queue, Media ?? seenMedia, Zone ?? siteZone);
        var name = Name ?? d.Name;
        return d with
        {
            Name = name,
            ShortName = ShortName ?? (name.Length <= 16 ? name : name[..16].TrimEnd()),
            StartOfDay = StartOfDay ?? d.StartOfDay,
            OpeningHours = OpeningHours ?? d.OpeningHours,
            Threshold = Threshold ?? d.Threshold,
            Target = Target ?? d.Target,
            ServiceLevelFormula = ServiceLevelFormula ?? d.ServiceLevelFormula,
            ShortAbandon = ShortAbandon ?? d.ShortAbandon,
            LeftExcluded = LeftExcluded ?? d.LeftExcluded,
            LeftAsAbandoned = LeftAsAbandoned ?? d.LeftAsAbandoned,
            AnsweredBy = AnsweredBy ?? d.AnsweredBy,
            Value = Value is { } value && double.IsNaN(value) ? null : Value ?? d.Value,
            ResolutionDays = ResolutionDays ?? d.ResolutionDays,
            MaxAge = MaxAge is { } age ? (age > TimeSpan.Zero ? age : null) : d.MaxAge,
            Partner = string.IsNullOrEmpty(Partner) ? null : Partner,
            Promise = Promise is { Kind: not PromiseKind.None } promise ? promise : null,
            PromisePauses = PromisePauses ?? d.PromisePauses,
            PromiseReopens = PromiseReopens ?? d.PromiseReopens,
            Holidays = Holidays ?? d.Holidays,
            Order = Order ?? d.Order,
            PromiseConfirmed = Threshold is not null,
        };
    }
}
