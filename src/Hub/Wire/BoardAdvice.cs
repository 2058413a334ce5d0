using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Hub.Wire;

/// <summary>What a board says of agents who are to go to another queue.</summary>
/// <param name="Until">They were asked to, and go back then; null: it is advised.</param>
internal sealed record BoardAdvice(string From, string To, int Agents, DateTimeOffset? Until)
{
    /// <summary>
    /// What is advised; once somebody has asked for that move, or where nothing is advised, the newest move that runs, so that whoever reads the
    /// wall knows that help is on its way. Null: neither.
    /// </summary>
    public static BoardAdvice? Of(FloorSnapshot floor, Func<string, bool> isShown)
    {
        var advised = floor.Staffing?.Advice is { } one && isShown(one.To) && isShown(one.From)
            ? new BoardAdvice(one.From, one.To, one.Agents, null) : null;
        foreach (var move in floor.Staffing?.Moves ?? [])
        {
            if (move.Until <= floor.AsOf || !isShown(move.To) || !isShown(move.From)) continue;
            if (advised is null || (move.From, move.To) == (advised.From, advised.To)) return new BoardAdvice(move.From, move.To, move.Agents, move.Until);
        }

        return advised;
    }
}
