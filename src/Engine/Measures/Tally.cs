using System.Runtime.CompilerServices;
using QueueMonitor.Engine.Events;

namespace QueueMonitor.Engine.Measures;

/// <summary>One value of every <see cref="Figure"/>.</summary>
[InlineArray(Length)]
internal struct Tally
{
    public const int Length = (int)Figure.Left + LeftReasons.Count;

    private long _first;

    /// <summary>What came between two moments: the tally at the later one less that at the earlier one.</summary>
    public static Tally Between(in Tally earlier, in Tally later)
    {
        Tally difference = default;
        for (var i = 0; i < Length; i++) difference[i] = later[i] - earlier[i];
        return difference;
    }

    public readonly long Of(Figure figure) => this[(int)figure];

    public readonly long LeftTotal()
    {
        long sum = 0;
        for (var i = (int)Figure.Left; i < Length; i++) sum += this[i];
        return sum;
    }

    /// <summary>Who came in and has not gone out: those who wait, by the ledger.</summary>
    public readonly long Balance() => Of(Figure.Offered) - Of(Figure.Answered) - Of(Figure.Abandoned) - Of(Figure.ShortAbandoned)
        - LeftTotal() - Of(Figure.Moved) - Of(Figure.Lost);
}
