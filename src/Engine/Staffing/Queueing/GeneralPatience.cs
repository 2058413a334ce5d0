namespace QueueMonitor.Engine.Staffing.Queueing;

/// <summary>
/// M/M/n+G: any law of patience, by the building blocks of Mandelbaum and Zeltyn. The shape matters: people who hang up after an
/// announcement need other staffing than people as patient on average who hang up at any moment.
/// </summary>
/// <remarks>With g(t) = λH(t) − nμt the virtual wait of one who never gives up has density ∝ λe^(g(t)) beside the mass of no wait;
/// integrals over it, by 16-point Gauss–Legendre on panels in which g moves by at most 3, relative to the largest e^g seen, in one
/// pass, until e^−200 of it (or as far as is asked for). P(Ab) is taken as ∫ G·density, which has no cancellation. Within 1e-8 of 80
/// rows computed to 50 digits.</remarks>
public sealed class GeneralPatience : QueueModel
{
    private const double StepMax = 3;

    private static readonly double[] Nodes =
    [
        0.0950125098376374402, 0.2816035507792589132, 0.4580167776572273863, 0.6178762444026437484,
        0.7554044083550030339, 0.8656312023878317439, 0.9445750230732325761, 0.9894009349916499326,
    ];

    private static readonly double[] Weights =
    [
        0.1894506104550684963, 0.1826034150449235889, 0.1691565193950025382, 0.1495959888165767321,
        0.1246289712555338721, 0.0951585116824927848, 0.0622535239386478929, 0.0271524594117540949,
    ];

    private readonly IPatienceLaw _law;
    private readonly double _handle, _negligible;

    /// <param name="handleSeconds">AHT = 1/μ, above 0.</param>
    /// <param name="negligible">What is rarer than e to minus this is left out; above 0. Each step outwards costs the same, so that most of the
    /// work of an answer goes into what hardly ever happens.</param>
    public GeneralPatience(double handleSeconds, IPatienceLaw law, double negligible = 200)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(handleSeconds);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(negligible);
        (_handle, _law, _negligible) = (handleSeconds, law, negligible);
    }

    public override double HandleSeconds => _handle;

    public override double? PatienceSeconds => _law.MeanSeconds;

    public override SteadyState? At(int agents, double arrivalsPerSecond, double thresholdSeconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(agents);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(arrivalsPerSecond);
        if (agents == 0)
        {
            return SteadyState.Unstaffed(arrivalsPerSecond, _law.MeanSeconds, thresholdSeconds) with
            {
                LateShare = _law.Left(thresholdSeconds),
            };
        }

        var all = Integrate(agents, arrivalsPerSecond, thresholdSeconds);
        var load = arrivalsPerSecond * _handle;
        // λJ / (1/B(n−1) + λJ) by logarithms: either may be beyond the range of a double.
        var blocking = ErlangB.Blocking(agents - 1, load);
        var odds = Math.Log(arrivalsPerSecond * all.Whole) + all.Log + Math.Log(blocking);
        var waits = blocking == 0 ? 0 : 1 / (1 + Math.Exp(-odds));
        var none = blocking == 0 ? 1 : 1 / (1 + Math.Exp(odds));
        var abandoned = waits * all.Gone / all.Whole;
        var mean = waits * all.Waited / all.Whole;
        return new SteadyState
        {
            WaitShare = waits,
            AbandonShare = abandoned,
            MeanWaitSeconds = mean,
            MeanWaitOfDelayedSeconds = all.Waited / all.Whole,
            AnsweredWaitSeconds = waits * all.Answered / all.Whole,
            OfferedWaitSeconds = waits * all.Offered / all.Whole,
            LateShare = waits * _law.Left(thresholdSeconds) * all.WholeAfter / all.Whole,
            AnsweredInTime = none + (waits * all.LeftBefore / all.Whole),
            Waiting = arrivalsPerSecond * mean,
            Occupancy = load * (1 - abandoned) / agents,
        };
    }

    private Sums Integrate(int agents, double arrivals, double threshold)
    {
        var (sums, rate) = (default(Sums), agents / _handle);
        var edges = _law.Edges;
        var (t, g, step, edge) = (0.0, 0.0, 1 / rate, 1);
        while (g > sums.Log - _negligible || arrivals * _law.Left(t) > rate)
        {
            while (edge < edges.Length && edges[edge] <= t) edge++;
            var end = edge < edges.Length ? edges[edge] : double.PositiveInfinity;
            if (t < threshold) end = Math.Min(end, threshold);
            step *= 2;
            var next = Math.Min(end, t + step);
            var (half, far) = (Level(t + ((next - t) / 2)), Level(next));
            while (Math.Abs(half - g) > StepMax || Math.Abs(far - g) > StepMax)
            {
                next = t + ((next - t) / 2);
                (far, half) = (half, Level(t + ((next - t) / 2)));
            }

            if (next <= t) break;
            sums.Raise(Math.Max(half, Math.Max(g, far)));
            Panel(ref sums, t, next, t < threshold);
            (step, t, g) = (next - t, next, far);
        }

        return sums;

        double Level(double at) => (arrivals * _law.MeanUpTo(at)) - (rate * at);

        void Panel(ref Sums into, double from, double to, bool early)
        {
            var (middle, radius) = ((from + to) / 2, (to - from) / 2);
            for (var i = 0; i < Nodes.Length; i++)
            {
                Point(ref into, middle - (radius * Nodes[i]), radius * Weights[i], early);
                Point(ref into, middle + (radius * Nodes[i]), radius * Weights[i], early);
            }
        }

        void Point(ref Sums into, double at, double weight, bool early)
        {
            var upTo = _law.MeanUpTo(at);
            var left = _law.Left(at);
            var mass = weight * Math.Exp((arrivals * upTo) - (rate * at) - into.Log);
            into.Whole += mass;
            into.Gone += mass * _law.Gone(at);
            into.Waited += mass * upTo;
            into.Offered += mass * at;
            into.Answered += mass * left * at;
            if (early) into.LeftBefore += mass * left;
            else into.WholeAfter += mass;
        }
    }

    // Integrals over e^(g − Log).
    private struct Sums
    {
        public double Log, Whole, WholeAfter, LeftBefore, Gone, Waited, Offered, Answered;

        public void Raise(double log)
        {
            if (log <= Log) return;
            var scale = Math.Exp(Log - log);
            (Log, Whole, WholeAfter, LeftBefore) = (log, Whole * scale, WholeAfter * scale, LeftBefore * scale);
            (Gone, Waited, Offered, Answered) = (Gone * scale, Waited * scale, Offered * scale, Answered * scale);
        }
    }
}
