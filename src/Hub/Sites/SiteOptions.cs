namespace QueueMonitor.Hub.Sites;

/// <summary>What holds for all sites before any of their settings.</summary>
/// <param name="DefaultSite">The site of requests that name none.</param>
/// <param name="Zone">IANA zone of a site that has not set one.</param>
public sealed record SiteOptions(string DefaultSite, string Zone)
{
    /// <summary>The site of the contract's default.</summary>
    public const string Main = "main";

    /// <summary>The default site's name on walls until its settings say another; null: its id.</summary>
    public string? SiteName { get; init; }

    /// <summary>The clock by which engines measure their own work; null: the one that moves their floors.</summary>
    public TimeProvider? Pace { get; init; }

    /// <summary>The host's own zone under its IANA name; UTC where the host has none that is known there.</summary>
    public static string HostZone()
    {
        var local = TimeZoneInfo.Local;
        if (local.HasIanaId) return local.Id;
        return TimeZoneInfo.TryConvertWindowsIdToIanaId(local.Id, out var iana) ? iana : "UTC";
    }
}
