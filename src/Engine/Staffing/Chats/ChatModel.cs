using QueueMonitor.Engine.Staffing.Queueing;

namespace QueueMonitor.Engine.Staffing.Chats;

/// <summary>
/// A queue whose agents have up to κ chats at once. With j chats among n agents each has j/n of them, and a chat then lasts H(j/n),
/// so they end at j/H(j/n) a second; those beyond nκ wait and give up. The same line as in Erlang A, behind other servers.
/// </summary>
public sealed class ChatModel : QueueModel
{
    private readonly WaitingLine _line = new();
    private readonly double[] _handle;
    private readonly double _patience;

    /// <param name="handleSeconds">H(1) … H(κ): how long a chat lasts when its agent has so many at once; above 0.</param>
    /// <param name="patienceSeconds">Mean patience, above 0.</param>
    public ChatModel(ReadOnlySpan<double> handleSeconds, double patienceSeconds)
    {
        ArgumentOutOfRangeException.ThrowIfZero(handleSeconds.Length);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(patienceSeconds);
        foreach (var seconds in handleSeconds) ArgumentOutOfRangeException.ThrowIfNegativeOrZero(seconds, nameof(handleSeconds));
        (_handle, _patience) = (handleSeconds.ToArray(), patienceSeconds);
    }

    /// <summary>κ.</summary>
    public int Slots => _handle.Length;

    public override double HandleSeconds => _handle[0];

    public override double? PatienceSeconds => _patience;

    /// <summary>κ·H(1)/H(κ): how many times more an agent with all slots taken gets done than with one chat at a time.</summary>
    public override double LoadOfOneAgent => Slots * _handle[0] / _handle[^1];

    /// <summary>Occupancy is that of slots; a threshold is measured to the first answer, which is when a slot takes the chat.</summary>
    public override SteadyState? At(int agents, double arrivalsPerSecond, double thresholdSeconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(agents);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(arrivalsPerSecond);
        if (agents == 0) return SteadyState.Unstaffed(arrivalsPerSecond, _patience, thresholdSeconds);
        var full = agents * Slots;
        // Erlang B's recursion holds for any rate of ends that depends on the state alone.
        var (blocking, busy) = (1.0, 0.0);
        for (var j = 1; j <= full; j++)
        {
            blocking = ErlangB.Next(blocking, EndsPerSecond(j, agents), arrivalsPerSecond);
            busy = (busy * (1 - blocking)) + (j * blocking);
        }

        _line.Fill(EndsPerSecond(full, agents) * _patience, arrivalsPerSecond * _patience);
        var state = ErlangA.Of(_line, blocking, arrivalsPerSecond, _patience, thresholdSeconds);
        // Not all busy: the mean below full; all busy: every slot.
        var belowFull = blocking < 1 ? (busy - (full * blocking)) / (1 - blocking) : 0;
        var taken = ((1 - state.WaitShare) * belowFull) + (state.WaitShare * full);
        return state with { Occupancy = taken / full };
    }

    /// <summary>Mean length of a chat, by how many agents have at once on average (Little's law), seconds.</summary>
    public double MeanHandleSeconds(in SteadyState state, int agents, double arrivalsPerSecond) =>
        state.Occupancy * agents * Slots / (arrivalsPerSecond * (1 - state.AbandonShare));

    private double EndsPerSecond(int chats, int agents)
    {
        var each = (double)chats / agents;
        if (each <= 1) return chats / _handle[0];
        var below = Math.Min((int)each, Slots - 1);
        var seconds = _handle[below - 1] + ((each - below) * (_handle[Math.Min(below, Slots - 1)] - _handle[below - 1]));
        return chats / seconds;
    }
}
