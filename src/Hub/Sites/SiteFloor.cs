using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Hub.Sites;

/// <summary>One site's newest state, for those who only read.</summary>
/// <param name="Failure">The fault that ended its engine: <paramref name="Latest"/> is then the last that was true; null while it runs.</param>
/// <param name="Span">Since when it has been watching.</param>
internal sealed record SiteFloor(string Site, FloorSnapshot Latest, Exception? Failure, SiteSpan Span);

/// <summary>The newest states of all sites.</summary>
internal interface ISiteFloors
{
    string DefaultSite { get; }

    /// <summary>Floors are being brought back from the journal: until then there is no state to show.</summary>
    bool IsRecovering { get; }

    /// <summary>How far that is, from 0 to 1.</summary>
    double RecoveredShare { get; }

    /// <summary>In order of their names; without those that are being brought back.</summary>
    IReadOnlyList<SiteFloor> All { get; }

    SiteFloor? Find(string site);

    /// <summary>Every waiting contact of a queue, longest first, asked of the loop itself; empty for a queue that is not known.</summary>
    ValueTask<IReadOnlyList<WaitingSnapshot>> AllWaiting(string site, string queue, CancellationToken cancellation);
}

/// <summary>The states of the running engines.</summary>
internal sealed class EngineFloors(SiteEngines engines) : ISiteFloors
{
    public string DefaultSite => engines.DefaultSite;

    public bool IsRecovering => engines.IsRecovering;

    public double RecoveredShare => engines.RecoveredShare;

    public IReadOnlyList<SiteFloor> All =>
        [.. engines.All.Where(s => !s.IsRecovering).OrderBy(s => s.Name, StringComparer.Ordinal).Select(FloorOf)];

    public SiteFloor? Find(string site) => engines.Site(site) is { IsRecovering: false } found ? FloorOf(found) : null;

    public ValueTask<IReadOnlyList<WaitingSnapshot>> AllWaiting(string site, string queue, CancellationToken cancellation) =>
        engines.Find(site)?.AllWaiting(queue, cancellation) ?? ValueTask.FromResult<IReadOnlyList<WaitingSnapshot>>([]);

    private static SiteFloor FloorOf(SiteEngine site) => new(site.Name, site.Engine.Latest, site.Failure, site.Span);
}
