using QueueMonitor.Engine;
using QueueMonitor.Engine.Forecasts;

namespace QueueMonitor.Testing.Simulations;

/// <summary>
/// Lets a floor with forecasts on watch a simulated centre by its events alone, as in the field, and scores what it told
/// each who had to wait against what the simulation knows: the wait that each would have had, whoever gave up included.
/// Beside it somebody who knows the laws (the oracle), and the simple predictors.
/// </summary>
public sealed class WaitTrial : ICentreWatcher
{
    private const long Monday = 1_609_718_400_000;

    private readonly SimulatedCentre _centre;
    private readonly CentreOracle _oracle;
    private readonly CentreEvents _events;
    private readonly SimplePredictors[] _simple;
    private readonly Dictionary<string, Open> _open = [];
    private readonly int _unscored;
    private int _came;

    private WaitTrial(SimulatedCentre centre, int unscored)
    {
        (_centre, _unscored, _oracle) = (centre, unscored, new CentreOracle(centre));
        Floor = new Floor("site", "UTC", Monday, forecasts: true) { PredictionMade = Made };
        _events = new CentreEvents(Floor, centre, Monday);
        _simple = [.. centre.Queues.Select(_ => new SimplePredictors())];
        Waits = [.. centre.Queues.Select(_ => new WaitScores())];
    }

    public Floor Floor { get; }

    /// <summary>The floor's time when all was over, milliseconds since 1970 UTC.</summary>
    public long EndedAt { get; private set; }

    /// <summary>Waits told on entering, by queue.</summary>
    public IReadOnlyList<WaitScores> Waits { get; }

    /// <summary>Chances of giving up that were told on entering and at each look, what the oracle said then, and whether they did.</summary>
    public List<(double Told, double Oracle, bool Abandoned)> Risks { get; } = [];

    /// <summary>Is told what was said to one who enters: (caller, what the floor told, what the oracle says, the centre before it joins).</summary>
    public Action<Caller, WaitForecast, double, CentreRun>? Told { get; set; }

    /// <param name="unscored">So many of the first who wait teach, and are not scored.</param>
    public static WaitTrial Run(SimulatedCentre centre, int unscored = 0, Action<Caller, WaitForecast, double, CentreRun>? told = null)
    {
        var trial = new WaitTrial(centre, unscored) { Told = told };
        trial.EndedAt = Monday + (long)(CentreRun.Play(centre, trial).Now * 1000);
        return trial;
    }

    public void Entered(Caller caller, CentreRun run)
    {
        var (ahead, simple) = (run.Waiting(caller.Queue), _simple[caller.Queue]);
        var mine = new Open(_oracle.Mean(caller, run), simple.Now(run.HeadSince(caller.Queue) is { } since ? run.Now - since : 0));
        mine.Risks.Add((double.NaN, _oracle.Risk(caller, ahead, run)));
        _open[CentreEvents.ContactName(caller)] = mine;
        _events.Entered(caller, run);
        Told?.Invoke(caller, mine.Forecast, mine.Oracle, run);
    }

    public void Looked(Caller caller, CentreRun run) =>
        _open[CentreEvents.ContactName(caller)].Risks.Add((double.NaN, _oracle.Risk(caller, run.Ahead(caller), run)));

    public void Answered(Caller caller, int agent, CentreRun run)
    {
        _simple[caller.Queue].Answered(run.Now - caller.At);
        _events.Answered(caller, agent, run);
        Waited(caller, run);
    }

    public void Completed(Caller caller, int agent, CentreRun run) => _events.Completed(caller, agent, run);

    public void Abandoned(Caller caller, CentreRun run)
    {
        _oracle.Abandoned(run);
        _events.Abandoned(caller, run);
    }

    public void WouldHaveBeenAnswered(Caller caller, CentreRun run) => Waited(caller, run);

    public void Staffed(int agent, int group, bool here, CentreRun run) => _events.Staffed(agent, group, here, run);

    private void Made(MadePrediction made)
    {
        if (!_open.TryGetValue(made.Contact, out var open)) return;
        if (made.ElapsedSeconds == 0) open.Forecast = made.Forecast;
        // Looks are made at the floor's own ages, in order; a look of the simulation may come after the floor's, or before.
        var look = made.ElapsedSeconds == 0 ? 0 : 1 + _centre.Looks.TakeWhile(l => l < made.ElapsedSeconds).Count();
        while (open.Told.Count <= look) open.Told.Add(double.NaN);
        open.Told[look] = made.Forecast.Risk;
    }

    private void Waited(Caller caller, CentreRun run)
    {
        if (!_open.Remove(CentreEvents.ContactName(caller), out var open)) return;
        if (_came++ < _unscored) return;
        Waits[caller.Queue].Add(open.Forecast, open.Oracle, open.Simple, run.Now - caller.At);
        for (var i = 0; i < Math.Min(open.Risks.Count, open.Told.Count); i++)
        {
            if (!double.IsNaN(open.Told[i])) Risks.Add((open.Told[i], open.Risks[i].Oracle, caller.Abandoned));
        }
    }

    private sealed class Open(double oracle, SimpleWaits simple)
    {
        public double Oracle { get; } = oracle;

        public SimpleWaits Simple { get; } = simple;

        public WaitForecast Forecast { get; set; }

        public List<(double Told, double Oracle)> Risks { get; } = [];

        public List<double> Told { get; } = [];
    }
}
