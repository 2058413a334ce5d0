using QueueMonitor.Engine.Images;

namespace QueueMonitor.Engine.Forecasts.Records;

/// <summary>
/// How the newest predictions of a queue, or of a site, turned out: what is shown beside them, and what switches a queue's off. Of each kind the
/// newest ten full blocks of cases count, and the block that fills. It begins where learning ends: what nobody was shown is not in it.
/// Used by the engine loop only.
/// </summary>
/// <param name="casesPerBlock">
/// Waits in a block; twice as many risks on entering, five times as many of the next five minutes, which are told more often.
/// </param>
/// <param name="learnsFor">Waits whose end must be known before anything is told.</param>
/// <param name="isJudged">Whether it switches itself off.</param>
internal sealed class ForecastRecord(
    int casesPerBlock = ForecastRecord.QueueBlock, int learnsFor = ForecastRecord.QueueLearnsFor, bool isJudged = true)
{
    /// <summary>Waits in a block of a queue, and of a site.</summary>
    public const int QueueBlock = 100, SiteBlock = 2_000;

    /// <summary>What all queues of a site have in common is learned from all of them, for at least so many waits (DESIGN 10); the rest by each.</summary>
    public const int QueueLearnsFor = 30, SiteLearnsFor = 200;

    /// <summary>Full blocks whose waits decide whether predictions are switched off: some hours of a busy queue.</summary>
    public const int JudgedBlocks = 5;

    // Answered waits before anything is switched off; and how much better than the naive figure it must be to come back: between
    // the two nothing changes, so that a queue where both are alike does not go to and fro.
    private const int JudgedFrom = 100;
    private const double ComesBackAt = 0.95;

    private readonly RecentBlocks<WaitTally> _waits = new(casesPerBlock);
    private readonly RecentBlocks<RiskTally> _risk = new(casesPerBlock * 2);
    private readonly RecentBlocks<RiskTally> _risk5Min = new(casesPerBlock * 5);
    private readonly RecentBlocks<ChatTally> _chats = new(casesPerBlock);
    private double? _chatPatience;

    // All full blocks together, and those that are judged by: they change only when a block has filled.
    private WaitTally _full, _judgedFull;
    [NotKept("the next capture makes it again")]
    private ForecastAccuracy? _captured;

    /// <summary>Waits whose end is known, since the start.</summary>
    public long Samples { get; private set; }

    /// <summary>Share of the ranges that held, of those that count; null: too few.</summary>
    public double? Coverage => All.Coverage;

    public bool IsLearning => Samples < learnsFor;

    /// <summary>Worse than the simplest predictor there is: better to say nothing.</summary>
    public bool IsOff => OffSince is not null;

    /// <summary>Since when; milliseconds since 1970 UTC.</summary>
    public long? OffSince { get; private set; }

    /// <summary>A wait has ended of which nobody was told anything.</summary>
    public void Learned() => Samples++;

    /// <param name="at">When its end was known, milliseconds since 1970 UTC.</param>
    /// <param name="ghost">It gave up, and would have waited for so long.</param>
    public void Waited(in Prediction made, double wait, bool ghost, long at)
    {
        ref var newest = ref _waits.Add(at, out var rolled);
        newest.Add(in made, wait, ghost);
        if (rolled) (_full, _judgedFull) = (FullBlocks(RecentBlocks<WaitTally>.Full), FullBlocks(JudgedBlocks));
        Samples++;
        _captured = null;
        if (isJudged && !ghost) Judge(in newest, at);
    }

    /// <summary>It was answered, or gave up: against the risk that was told on entering.</summary>
    public void Ended(double risk, bool abandoned, long at)
    {
        _risk.Add(at, out _).Add(risk, abandoned);
        _captured = null;
    }

    /// <summary>The same against the risk of the next five minutes, told at any moment of its wait.</summary>
    public void Ended5Min(double risk, bool abandoned, long at)
    {
        _risk5Min.Add(at, out _).Add(risk, abandoned);
        _captured = null;
    }

    /// <summary>An opened chat is over, or its customer has written.</summary>
    /// <param name="gone">The chance that nobody was there.</param>
    /// <param name="patience">Mean patience in seconds; null: not known.</param>
    public void Opened(double gone, double? patience, long at)
    {
        ref var newest = ref _chats.Add(at, out _);
        newest.Opened++;
        newest.Silent += gone;
        (_chatPatience, _captured) = (patience, null);
    }

    /// <summary>The record as it is now; the same object until it changes.</summary>
    public ForecastAccuracy Capture(string? queue) => _captured ??= new ForecastAccuracy
    {
        Queue = queue,
        OffSince = Time(OffSince),
        WaitsSince = Time(_waits.Since),
        RiskSince = Time(_risk.Since),
        Risk5MinSince = Time(_risk5Min.Since),
        Waits = All,
        Newest = With(FullBlocks(1)),
        Judged = With(_judgedFull),
        Risk = Sum(_risk),
        Risk5Min = Sum(_risk5Min),
        Silence = Silence(),
    };

    private WaitTally All => With(_full);

    private void Judge(in WaitTally newest, long at)
    {
        if (newest.Answered + _judgedFull.Answered < JudgedFrom) return;
        var ours = newest.Squares.Ours + _judgedFull.Squares.Ours;
        var naive = newest.Squares.Naive + _judgedFull.Squares.Naive;
        if (OffSince is null && ours > naive) OffSince = at;
        else if (OffSince is not null && ours <= ComesBackAt * ComesBackAt * naive) OffSince = null;
    }

    private WaitTally With(WaitTally full)
    {
        if (_waits.Count > 0) full.Add(in _waits[0]);
        return full;
    }

    private WaitTally FullBlocks(int most)
    {
        var sum = default(WaitTally);
        for (var age = 1; age <= most && age < _waits.Count; age++) sum.Add(in _waits[age]);
        return sum;
    }

    private ChatSilence? Silence()
    {
        if (_chats.Count == 0) return null;
        var (opened, silent) = (0, 0.0);
        for (var age = 0; age < _chats.Count; age++) (opened, silent) = (opened + _chats[age].Opened, silent + _chats[age].Silent);
        return new ChatSilence(opened, silent, opened < WaitTally.SpeaksFrom ? null : _chatPatience);
    }

    private static RiskTally Sum(RecentBlocks<RiskTally> blocks)
    {
        var sum = default(RiskTally);
        for (var age = 0; age < blocks.Count; age++) sum.Add(in blocks[age]);
        return sum;
    }

    private static DateTimeOffset? Time(long? ms) => ms is { } known ? DateTimeOffset.FromUnixTimeMilliseconds(known) : null;
}
