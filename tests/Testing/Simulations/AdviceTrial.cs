using System.Globalization;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Staffing.Live;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Testing.Simulations;

/// <summary>How agents who can do both queues are used before anybody moves them.</summary>
public enum SharedAgents
{
    /// <summary>Each works for its own queue alone until it is sent to the other.</summary>
    StayAtHome,

    /// <summary>Whoever is free takes contacts of the other queue too.</summary>
    HelpOut,
}

/// <summary>
/// A centre of two queues made by a seed: agents of the first, of the second, and some of the second who can do the first too. After an hour the
/// floor is asked what it advises; then the same futures are played without a move, with the one advised, and with every other.
/// </summary>
public sealed class AdviceTrial
{
    private const double Talk = 240, AskedAt = 3_600, Hour = 3_600, PromiseSeconds = 20;
    private const long Start = 1_795_132_800_000;

    private readonly int _first, _second, _both, _seed;
    private readonly double[] _rates;
    private readonly double[] _patience;

    private AdviceTrial(int seed)
    {
        var random = new Random(seed);
        _seed = seed;
        Shared = seed % 4 == 3 ? SharedAgents.HelpOut : SharedAgents.StayAtHome;
        (_first, _second, _both) = (random.Next(8, 25), random.Next(6, 20), random.Next(3, 10));
        _patience = [Between(random, 120, 480), Between(random, 120, 480)];
        _rates = [Between(random, 0.7, 1.35) * _first / Talk, Between(random, 0.6, 1.02) * (_second + _both) / Talk];
    }

    public SharedAgents Shared { get; }

    /// <summary>Agents to be moved as the floor advises; 0: none.</summary>
    public int Advised { get; private set; }

    /// <summary>What it says that saves, until it ends; and whether the giving queue stays on its goal.</summary>
    public double SavedForetold { get; private set; }

    public bool ForTheWall { get; private set; }

    /// <summary>Who gave up in both queues in an hour, by how many were moved and in which future.</summary>
    public IReadOnlyList<IReadOnlyList<int>> AbandonedIn { get; private set; } = [];

    /// <summary>The same, summed over the futures.</summary>
    public IReadOnlyList<int> Abandoned => [.. AbandonedIn.Select(futures => futures.Sum())];

    public int WithoutMove => Abandoned[0];

    public int WithAdvice => Abandoned[Advised];

    public int WithBest => Abandoned.Min();

    /// <summary>What the floor shows of both queues when it is asked.</summary>
    public IReadOnlyList<StaffingSnapshot?> Seen { get; private set; } = [];

    /// <summary>What What-if says of the hour, by how many are moved.</summary>
    public IReadOnlyList<WhatIfAnswer> Foretold { get; private set; } = [];

    /// <summary>The share of those who come to a queue in the hour that is answered in time, over all futures, by how many were moved.</summary>
    public IReadOnlyList<IReadOnlyList<double>> InTime { get; private set; } = [];

    /// <summary>What is true of the centre.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{_first} at {_rates[0] * Talk / _first:0.00} beside {_second}+{_both} at {_rates[1] * Talk / (_second + _both):0.00}, patience {_patience[0]:0}, {_patience[1]:0} s");

    /// <param name="futures">How many futures are played, the same for each number of agents moved: the same people come, as patient and with
    /// as much to say.</param>
    public static AdviceTrial Run(int seed, int futures)
    {
        var trial = new AdviceTrial(seed);
        trial.Ask();
        var played = Enumerable.Range(0, trial._both + 1)
            .Select(moved => Enumerable.Range(0, futures).Select(future => trial.Play(moved, (seed * 1_000) + (future * 7))).ToList()).ToList();
        trial.AbandonedIn = [.. played.Select(hours => (IReadOnlyList<int>)[.. hours.Select(h => h.Abandoned)])];
        trial.InTime =
        [
            .. played.Select(hours =>
                (IReadOnlyList<double>)[.. Enumerable.Range(0, 2).Select(q => (double)hours.Sum(h => h.InTime[q]) / Math.Max(1, hours.Sum(h => h.Came[q])))]),
        ];
        return trial;
    }

    private static double Between(Random random, double low, double high) => low + (random.NextDouble() * (high - low));

    private SimulatedCentre Centre(int moved, int seed, double until)
    {
        var helps = Shared == SharedAgents.HelpOut;
        Func<double, double> first = _ => _rates[0], second = _ => _rates[1];
        return new SimulatedCentre(
            [new(first, _rates[0], new ExponentialLaw(_patience[0])), new(second, _rates[1], new ExponentialLaw(_patience[1]))],
            [
                new(_ => _first, [0]),
                new(_ => _second, [1]),
                new(t => t < AskedAt ? _both : _both - moved, helps ? [1, 0] : [1], Skills: [1, 0]),
                new(t => t < AskedAt ? 0 : moved, helps ? [0, 1] : [0], Skills: [0, 1]),
            ],
            new ExponentialLaw(Talk), (int)((_rates[0] + _rates[1]) * until * 1.2) + 50, seed)
        { TalksAreTheCallers = true };
    }

    private void Ask()
    {
        var centre = Centre(0, _seed, AskedAt);
        var floor = new Floor("site", "UTC", Start, forecasts: true, staffing: true);
        for (var q = 0; q < 2; q++) Confirm(floor, CentreEvents.QueueName(q));
        CentreRun.Play(centre, new Watcher(new CentreEvents(floor, centre, Start), AskedAt));
        floor.Advance(Start + (long)(AskedAt * 1000));
        var snapshot = floor.Capture(null);
        Seen = [.. Enumerable.Range(0, 2).Select(q => snapshot.Queues.Single(queue => queue.Queue == CentreEvents.QueueName(q)).Staffing)];
        var now = Start + (long)(AskedAt * 1000);
        Foretold =
        [
            .. Enumerable.Range(0, _both + 1).Select(moved =>
                WhatIf.Ask(floor, [new(CentreEvents.QueueName(0), moved), new(CentreEvents.QueueName(1), -moved)], now, now + (long)(Hour * 1000))!),
        ];
        var remedy = snapshot.Staffing!.Alerts
            .FirstOrDefault(a => a.Remedy is { Kind: RemedyKind.Move, From: "q1", To: "q0" } && a.State == AlertStanding.Open)?.Remedy;
        if (remedy is null) return;
        Advised = Math.Min(remedy.Agents, _both);
        (SavedForetold, ForTheWall) = (remedy.HarmAvoided!.Value, remedy.DonorServiceLevel >= remedy.DonorTarget);
    }

    private static void Confirm(Floor floor, string queue)
    {
        var batch = new EventBatch { ReceivedAt = Start, Source = "settings" };
        var settings = new QueueSettingsPatch { Media = MediaType.Voice, Threshold = Threshold.Of(TimeSpan.FromSeconds(PromiseSeconds)), Target = 0.8 };
        new FieldEvent(EventType.QueueConfigured, Start) { Queue = queue, QueuePatch = settings }.AddTo(batch);
        floor.Apply(batch);
    }

    private Counter Play(int moved, int seed)
    {
        var counter = new Counter(AskedAt, AskedAt + Hour);
        CentreRun.Play(Centre(moved, seed, AskedAt + Hour), counter);
        return counter;
    }

    // Tells the floor what happens until a moment.
    private sealed class Watcher(CentreEvents events, double until) : ICentreWatcher
    {
        public void Entered(Caller caller, CentreRun run) => Tell(run, () => events.Entered(caller, run));

        public void Answered(Caller caller, int agent, CentreRun run) => Tell(run, () => events.Answered(caller, agent, run));

        public void Completed(Caller caller, int agent, CentreRun run) => Tell(run, () => events.Completed(caller, agent, run));

        public void Abandoned(Caller caller, CentreRun run) => Tell(run, () => events.Abandoned(caller, run));

        public void Staffed(int agent, int group, bool here, CentreRun run) => Tell(run, () => events.Staffed(agent, group, here, run));

        private void Tell(CentreRun run, Action what)
        {
            if (run.Now < until) what();
        }
    }

    // Who gives up in a span; and of those who come in it, who is answered in time.
    private sealed class Counter(double from, double until) : ICentreWatcher
    {
        public int Abandoned { get; private set; }

        public int[] Came { get; } = new int[2];

        public int[] InTime { get; } = new int[2];

        public void Entered(Caller caller, CentreRun run) => Came[caller.Queue] += IsIn(caller.At) ? 1 : 0;

        public void Answered(Caller caller, int agent, CentreRun run)
        {
            if (!IsIn(caller.At)) return;
            Came[caller.Queue] += caller.FoundAnAgentFree ? 1 : 0;
            InTime[caller.Queue] += run.Now - caller.At <= PromiseSeconds ? 1 : 0;
        }

        void ICentreWatcher.Abandoned(Caller caller, CentreRun run) => Abandoned += IsIn(run.Now) ? 1 : 0;

        private bool IsIn(double moment) => moment >= from && moment < until;
    }
}
