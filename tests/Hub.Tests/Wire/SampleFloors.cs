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

    /// <summary>The loop's answer; by default what the snapshot shows.</summary>
    public Func<string, CancellationToken, ValueTask<IReadOnlyList<WaitingSnapshot>>>? Loop { get; set; }

    public ValueTask<IReadOnlyList<WaitingSnapshot>> AllWaiting(string site, string queue, CancellationToken cancellation) =>
        Loop?.Invoke(queue, cancellation) ?? ValueTask.FromResult(Latest.Queue(queue)?.Contacts ?? []);
}
