using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Intake;
using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Boards;

/// <summary>Where boards read a site's newest state.</summary>
internal interface ISiteFeed
{
    string Site { get; }

    FloorSnapshot Latest { get; }

    /// <summary>What could not be used of its sources; the same object while that stays so.</summary>
    IReadOnlyDictionary<string, SourceRefusal> Refusals { get; }

    /// <summary>The engine behind it has ended through a fault: what stands there is no longer the truth.</summary>
    bool Failed { get; }

    /// <summary>Its floor is being brought back from the journal: what stands there is not the truth yet.</summary>
    bool Recovering { get; }

    ValueTask<FloorSnapshot> WaitForNewer(FloorSnapshot seen, CancellationToken cancellation);
}

/// <summary>The feed of a running engine.</summary>
internal sealed class EngineFeed(SiteEngine site, SourceRefusals refusals) : ISiteFeed
{
    public string Site => site.Name;

    public FloorSnapshot Latest => site.Engine.Latest;

    public IReadOnlyDictionary<string, SourceRefusal> Refusals => refusals.Of(site.Name);

    public bool Failed => site.Failure is not null;

    public bool Recovering => site.IsRecovering;

    public ValueTask<FloorSnapshot> WaitForNewer(FloorSnapshot seen, CancellationToken cancellation) =>
        site.Engine.WaitForNewer(seen, cancellation);
}

/// <summary>The feeds of all sites.</summary>
internal interface ISiteFeeds
{
    string DefaultSite { get; }

    /// <summary>How many sites there are.</summary>
    int Count { get; }

    ISiteFeed? Find(string site);
}

/// <summary>The feeds of the running engines.</summary>
internal sealed class EngineFeeds(SiteEngines sites, SourceRefusals refusals) : ISiteFeeds
{
    public string DefaultSite => sites.DefaultSite;

    public int Count => sites.All.Count;

    public ISiteFeed? Find(string site) => sites.Site(site) is { } engine ? new EngineFeed(engine, refusals) : null;
}
