using System.Collections.Concurrent;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;
using QueueMonitor.Hub.Journal.Codec;
using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Journal;

/// <summary>
/// Stands before the engines: gathers all batches offered since the last commit into one group, puts it on the disk with one sync,
/// and only then hands its batches on, in its order. While one group is synced the next gathers. When the disk does not take a group,
/// nothing of it is applied and its senders hear why; the next group tries again.
/// </summary>
public sealed partial class EventJournal : IDisposable
{
    /// <summary>Bytes of a group from which on it takes no more batches: one sync for as much as the disk writes in some milliseconds.</summary>
    private const int GroupBytesMax = 4 * 1024 * 1024;

    // Of each site in one group, so that no site waits for all of another's.
    private const int LaneBatchesMax = 64;

    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);

    /// <summary>A batch waits for its engine, which has no room: so often it is looked whether it has.</summary>
    private static readonly TimeSpan LookForRoomEvery = TimeSpan.FromMilliseconds(1);

    private readonly IGroupStore _store;
    private readonly DiskWatch _disk;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly GroupWriter _group = new();
    private readonly List<(JournalLane Lane, EventBatch Batch)> _gathered = [];
    private readonly ConcurrentQueue<(Action Work, TaskCompletionSource Done)> _jobs = new();
    private readonly AutoResetEvent _work = new(initialState: false);
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile JournalLane[] _lanes = [];
    private volatile string? _problem;
    private volatile TaskCompletionSource<string> _silence = NewSilence();
    private volatile bool _isClosing;
    private Thread? _thread;
    private int _first;
    private bool _isHeldBack;
    private Mark _last;
    private long _delivered;

    /// <param name="disks">The clock by which the disk is waited for.</param>
    internal EventJournal(IGroupStore store, TimeProvider time, TimeProvider disks, ILogger<EventJournal> log)
    {
        (_store, _time, _log) = (store, time, log);
        _disk = new DiskWatch(disks, DiskIsSilent);
        _last = store.Last;
    }

    /// <summary>Why the disk did not take the last group; null while it takes them.</summary>
    public string? Problem => _problem;

    /// <summary>Completes, with words for senders, when the disk gives no answer; there is another one when it does again.</summary>
    internal Task<string> Silence => _silence.Task;

    internal JournalCounts Counts { get; } = new();

    /// <summary>Opens a site's way through the journal.</summary>
    /// <param name="site">What its floor began with.</param>
    /// <param name="position">The last batch that the journal holds of it; 0: it has none yet.</param>
    internal JournalLane Open(JournalSite site, long position, MonitorEngine engine, FloorClock clock)
    {
        var lane = new JournalLane(site, engine, clock, this) { Position = position, IsKnown = position > 0 };
        lock (_gate)
        {
            _lanes = [.. _lanes, lane];
            if (_isClosing) lane.Close();
        }

        return lane;
    }

    /// <summary>Begins to take groups. What was offered before waits until here.</summary>
    /// <param name="last">Where the journal ends.</param>
    internal void Start(Mark last)
    {
        lock (_gate)
        {
            if (_thread is not null || _isClosing) return;
            (_last, _delivered) = (last, last.Sequence);
            _thread = new Thread(Work) { IsBackground = true, Name = "journal" };
            _thread.Start();
        }
    }

    /// <summary>The last group whose batches are in the hands of their engines.</summary>
    internal long Delivered => Volatile.Read(ref _delivered);

    /// <summary>Has the journal's own thread do something with its file between two groups. Fails when the journal has ended.</summary>
    internal Task Do(Action work)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _jobs.Enqueue((work, done));
        if (_ended.Task.IsCompleted) RefuseJobs();
        _work.Set();
        return done.Task;
    }

    /// <summary>Something has been offered.</summary>
    internal void Wake() => _work.Set();

    /// <summary>Takes nothing more, puts on the disk what has been offered, hands it on, and completes.</summary>
    internal Task Close()
    {
        lock (_gate)
        {
            _isClosing = true;
            foreach (var lane in _lanes) lane.Close();
            if (_thread is null) _ended.TrySetResult();
        }

        _work.Set();
        return _ended.Task;
    }

    public void Dispose()
    {
        var closed = Close();
        // What the disk holds, it keeps: the program ends without it.
        if (Task.WhenAny(closed, Silence).GetAwaiter().GetResult() != closed) return;
        _disk.Dispose();
        _store.Dispose();
        _work.Dispose();
    }

    private void Work()
    {
        try
        {
            while (true)
            {
                while (Gather())
                {
                    CommitAndDeliver();
                    RunJob();
                }

                if (RunJob()) continue;
                // Closed before it was looked at: nothing can have come in after the last look.
                if (_isClosing && !Gather() && !_isHeldBack) break;
                if (_gathered.Count > 0) CommitAndDeliver();
                else if (_isHeldBack) _work.WaitOne(LookForRoomEvery);
                else if (!_work.WaitOne(_store.IsBehind ? HighWaterMark.SyncEvery : Timeout.InfiniteTimeSpan)) Rest();
            }
        }
        catch (Exception bug)
        {
            Log.Ended(_log, bug);
            _problem = $"The journal has stopped through a bug of Queue Monitor ({bug.GetType().Name}). Restart the program, and report what its log says.";
            Refuse(bug);
        }

        _ended.TrySetResult();
        RefuseJobs();
    }

    // One between two groups, so that senders do not wait for all of them.
    private bool RunJob()
    {
        if (!_jobs.TryDequeue(out var job)) return false;
        _disk.Begin();
        try
        {
            job.Work();
            job.Done.SetResult();
        }
        catch (Exception problem)
        {
            // It belongs to whoever asked for it; the next group is another matter.
            job.Done.SetException(problem);
        }

        if (_disk.End()) Heal();
        return true;
    }

    private void Rest()
    {
        _disk.Begin();
        _store.Rest();
        if (_disk.End()) Heal();
    }

    private void RefuseJobs()
    {
        while (_jobs.TryDequeue(out var job)) job.Done.SetException(new JournalException("The journal has ended."));
    }

    private bool Gather()
    {
        if (_gathered.Count > 0) return true;
        _group.Clear();
        _isHeldBack = false;
        var lanes = _lanes;
        // Another site's turn to be the first each time: who comes last finds the group full.
        for (var i = 0; i < lanes.Length; i++) Gather(lanes[(_first + i) % lanes.Length]);
        _first = lanes.Length == 0 ? 0 : (_first + 1) % lanes.Length;
        return _gathered.Count > 0;
    }

    private void Gather(JournalLane lane)
    {
        // Never more than its engine takes at once: a site whose engine cannot follow holds up its own senders, and nobody else's.
        var (stamp, room) = (0L, Math.Min(LaneBatchesMax, lane.Room));
        if (room == 0) _isHeldBack |= lane.Waiting > 0;
        for (var taken = 0; taken < room && HasRoom(taken) && lane.TryTake(out var batch); taken++)
        {
            if (taken == 0) stamp = lane.Clock.Stamp();
            (batch.ReceivedAt, batch.Position) = (stamp, lane.Position + 1);
            try
            {
                _group.Add(lane.Site.Name, batch);
            }
            catch (NotSupportedException bug)
            {
                Log.Unwritable(_log, bug.Message);
                batch.MarkFailed(bug);
                continue;
            }

            lane.Position++;
            _gathered.Add((lane, batch));
        }

        if (stamp != 0 && (_gathered.Count == 0 || _gathered[^1].Lane != lane)) lane.Clock.Release();
    }

    // One of each site goes with any group.
    private bool HasRoom(int taken) => taken == 0 || _group.Payload.Length < GroupBytesMax;

    private void CommitAndDeliver()
    {
        var startedAt = _time.GetTimestamp();
        var (sequence, receivedAt) = (_last.Sequence + 1, _gathered[0].Batch.ReceivedAt);
        var newSites = NewSites();
        JournalException? refused = null;
        _disk.Begin();
        try
        {
            _store.Append(new JournalGroup(sequence, _last.Events, _group.Events, receivedAt, _group.Payload), newSites, _group.Erasures);
        }
        catch (JournalException problem)
        {
            refused = problem;
        }

        if (_disk.End())
        {
            ForgetLateGroup(refused);
            return;
        }

        if (refused is not null)
        {
            GiveBack(refused);
            return;
        }

        _last = new Mark(sequence, _last.Events + _group.Events);
        if (_problem is not null) Heal();
        Counts.Committed(_group.Batches, _group.Events, _group.Payload.Length, _time.GetElapsedTime(startedAt));
        foreach (var (lane, batch) in _gathered)
        {
            lane.IsKnown = true;
            lane.Deliver(batch);
        }

        ReleaseClocks();
        _gathered.Clear();
        Volatile.Write(ref _delivered, sequence);
    }

    // From the watch's thread, while the journal's own waits for the disk, and so touches nothing.
    private void DiskIsSilent()
    {
        var problem = $"The journal's disk has given no answer for {DiskWatch.AnswerWithin.TotalSeconds:0} seconds. Look at the disk, "
            + "or at what it is connected by: events are taken again as soon as it answers.";
        Log.Silent(_log, problem);
        _problem = problem;
        // Walls go on: a floor whose clock stood still would show sources as live that nobody has heard since.
        ReleaseClocks();
        _silence.TrySetResult(problem);
    }

    // Its senders have been told that it is not kept, and time has passed its stamps on the floor: it goes, and comes again from them.
    private void ForgetLateGroup(JournalException? refused)
    {
        while (refused is null)
        {
            try
            {
                _store.TakeBack(_last);
                break;
            }
            catch (JournalException problem)
            {
                _problem = problem.Message;
                // It may be there at the next start: nobody was told that it is, or that it is not.
                if (_isClosing) break;
                _work.WaitOne(TryAgainAfter);
            }
        }

        GiveBack(refused ?? new JournalException("The disk answered too late."));
        Heal();
    }

    private void Heal()
    {
        _problem = null;
        Log.Healed(_log);
        if (_silence.Task.IsCompleted) _silence = NewSilence();
    }

    private static TaskCompletionSource<string> NewSilence() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private List<JournalSite> NewSites()
    {
        var newSites = new List<JournalSite>();
        foreach (var (lane, _) in _gathered)
        {
            if (!lane.IsKnown && !newSites.Contains(lane.Site)) newSites.Add(lane.Site);
        }

        return newSites;
    }

    // Nothing of the group is there: its positions are given again.
    private void GiveBack(JournalException problem)
    {
        if (_problem is null) Log.Refused(_log, problem.Message);
        _problem = problem.Message;
        Counts.Failed(_group.Events);
        foreach (var (lane, _) in _gathered) lane.Position--;
        ReleaseClocks();
        foreach (var (_, batch) in _gathered) batch.MarkFailed(problem);
        _gathered.Clear();
    }

    private void ReleaseClocks()
    {
        foreach (var (lane, _) in _gathered) lane.Clock.Release();
    }

    private void Refuse(Exception bug)
    {
        lock (_gate)
        {
            _isClosing = true;
            foreach (var lane in _lanes) lane.Close();
        }

        foreach (var (_, batch) in _gathered) batch.MarkFailed(bug);
        foreach (var lane in _lanes)
        {
            while (lane.TryTake(out var batch)) batch.MarkFailed(bug);
        }

        ReleaseClocks();
    }

    private static partial class Log
    {
        [LoggerMessage(HubEvents.JournalRefused, LogLevel.Error,
            "The journal could not be written, so events are refused (503) until it can; walls go on with what is there. {Problem}")]
        public static partial void Refused(ILogger log, string problem);

        [LoggerMessage(HubEvents.JournalSilent, LogLevel.Error, "Events are refused (503), and walls go on with what is there. {Problem}")]
        public static partial void Silent(ILogger log, string problem);

        [LoggerMessage(HubEvents.JournalHealed, LogLevel.Information, "The journal can be written again; events are taken.")]
        public static partial void Healed(ILogger log);

        [LoggerMessage(HubEvents.JournalUnwritable, LogLevel.Error, "Events were refused that the journal has no form for: {Problem}")]
        public static partial void Unwritable(ILogger log, string problem);

        [LoggerMessage(HubEvents.JournalEnded, LogLevel.Critical,
            "The journal has stopped: this is a bug of Queue Monitor. No events are taken. Restart the program, and report the text below.")]
        public static partial void Ended(ILogger log, Exception bug);
    }
}
