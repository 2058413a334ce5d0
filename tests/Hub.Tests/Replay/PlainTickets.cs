namespace QueueMonitor.Hub.Tests.Replay;

/// <summary>
/// The plain count of a ticket log: one ticket after the other, from its first row to its last. It knows no events, and one promise:
/// an answer within two days of eight hours, Monday to Friday from eight to four.
/// </summary>
internal sealed class PlainTickets(TimeZoneInfo zone)
{
    public long Tickets, Responses, ResponseMs, Resolved, Reopened, HandOvers, Holds, Answered, WaitMs, Promises, Kept;

    // Since when its customer waits, and since when the promise holds; null: neither.
    private long? _waits, _promised;
    private bool _over;

    /// <summary>A ticket of the help desk, in the order of time.</summary>
    public void AddHelpdesk(IReadOnlyList<(long At, string What, string Who)> rows)
    {
        Begin(rows[0].At);
        Holds += rows.Count(e => e.What == "Wait");
        var takes = rows.Where(e => e.What == "Take in charge ticket").ToList();
        HandOvers += takes.Zip(takes.Skip(1)).Count(pair => pair.First.Who != pair.Second.Who);
        if (takes.Count > 0) Respond(takes[0].At - rows[0].At);
        foreach (var (at, what, _) in rows)
        {
            if (what is "Resolve ticket" or "Closed")
            {
                End(isResolved: what == "Resolve ticket");
                continue;
            }

            if (_over) Return(at);
            if (what == "Take in charge ticket") Answer(at);
        }

        Leave();
    }

    /// <summary>An incident, in the order of its changes; a clock may stand behind.</summary>
    public void AddIncident(long opened, IReadOnlyList<(long At, string State, int Reopened, int Passed)> rows)
    {
        Begin(opened);
        HandOvers += rows.Max(r => r.Passed);
        var states = rows.Select(r => r.State).Where(s => s != "-100").ToList();
        Holds += states.Where((state, i) => IsHold(state) && (i == 0 || !IsHold(states[i - 1]))).Count();
        var (at, times, responded) = (opened, 0, false);
        foreach (var row in rows)
        {
            at = Math.Max(at, row.At);
            var isBack = row.Reopened > times;
            for (; times < row.Reopened; times++) Return(at);
            if (row.State is "-100" or "New" || isBack) continue;
            if (!responded) Respond(at - opened);
            responded = true;
            if (!_over) Answer(at);
            if (row.State is "Resolved" or "Closed") End(row.State == "Resolved");
        }

        Leave();

        static bool IsHold(string state) => state.StartsWith("Awaiting", StringComparison.Ordinal);
    }

    private void Begin(long at)
    {
        Tickets++;
        (_waits, _promised, _over) = (at, at, false);
    }

    private void Respond(long afterMs) => (Responses, ResponseMs) = (Responses + 1, ResponseMs + afterMs);

    private void Answer(long at)
    {
        if (_waits is { } since) (Answered, WaitMs) = (Answered + 1, WaitMs + at - since);
        if (_promised is { } from) (Promises, Kept) = (Promises + 1, Kept + (at <= Due(from) ? 1 : 0));
        (_waits, _promised) = (null, null);
    }

    // Nobody waits any more, and a promise that nobody kept is still one.
    private void End(bool isResolved)
    {
        if (isResolved && !_over) Resolved++;
        (_over, _waits) = (true, null);
    }

    private void Return(long at) => (Reopened, _over, _waits, _promised) = (Reopened + 1, false, at, _promised ?? at);

    private void Leave()
    {
        if (_promised is not null) Promises++;
    }

    private long Due(long from)
    {
        var left = 2 * 8 * 3_600_000L;
        for (var day = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(from), zone).Date; ; day = day.AddDays(1))
        {
            if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) continue;
            var begin = Math.Max(from, Ms(day.AddHours(8)));
            var open = Math.Max(0, Ms(day.AddHours(16)) - begin);
            if (left <= open) return begin + left;
            left -= open;
        }
    }

    private long Ms(DateTime local) => new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUnixTimeMilliseconds();
}
