using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Tests.Wire;

/// <summary>One site whose newest snapshot a test sets by hand.</summary>
internal sealed class SampleFloors : ISiteFloors
{
    public FloorSnapshot Latest { get; set; } = SampleFloor.Floor([]);

    public Exception? Failure { get; set; }

    public string DefaultSite => "main";

    public bool IsRecovering { get; set; }

    public double RecoveredShare { get; set; } = 1;

    public IReadOnlyList<SiteFloor> All => IsRecovering ? [] : [new(DefaultSite, Latest, Failure, default)];

    public SiteFloor? Find(string site) => site == DefaultSite && !IsRecovering ? All[0] : null;

    /// <summary>The loop's answer; by default what the snapshot shows.</summary>
    public Func<string, CancellationToken, ValueTask<IReadOnlyList<WaitingSnapshot>>>? Loop { get; set; }

    public ValueTask<IReadOnlyList<WaitingSnapshot>> AllWaiting(string site, string queue, CancellationToken cancellation) =>
        Loop?.Invoke(queue, cancellation) ?? ValueTask.FromResult(Latest.Queue(queue)?.Contacts ?? []);
}
