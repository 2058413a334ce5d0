using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Hub.Sites;

/// <summary>One site's newest state, for those who only read.</summary>
/// <param name="Failure">The fault that ended its engine: <paramref name="Latest"/> is then the last that was true; null while it runs.</param>
internal sealed record SiteFloor(string Site, FloorSnapshot Latest, Exception? Failure);

/// <summary>The newest states of all sites.</summary>
internal interface ISiteFloors
{
    string DefaultSite { get; }

    /// <summary>In order of their names.</summary>
    IReadOnlyList<SiteFloor> All { get; }

    SiteFloor? Find(string site);

    /// <summary>Every waiting contact of a queue, longest first, asked of the loop itself; empty for a queue that is not known.</summary>
    ValueTask<IReadOnlyList<WaitingSnapshot>> AllWaiting(string site, string queue, CancellationToken cancellation);
}

/// <summary>The states of the running engines.</summary>
internal sealed class EngineFloors(SiteEngines engines) : ISiteFloors
{
    public string DefaultSite => engines.DefaultSite;

    public IReadOnlyList<SiteFloor> All => [.. engines.All.OrderBy(s => s.Name, StringComparer.Ordinal).Select(FloorOf)];

    public SiteFloor? Find(string site) => engines.Site(site) is { } found ? FloorOf(found) : null;

    public ValueTask<IReadOnlyList<WaitingSnapshot>> AllWaiting(string site, string queue, CancellationToken cancellation) =>
        engines.Find(site)?.AllWaiting(queue, cancellation) ?? ValueTask.FromResult<IReadOnlyList<WaitingSnapshot>>([]);

    private static SiteFloor FloorOf(SiteEngine site) => new(site.Name, site.Engine.Latest, site.Failure);
}
