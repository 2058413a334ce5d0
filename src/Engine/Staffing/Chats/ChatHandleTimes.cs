namespace QueueMonitor.Engine.Staffing.Chats;

/// <summary>
/// H(c) as measured: the time that chats spent beside c − 1 others of their agent, by how many of them ended there. A level seldom seen
/// follows the one below it, longer by what the level says in proportion to what was seen. Used by one thread.
/// </summary>
public sealed class ChatHandleTimes
{
    /// <summary>Chats at once that are told apart; more count as this many.</summary>
    public const int LevelsMax = 12;

    /// <summary>Ends behind what is assumed before any was seen.</summary>
    private const double PriorEnds = 5;

    private readonly double[] _seconds = new double[LevelsMax];
    private readonly double[] _ends = new double[LevelsMax];
    private readonly double _first;

    /// <param name="firstSeconds">What one chat alone is taken to last before any was seen.</param>
    public ChatHandleTimes(double firstSeconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(firstSeconds);
        _first = firstSeconds;
    }

    /// <summary>An agent had so many chats for so long: each of them got older.</summary>
    public void Spent(int chats, double seconds)
    {
        if (chats > 0 && seconds > 0) _seconds[Level(chats)] += chats * seconds;
    }

    /// <summary>A chat ended while its agent had so many, this one among them.</summary>
    public void Ended(int chats) => _ends[Level(chats)]++;

    /// <summary>H(c) in seconds; never shorter than with one chat fewer.</summary>
    public double HandleSeconds(int chats)
    {
        var level = Level(chats);
        var before = _first;
        for (var c = 0; c <= level; c++)
        {
            var measured = (_seconds[c] + (PriorEnds * before)) / (_ends[c] + PriorEnds);
            before = c == 0 ? measured : Math.Max(before, measured);
        }

        return before;
    }

    /// <summary>Mean length of the chats that ended, whatever stood beside them; that of the first while none has.</summary>
    public double MeanSeconds
    {
        get
        {
            var (seconds, ends) = (PriorEnds * _first, PriorEnds);
            for (var c = 0; c < LevelsMax; c++) (seconds, ends) = (seconds + _seconds[c], ends + _ends[c]);
            return seconds / ends;
        }
    }

    private static int Level(int chats) => Math.Clamp(chats, 1, LevelsMax) - 1;
}
