namespace QueueMonitor.Engine.Queues;

/// <summary>All that can be set for a site. Never changed; a change makes a new one.</summary>
public sealed record SiteSettings
{
    public required string Name { get; init; }

    /// <summary>IANA time zone of the site's totals, and of queues that set none.</summary>
    public required string Zone { get; init; }

    /// <summary>ISO 4217; null: no money is shown.</summary>
    public string? Currency { get; init; }

    /// <summary>BCP 47 language of walls that set none.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Where a contact can be opened in the source system: a URL with <c>{contact}</c>.</summary>
    public string? CallbackLink { get; init; }

    /// <summary>How long records of contacts are kept.</summary>
    public int RetentionDays { get; init; } = 90;

    /// <summary>How many days after a customer's last contact it is known how patient the customer was; 0: never.</summary>
    public int CustomerRecordDays { get; init; } = 31;

    /// <summary>No answer tells a contact's id, since it may be a telephone number or lead to one.</summary>
    public bool HideContactIds { get; init; }
}

/// <summary>What <c>site.configured</c> changes; null leaves a setting as it is, empty takes it away.</summary>
public sealed record SiteSettingsPatch
{
    public string? Name { get; init; }

    public string? Zone { get; init; }

    public string? Currency { get; init; }

    public string? Language { get; init; }

    public string? CallbackLink { get; init; }

    public int? RetentionDays { get; init; }

    public int? CustomerRecordDays { get; init; }

    public bool? HideContactIds { get; init; }

    public SiteSettings Over(SiteSettings earlier) => earlier with
    {
        Name = Name ?? earlier.Name,
        Zone = Zone ?? earlier.Zone,
        Currency = Currency is null ? earlier.Currency : Currency.Length == 0 ? null : Currency,
        Language = Language ?? earlier.Language,
        CallbackLink = CallbackLink is null ? earlier.CallbackLink : CallbackLink.Length == 0 ? null : CallbackLink,
        RetentionDays = RetentionDays ?? earlier.RetentionDays,
        CustomerRecordDays = CustomerRecordDays ?? earlier.CustomerRecordDays,
        HideContactIds = HideContactIds ?? earlier.HideContactIds,
    };
}
