namespace QueueMonitor.Testing.Simulations;

/// <summary>
/// Plays a <see cref="SimulatedCentre"/> from its seed, event by event. Those who hang up keep their place as ghosts, so that the wait
/// they faced is known too.
/// </summary>
public sealed class CentreRun
{
    private const double StaffEvery = 60;

    private readonly SimulatedCentre _centre;
    private readonly ICentreWatcher _watcher;
    private readonly Random _arrivals, _patience, _service;
    private readonly PriorityQueue<Action, (double At, long Order)> _agenda = new();
    private readonly LinkedList<Caller>[] _lines;
    private readonly int[] _waiting;
    private readonly Stack<int>[] _free;
    private readonly Stack<int> _home = new();
    private readonly int[] _here;
    private readonly int[] _staffed;
    private long _order;
    private int _came;
    private int _agents;

    private CentreRun(SimulatedCentre centre, ICentreWatcher watcher)
    {
        (_centre, _watcher) = (centre, watcher);
        (_arrivals, _patience, _service) = (new Random(centre.Seed), new Random(centre.Seed + 1), new Random(centre.Seed + 2));
        _lines = [.. centre.Queues.Select(_ => new LinkedList<Caller>())];
        _waiting = new int[centre.Queues.Count];
        _free = [.. centre.Groups.Select(_ => new Stack<int>())];
        _here = new int[centre.Groups.Count];
        _staffed = new int[centre.Groups.Count];
    }

    public double Now { get; private set; }

    public int Answered { get; private set; }

    public int Abandoned { get; private set; }

    /// <summary>Those who did not find an agent free.</summary>
    public int Delayed { get; private set; }

    public static CentreRun Play(SimulatedCentre centre, ICentreWatcher watcher)
    {
        var run = new CentreRun(centre, watcher);
        for (var q = 0; q < centre.Queues.Count; q++) run.Next(q);
        run.Staff();
        while (run._agenda.TryDequeue(out var what, out var when))
        {
            run.Now = when.At;
            what();
        }

        return run;
    }

    /// <summary>Who waits in a queue now, ghosts not counted.</summary>
    public int Waiting(int queue) => _waiting[queue];

    /// <summary>Who waits in any queue now, ghosts not counted.</summary>
    public int WaitingInAll { get; private set; }

    /// <summary>How many agents of a group are here now: those who shall go talk to the end.</summary>
    public int Here(int group) => _here[group];

    /// <summary>How many agents a group shall have now.</summary>
    public int Staffed(int group) => _staffed[group];

    /// <summary>Who waits in the same queue and came before.</summary>
    public int Ahead(Caller caller) => _lines[caller.Queue].TakeWhile(c => c != caller).Count(c => c.EndedAt is null);

    /// <summary>Since when the first of a queue waits; null: nobody does.</summary>
    public double? HeadSince(int queue) => _lines[queue].FirstOrDefault(c => c.EndedAt is null)?.At;

    private void Next(int q)
    {
        var (queue, at) = (_centre.Queues[q], Now);
        do at -= Math.Log(1 - _arrivals.NextDouble()) / queue.RateMax;
        while (_arrivals.NextDouble() * queue.RateMax > queue.Rate(at));
        At(at, () => Arrive(q));
    }

    private void Arrive(int q)
    {
        if (_came == _centre.Contacts) return;
        var caller = new Caller(++_came, q, Now, _centre.Queues[q].Patience.Draw(_patience))
        {
            Talk = _centre.TalksAreTheCallers ? _centre.Service.Draw(_service) : null,
        };
        Next(q);
        for (var g = 0; g < _free.Length; g++)
        {
            if (_free[g].Count == 0 || !_centre.Groups[g].Serves.Contains(q)) continue;
            caller.FoundAnAgentFree = true;
            Answer(caller, g);
            return;
        }

        Delayed++;
        _watcher.Entered(caller, this);
        _lines[q].AddLast(caller);
        _waiting[q]++;
        WaitingInAll++;
        At(Now + caller.Patience, () => GiveUp(caller));
        foreach (var age in _centre.Looks) At(Now + age, () => Look(caller));
    }

    private void Look(Caller caller)
    {
        if (caller.EndedAt is null) _watcher.Looked(caller, this);
    }

    private void GiveUp(Caller caller)
    {
        if (caller.EndedAt is not null) return;
        (caller.EndedAt, caller.Abandoned) = (Now, true);
        _waiting[caller.Queue]--;
        WaitingInAll--;
        Abandoned++;
        _watcher.Abandoned(caller, this);
    }

    private void Answer(Caller caller, int group)
    {
        caller.EndedAt = Now;
        var agent = _free[group].Pop();
        Answered++;
        _watcher.Answered(caller, agent, this);
        At(Now + (caller.Talk ?? _centre.Service.Draw(_service)), () => Done(caller, agent, group));
    }

    private void Done(Caller caller, int agent, int group)
    {
        _watcher.Completed(caller, agent, this);
        if (_here[group] > _staffed[group]) Go(agent, group);
        else _free[group].Push(agent);
        Serve(group);
    }

    private void Go(int agent, int group)
    {
        _here[group]--;
        _home.Push(agent);
        _watcher.Staffed(agent, group, false, this);
    }

    private void Serve(int group)
    {
        while (_free[group].Count > 0 && First(_centre.Groups[group]) is { } caller)
        {
            _lines[caller.Queue].RemoveFirst();
            if (caller.Abandoned)
            {
                _watcher.WouldHaveBeenAnswered(caller, this);
                continue;
            }

            _waiting[caller.Queue]--;
            WaitingInAll--;
            Answer(caller, group);
        }
    }

    private Caller? First(SimulatedGroup group)
    {
        Caller? first = null;
        foreach (var q in group.Serves)
        {
            if (_lines[q].First?.Value is not { } head) continue;
            if (!group.LongestFirst) return head;
            if (first is null || head.At < first.At) first = head;
        }

        return first;
    }

    private void Staff()
    {
        for (var g = 0; g < _staffed.Length; g++)
        {
            _staffed[g] = _centre.Groups[g].Staffed(Now);
            while (_here[g] > _staffed[g] && _free[g].TryPop(out var idle)) Go(idle, g);
            while (_here[g] < _staffed[g])
            {
                _here[g]++;
                if (!_home.TryPop(out var agent)) agent = _agents++;
                _free[g].Push(agent);
                _watcher.Staffed(agent, g, true, this);
            }

            Serve(g);
        }

        if (_came < _centre.Contacts) At(Now + StaffEvery, Staff);
    }

    private void At(double at, Action what) => _agenda.Enqueue(what, (at, ++_order));
}
