using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Forecasts.Patience;
using QueueMonitor.Engine.Forecasts.Risk;

namespace QueueMonitor.Testing.Simulations;

/// <summary>
/// Lets the risk forecaster watch a simulated centre with one queue and one group, and beside it somebody who knows the true law
/// of patience (the oracle). Both are given the same remaining wait: k others ahead, agents known, the rate of giving up as observed.
/// </summary>
public sealed class RiskTrial(SimulatedCentre centre) : ICentreWatcher
{
    private readonly RiskForecaster _risks = new();
    private readonly Dictionary<Caller, Open> _open = [];
    private double _waited;
    private double _waitedUntil;
    private int _abandoned;

    /// <summary>What was told at entry and at each look, what the oracle said then, and whether they hung up.</summary>
    public List<(double Told, double Oracle, bool Abandoned)> Cases { get; } = [];

    private Hazard Patience => _risks.Patience.Of(0, MediaType.Voice, 0);

    private double GivingUp => (0.5 + _abandoned) / ((0.5 * 400) + _waited);

    public static RiskTrial Run(SimulatedCentre centre)
    {
        var trial = new RiskTrial(centre);
        CentreRun.Play(centre, trial);
        return trial;
    }

    public void Entered(Caller caller, CentreRun run)
    {
        Pass(run);
        Say(caller, _open[caller] = new Open(), run);
    }

    public void Looked(Caller caller, CentreRun run)
    {
        Pass(run);
        Say(caller, _open[caller], run);
    }

    public void Answered(Caller caller, int agent, CentreRun run) => End(caller, run, abandoned: false);

    public void Abandoned(Caller caller, CentreRun run)
    {
        End(caller, run, abandoned: true);
        _abandoned++;
    }

    private static long Milliseconds(CentreRun run) => (long)(run.Now * 1000);

    private void Say(Caller caller, Open open, CentreRun run)
    {
        // At entry the caller is not in the line yet, and all who wait are ahead.
        var elapsed = run.Now - caller.At;
        var ahead = elapsed > 0 ? run.Ahead(caller) : run.Waiting(caller.Queue);
        var (mean, variance, rate) = (0.0, 0.0, run.Staffed(0) / centre.Service.Mean);
        for (var i = 0; i <= ahead; i++)
        {
            var stage = 1 / (rate + (i * GivingUp));
            (mean, variance) = (mean + stage, variance + (stage * stage));
        }

        var wait = RemainingWait.OfMoments(mean, variance);
        RiskForecaster.Waits(Patience, open.Counted, elapsed, Milliseconds(run));
        open.Counted = elapsed;
        var told = _risks.Learner.Predict(new RiskSituation
        {
            Patience = Patience, Wait = wait, PredictedSeconds = mean, ElapsedSeconds = elapsed, Ahead = ahead,
            WaitingInAll = run.Waiting(caller.Queue), LongestSeconds = run.HeadSince(caller.Queue) is { } since ? run.Now - since : 0,
            Frailty = 1, At = Milliseconds(run),
        }, out var inputs);
        open.Said.Add((inputs, told.Risk, Oracle(elapsed, wait)));
    }

    private double Oracle(double elapsed, in RemainingWait wait)
    {
        var (law, stays) = (centre.Queues[0].Patience, 0.0);
        for (var i = 0; i < RemainingWait.Points; i++) stays += RemainingWait.Weight(i) * law.Survival(elapsed + wait[i]);
        return 1 - (stays / law.Survival(elapsed));
    }

    private void End(Caller caller, CentreRun run, bool abandoned)
    {
        Pass(run);
        if (!_open.Remove(caller, out var open)) return;
        _risks.Ended(Patience, 0, open.Counted, run.Now - caller.At, abandoned, Milliseconds(run));
        foreach (var (inputs, told, oracle) in open.Said)
        {
            _risks.Learner.Learn(inputs, abandoned, Milliseconds(run));
            Cases.Add((told, oracle, abandoned));
        }
    }

    private void Pass(CentreRun run)
    {
        _waited += _open.Count * (run.Now - _waitedUntil);
        _waitedUntil = run.Now;
    }

    private sealed class Open
    {
        public double Counted { get; set; }

        public List<(RiskInputs Inputs, double Told, double Oracle)> Said { get; } = [];
    }
}
