using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.Intake;
using QueueMonitor.Hub.Tests.Wire;

namespace QueueMonitor.Hub.Tests.Boards;

/// <summary>A site whose snapshots the test makes.</summary>
internal sealed class FakeFeed : ISiteFeed
{
    private TaskCompletionSource _newer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile FloorSnapshot _latest;

    public FakeFeed(params IReadOnlyList<QueueSnapshot> queues) => _latest = SampleFloor.Floor(queues);

    public string Site => "main";

    public FloorSnapshot Latest => _latest;

    public IReadOnlyDictionary<string, SourceRefusal> Refusals { get; set; } = new Dictionary<string, SourceRefusal>();

    public bool Failed { get; set; }

    public bool Recovering { get; set; }

    public async ValueTask<FloorSnapshot> WaitForNewer(FloorSnapshot seen, CancellationToken cancellation)
    {
        while (true)
        {
            var newer = Volatile.Read(ref _newer);
            if (_latest != seen) return _latest;
            await newer.Task.WaitAsync(cancellation);
        }
    }

    public void Publish(FloorSnapshot floor)
    {
        _latest = floor;
        Interlocked.Exchange(ref _newer, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    /// <summary>A floor of these queues, with one more event in it.</summary>
    public FloorSnapshot PublishQueues(params IReadOnlyList<QueueSnapshot> queues)
    {
        var asOf = _latest.AsOf.AddMilliseconds(100);
        var floor = SampleFloor.Floor(queues, version: _latest.Version + 1, asOf: asOf, receivedAt: asOf);
        Publish(floor);
        return floor;
    }
}

/// <summary>One site, <c>main</c>.</summary>
internal sealed class FakeFeeds(FakeFeed main) : ISiteFeeds
{
    public string DefaultSite => "main";

    public int Count => 1;

    public ISiteFeed? Find(string site) => site == "main" ? main : null;
}

/// <summary>Boards that the test sets up.</summary>
internal sealed class FakeChoices : IBoardChoices
{
    private readonly Dictionary<string, BoardChoice> _choices = [];

    public event Action<string, string>? Changed;

    public BoardChoice? Find(string site, string board) => _choices.GetValueOrDefault(board);

    public void Set(string board, params string[] queues)
    {
        _choices[board] = new BoardChoice(null, queues, "auto", null, []);
        Changed?.Invoke("main", board);
    }

    public void Remove(string board)
    {
        _choices.Remove(board);
        Changed?.Invoke("main", board);
    }
}
