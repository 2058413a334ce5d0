using Microsoft.AspNetCore.SignalR;
using QueueMonitor.Hub.Boards;

namespace QueueMonitor.Hub.Staffing;

/// <summary>A connection that follows staffing. Sending returns at once; what it cannot take, it is told by a gap in the numbers.</summary>
internal interface IStaffingLine
{
    Task Send(RawJson message);
}

/// <summary>A page on <c>/hubs/live</c>.</summary>
internal sealed class StaffingSignalRLine(ISingleClientProxy page) : IStaffingLine
{
    public Task Send(RawJson message) => page.SendCoreAsync("staffing", [message]);
}

/// <summary>
/// Staffing as it changes, to all who have joined: at most once a second, whole rows of queues that changed, and every few seconds in any case,
/// so that silence means that the connection is gone. One task a site, while somebody follows it.
/// </summary>
internal sealed class LiveStaffing(ISiteFeeds feeds, PlanMemory plans, BoardClock clock) : IDisposable
{
    /// <summary>Those who follow staffing at once: a planner or two a team, not a wall each.</summary>
    public const int LinesMax = 1_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, SiteStaffingFeed> _sites = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _end = new();
    private int _lines;

    /// <summary>The whole of a site's staffing; from the moment that it stands in the connection's buffer the line gets what changes.</summary>
    /// <exception cref="JoinRefusedException">There is no such site, or no room.</exception>
    public RawJson Join(string site, IStaffingLine line)
    {
        lock (_gate)
        {
            if (feeds.Find(site) is not { } feed) throw LiveBoards.UnknownSite(site);
            if (feed.Recovering)
                throw new JoinRefusedException(JoinRefusal.Recovering, $"The monitor of site \"{site}\" has just started. Come again in "
                    + "some seconds.");
            if (_lines >= LinesMax)
                throw new JoinRefusedException(JoinRefusal.TooManyWalls, $"{LinesMax} pages follow staffing, which is the limit. Close "
                    + "some of them.");
            if (!_sites.TryGetValue(site, out var there)) _sites[site] = there = new SiteStaffingFeed(feed, plans, clock);
            _lines++;
            return there.Join(line, _end.Token);
        }
    }

    /// <summary>Harmless when it was not there.</summary>
    public void Leave(string site, IStaffingLine line)
    {
        lock (_gate)
        {
            if (!_sites.TryGetValue(site, out var there) || !there.Leave(line)) return;
            _lines--;
            if (there.IsEmpty && _sites.Remove(site)) there.Dispose();
        }
    }

    public void Dispose()
    {
        _end.Cancel();
        lock (_gate) foreach (var site in _sites.Values) site.Dispose();
        _end.Dispose();
    }
}
