using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Tests.Wire;

/// <summary>One site whose newest snapshot a test sets by hand.</summary>
internal sealed class SampleFloors : ISiteFloors
{
    public FloorSnapshot Latest { get; set; } = SampleFloor.Floor([]);

    public Exception? Failure { get; set; }

    public string DefaultSite => "main";

    public IReadOnlyList<SiteFloor> All => [new(DefaultSite, Latest, Failure)];

    public SiteFloor? Find(string site) => site == DefaultSite ? All[0] : null;
}

/// <summary>A clock that stands where it was set.</summary>
internal sealed class StandingClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
