using QueueMonitor.Engine.Forecasts.Patience;
using QueueMonitor.Engine.Images;
using QueueMonitor.Engine.Staffing.Alerts;
using QueueMonitor.Engine.Staffing.Chats;
using QueueMonitor.Engine.Staffing.Queueing;

namespace QueueMonitor.Engine.Staffing.Live;

/// <summary>
/// What a queue's curve of capacity was worked out for. It stands until handle time, patience or goal have moved by so much that the
/// answer could be another; curves themselves are worked out again after a restart. Never changed. Used by the engine loop only.
/// </summary>
internal sealed class ModelSpec(StaffingGoal goal, double handleSeconds, double[] patienceRates, double[] chatSeconds, long at)
{
    /// <summary>It stands for so long at least, but for another goal.</summary>
    private const long StandsMs = 300_000;

    /// <summary>How far handle time may move, as a share, before a curve is worked out anew: what is asked of it is told in its own terms. Of
    /// patience, how many more of a hundred may have hung up at any time.</summary>
    private const double StandsWithin = 0.05, PatienceStandsWithin = 0.02;

    /// <summary>λ*(n) as near as matters beside what is known of demand.</summary>
    private const double Precision = 1e-3;

    /// <summary>What happens less often than once in 10^13 (e^−30) moves no figure that is shown.</summary>
    private const double Negligible = 30;

    /// <summary>Mean patience where nothing was seen: the same as is assumed before any wait has ended.</summary>
    private const double UsualPatienceSeconds = 400;

    // Patience by fewer buckets than it is measured in: what is within them does not move the number of agents.
    private static readonly double[] Edges = [0, 5, 15, 30, 60, 120, 240, 600];

    [NotKept("worked out again from the rest")]
    private ShortageOdds? _odds;

    public StaffingGoal Goal { get; } = goal;

    /// <summary>Of one contact, of an agent who does nothing else.</summary>
    public double HandleSeconds { get; } = handleSeconds;

    /// <summary>Who gives up a second, bucket by bucket; empty: nothing was measured.</summary>
    public double[] PatienceRates { get; } = patienceRates;

    /// <summary>H(1) … H(κ) of a chat; empty: one contact at a time.</summary>
    public double[] ChatSeconds { get; } = chatSeconds;

    public ShortageOdds Odds => _odds ??= new ShortageOdds(Model(), Goal, Precision);

    public CapacityCurve Curve => Odds.Curve;

    /// <summary>Whether it stands without a closer look.</summary>
    public bool IsFresh(StaffingGoal wanted, long now) => wanted == Goal && now - at < StandsMs;

    /// <summary>Whether it still stands for what is known now, its goal being the same.</summary>
    public bool Stands(double handleSeconds, double[] patienceRates, double[] chatSeconds) =>
        Near(handleSeconds, HandleSeconds, StandsWithin) && Patient(patienceRates, PatienceRates)
        && Near(chatSeconds, ChatSeconds, StandsWithin);

    /// <summary>What was measured of patience, in few buckets.</summary>
    /// <param name="hazard">Null: nothing was.</param>
    public static double[] Patience(Hazard? hazard)
    {
        if (hazard is null) return [];
        var rates = new double[Edges.Length];
        for (var i = 0; i < Edges.Length; i++)
        {
            var to = i + 1 < Edges.Length ? Edges[i + 1] : Edges[i] * 2;
            rates[i] = (hazard.Cumulative(to) - hazard.Cumulative(Edges[i])) / (to - Edges[i]);
        }

        return rates;
    }

    private static bool Near(double[] now, double[] then, double within)
    {
        if (now.Length != then.Length) return false;
        for (var i = 0; i < now.Length; i++)
        {
            if (!Near(now[i], then[i], within)) return false;
        }

        return true;
    }

    // By those who would have hung up by then: single buckets move with every few who give up.
    private static bool Patient(double[] now, double[] then)
    {
        if (now.Length != then.Length) return false;
        var (gone, before) = (0.0, 0.0);
        for (var i = 0; i + 1 < now.Length; i++)
        {
            (gone, before) = (gone + (now[i] * (Edges[i + 1] - Edges[i])), before + (then[i] * (Edges[i + 1] - Edges[i])));
            if (Math.Abs(Math.Exp(-gone) - Math.Exp(-before)) > PatienceStandsWithin) return false;
        }

        return true;
    }

    private static bool Near(double now, double then, double within) => Math.Abs(now - then) <= within * then;

    private QueueModel Model()
    {
        var law = PatienceRates.Length == 0 ? null : new MeasuredPatience(Edges, PatienceRates);
        if (ChatSeconds.Length > 0) return new ChatModel(ChatSeconds, law?.MeanSeconds ?? UsualPatienceSeconds);
        return law is null ? new ErlangA(HandleSeconds, UsualPatienceSeconds) : new GeneralPatience(HandleSeconds, law, Negligible);
    }
}
