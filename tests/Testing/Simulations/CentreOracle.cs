using QueueMonitor.Engine.Forecasts;
using QueueMonitor.Engine.Forecasts.Risk;

namespace QueueMonitor.Testing.Simulations;

/// <summary>
/// Somebody who knows a centre's laws and sees its lines: with one group and exponential times and patience the mean is the exact
/// one, which nobody can beat in squared error (QL_m of Ibrahim and Whitt).
/// </summary>
public sealed class CentreOracle(SimulatedCentre centre)
{
    private int _abandoned;
    private double _waited, _waitedUntil;

    /// <summary>Those who gave up so far, over the time that all have waited: the rate that a law without memory would have.</summary>
    private double GivingUp => (0.5 + _abandoned) / ((0.5 * 400) + _waited);

    public void Abandoned(CentreRun run)
    {
        Pass(run);
        _abandoned++;
    }

    /// <summary>The mean wait of one who joins now, in seconds: behind all of its own queue and those that go first, at the pace that those leave.</summary>
    public double Mean(Caller caller, CentreRun run)
    {
        Pass(run);
        var own = centre.Queues[caller.Queue];
        var (ahead, pace) = (0.0, 0.0);
        for (var g = 0; g < centre.Groups.Count; g++)
        {
            if (centre.Groups[g].Serves.Contains(caller.Queue)) pace += run.Here(g) / centre.Service.Mean;
        }

        for (var q = 0; q < centre.Queues.Count; q++)
        {
            if (q != caller.Queue && !GoesFirst(q, caller.Queue)) continue;
            ahead += run.Waiting(q);
            // Whoever comes later and goes first anyway takes agents away.
            if (q != caller.Queue && !centre.Groups[0].LongestFirst) pace -= centre.Queues[q].Rate(run.Now);
        }

        return PositionWait.Mean(ahead, Math.Max(pace, 0.1 * run.Here(0) / centre.Service.Mean), 1 / own.Patience.Mean);
    }

    /// <summary>The chance that one behind so many gives up, by the true law of patience.</summary>
    public double Risk(Caller caller, int ahead, CentreRun run)
    {
        Pass(run);
        var (mean, variance, rate) = (0.0, 0.0, run.Here(0) / centre.Service.Mean);
        for (var i = 0; i <= ahead; i++)
        {
            var stage = 1 / (rate + (i * GivingUp));
            (mean, variance) = (mean + stage, variance + (stage * stage));
        }

        var (law, wait, elapsed, stays) = (centre.Queues[caller.Queue].Patience, RemainingWait.OfMoments(mean, variance), run.Now - caller.At, 0.0);
        for (var i = 0; i < RemainingWait.Points; i++) stays += RemainingWait.Weight(i) * law.Survival(elapsed + wait[i]);
        return 1 - (stays / law.Survival(elapsed));
    }

    private bool GoesFirst(int other, int own) => centre.Groups.Any(g =>
        g.Serves.Contains(own) && g.Serves.Contains(other) && (g.LongestFirst || Rank(g, other) < Rank(g, own)));

    private static int Rank(SimulatedGroup group, int queue) => group.Serves.TakeWhile(q => q != queue).Count();

    private void Pass(CentreRun run)
    {
        _waited += run.WaitingInAll * (run.Now - _waitedUntil);
        _waitedUntil = run.Now;
    }
}
