using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace QueueMonitor.Engine.Forecasts.Risk;

/// <summary>The inputs of the learner, on one scale, and what was said on them: kept until it is known how it ended.</summary>
internal struct RiskInputs
{
    public const int Count = Scaled + 4;

    /// <summary>Those brought to one scale by <see cref="RunningScale"/>; the four before them have a scale of their own.</summary>
    public const int Scaled = 9;

    private Values _values;

    /// <summary>Log-odds by the formula alone.</summary>
    public double Structural;

    /// <summary>Log-odds by the learner, before recalibration.</summary>
    public double Learned;

    /// <summary>As it was told.</summary>
    public double Risk;

    /// <summary>Which recalibration it belongs to, by how long it had waited.</summary>
    public int Stage;

    [InlineArray(Count)]
    private struct Values
    {
        private double _first;
    }

    [UnscopedRef]
    public readonly ReadOnlySpan<double> All => _values;

    /// <summary>Writes the inputs down as they are.</summary>
    /// <param name="risk">By the formula.</param>
    public void Take(in RiskSituation now, double risk)
    {
        Structural = Odds.Log(risk);
        Stage = StageOf(now.ElapsedSeconds);
        Span<double> to = _values;
        to[0] = 1;
        to[1] = Structural;
        to[2] = Math.Log((100 * now.Patience.Rate(now.ElapsedSeconds)) + 0.02);
        to[3] = Math.Log(now.Frailty);
        to[4] = Math.Log(1 + now.EarlierContacts);
        to[5] = Long(now.PredictedSeconds);
        to[6] = Math.Log(1 + now.Ahead);
        to[7] = Math.Log(1 + now.WaitingInAll);
        to[8] = Long(now.LongestSeconds);
        to[9] = Long(now.ElapsedSeconds);
        to[10] = now.Priority;
        var turn = now.At % 86_400_000 / 86_400_000.0 * 2 * Math.PI;
        to[11] = Math.Sin(turn);
        to[12] = Math.Cos(turn);
    }

    /// <summary>The inputs that want one scale.</summary>
    [UnscopedRef]
    public Span<double> ToScale => ((Span<double>)_values)[(Count - Scaled)..];

    /// <summary>Stages of a wait that are recalibrated apart: those begun before 15, 45, 90 and 180 s, and after.</summary>
    public const int Stages = 5;

    public static int StageOf(double elapsedSeconds) => elapsedSeconds switch
    {
        < 15 => 0,
        < 45 => 1,
        < 90 => 2,
        < 180 => 3,
        _ => 4,
    };

    private static double Long(double seconds) => Math.Log(1 + (Math.Max(0, seconds) / 10));
}
