using QueueMonitor.Engine;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Snapshots;
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
    private const double Talk = 240, AskedAt = 3_600, Hour = 3_600;
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

    /// <summary>Who gave up in both queues in an hour, summed over the futures, by how many were moved.</summary>
    public IReadOnlyList<int> Abandoned { get; private set; } = [];

    public int WithoutMove => Abandoned[0];

    public int WithAdvice => Abandoned[Advised];

    public int WithBest => Abandoned.Min();

    /// <param name="futures">How many futures are played, the same for each number of agents moved.</param>
    public static AdviceTrial Run(int seed, int futures)
    {
        var trial = new AdviceTrial(seed);
        trial.Ask();
        var abandoned = new int[trial._both + 1];
        for (var moved = 0; moved < abandoned.Length; moved++)
        {
            for (var future = 0; future < futures; future++) abandoned[moved] += trial.Play(moved, (seed * 1_000) + (future * 7));
        }

        trial.Abandoned = abandoned;
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
            new ExponentialLaw(Talk), (int)((_rates[0] + _rates[1]) * until * 1.2) + 50, seed);
    }

    private void Ask()
    {
        var centre = Centre(0, _seed, AskedAt);
        var floor = new Floor("site", "UTC", Start, forecasts: true, staffing: true);
        for (var q = 0; q < 2; q++) Confirm(floor, CentreEvents.QueueName(q));
        CentreRun.Play(centre, new Watcher(new CentreEvents(floor, centre, Start), AskedAt));
        floor.Advance(Start + (long)(AskedAt * 1000));
        var remedy = floor.Capture(null).Staffing!.Alerts
            .FirstOrDefault(a => a.Remedy is { Kind: RemedyKind.Move, From: "q1", To: "q0" } && a.State == AlertStanding.Open)?.Remedy;
        if (remedy is null) return;
        Advised = Math.Min(remedy.Agents, _both);
        (SavedForetold, ForTheWall) = (remedy.HarmAvoided!.Value, remedy.DonorServiceLevel >= remedy.DonorTarget);
    }

    private static void Confirm(Floor floor, string queue)
    {
        var batch = new EventBatch { ReceivedAt = Start, Source = "settings" };
        var settings = new QueueSettingsPatch { Media = MediaType.Voice, Threshold = Threshold.Of(TimeSpan.FromSeconds(20)), Target = 0.8 };
        new FieldEvent(EventType.QueueConfigured, Start) { Queue = queue, QueuePatch = settings }.AddTo(batch);
        floor.Apply(batch);
    }

    private int Play(int moved, int seed)
    {
        var counter = new Counter(AskedAt, AskedAt + Hour);
        CentreRun.Play(Centre(moved, seed, AskedAt + Hour), counter);
        return counter.Abandoned;
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

    private sealed class Counter(double from, double until) : ICentreWatcher
    {
        public int Abandoned { get; private set; }

        public void Entered(Caller caller, CentreRun run)
        {
        }

        public void Answered(Caller caller, int agent, CentreRun run)
        {
        }

        void ICentreWatcher.Abandoned(Caller caller, CentreRun run) => Abandoned += run.Now >= from && run.Now < until ? 1 : 0;
    }
}
