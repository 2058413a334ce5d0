using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Hub.Wire;

/// <summary>What a board says of agents who are to go to another queue.</summary>
/// <param name="Until">They were asked to, and go back then; null: it is advised.</param>
/// <param name="Likely">Who will likely hang up within five minutes as it is, and as it would be; null: not told, or not fewer.</param>
internal sealed record BoardAdvice(string From, string To, int Agents, DateTimeOffset? Until, (int Before, int After)? Likely)
{
    /// <summary>
    /// What is advised; once somebody has asked for that move, or where nothing is advised, the newest move that runs, so that whoever reads the
    /// wall knows that help is on its way. Null: neither.
    /// </summary>
    public static BoardAdvice? Of(FloorSnapshot floor, Func<string, bool> isShown)
    {
        var advised = floor.Staffing?.Advice is { } one && isShown(one.To) && isShown(one.From)
            ? new BoardAdvice(one.From, one.To, one.Agents, null, LikelyOf(floor, one.To)) : null;
        foreach (var move in floor.Staffing?.Moves ?? [])
        {
            if (move.Until <= floor.AsOf || !isShown(move.To) || !isShown(move.From)) continue;
            if (advised is null || (move.From, move.To) == (advised.From, advised.To))
                return new BoardAdvice(move.From, move.To, move.Agents, move.Until, null);
        }

        return advised;
    }

    private static (int Before, int After)? LikelyOf(FloorSnapshot floor, string queue) =>
        floor.Queue(queue)?.Forecast is { Likely: { } before, LikelyRelieved: { } after } && after < before ? (before, after) : null;
}
