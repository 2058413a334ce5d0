using System.Collections.Concurrent;
using QueueMonitor.Hub.Access;
using QueueMonitor.Hub.Boards;

namespace QueueMonitor.Hub.Screens;

/// <summary>
/// Connections of the live feed that have not said who they are: few, and none for long, so that whoever may not be here cannot take the place
/// of walls.
/// </summary>
internal sealed class Strangers(BoardClock clock)
{
    private readonly ConcurrentDictionary<string, ITimer> _here = new(StringComparer.Ordinal);

    public int Count => _here.Count;

    /// <param name="cut">Ends the connection, when it has stayed a stranger for too long or there are too many.</param>
    public void Come(string connection, Action cut)
    {
        if (_here.Count >= AccessLimits.StrangersMax)
        {
            cut();
            return;
        }

        _here[connection] = clock.Pace.CreateTimer(_ =>
        {
            if (Leave(connection)) cut();
        }, null, AccessLimits.StrangerFor, Timeout.InfiniteTimeSpan);
    }

    /// <summary>It said who it is, or went. False: it was no stranger.</summary>
    public bool Leave(string connection)
    {
        if (!_here.TryRemove(connection, out var timer)) return false;
        timer.Dispose();
        return true;
    }
}
