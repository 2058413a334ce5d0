using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Tests.Wire;

/// <summary>One site whose newest snapshot a test sets by hand.</summary>
internal sealed class SampleFloors : ISiteFloors
{
    public FloorSnapshot Latest { get; set; } = SampleFloor.Floor([]);

    public Exception? Failure { get; set; }

    private SiteSpan? _span;

    /// <summary>The floor came back: its run began earlier than what is shown.</summary>
    public void ComeBack(SiteSpan span) => _span = span;

    public string DefaultSite => "main";

    public bool IsRecovering { get; set; }

    public double RecoveredShare { get; set; } = 1;

    public IReadOnlyList<SiteFloor> All => IsRecovering ? [] : [new(DefaultSite, Latest, Failure, Span())];

    public SiteFloor? Find(string site) => site == DefaultSite && !IsRecovering ? All[0] : null;

    /// <summary>The next state that is asked for is the first of a new run.</summary>
    public void BeginAnew() => _span = null;

    private SiteSpan Span() => _span ??= new SiteSpan(Latest.AsOf.ToUnixTimeMilliseconds());

    /// <summary>The loop's answer; by default what the snapshot shows.</summary>
    public Func<string, CancellationToken, ValueTask<IReadOnlyList<WaitingSnapshot>>>? Loop { get; set; }

    public ValueTask<IReadOnlyList<WaitingSnapshot>> AllWaiting(string site, string queue, CancellationToken cancellation) =>
        Loop?.Invoke(queue, cancellation) ?? ValueTask.FromResult(Latest.Queue(queue)?.Contacts ?? []);
}
