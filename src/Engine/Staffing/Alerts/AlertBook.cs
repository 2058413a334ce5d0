namespace QueueMonitor.Engine.Staffing.Alerts;

/// <summary>
/// The alerts of a site: one for each cause, raised and cleared with holds, opened again rather than made anew within half an hour, and held
/// open with one notice when it has come back three times within an hour. Bounded: of those that are over, the longest over goes first. Used
/// by one thread; allocates nothing while nothing changes.
/// </summary>
public sealed class AlertBook
{
    /// <summary>Alerts and watched causes kept.</summary>
    public const int AlertsMax = 1_000;

    public const long ReopenWithinMs = 1_800_000, FlapWithinMs = 3_600_000, QuietAfterMs = 3_600_000;
    public const int FlapsFrom = 3;

    private sealed class Line
    {
        public required Alert Alert;
        public HeldAlert Held;
        public long FirstReopen, QuietSince = long.MaxValue;
        public int ReopenedLately;
    }

    private readonly Dictionary<AlertCause, Line> _lines = [];

    /// <summary>Alerts left out since there was no room; they stand, and nobody was told of them.</summary>
    public long LeftOut { get; private set; }

    /// <summary>Those raised, watched, and over for not too long; in no order.</summary>
    public IEnumerable<Alert> Alerts => _lines.Values.Where(l => l.Alert.RaisedAt > 0 || l.Alert.State == AlertState.Watch).Select(l => l.Alert);

    public Alert? Find(AlertCause cause) => _lines.TryGetValue(cause, out var line) ? line.Alert : null;

    /// <summary>How likely the cause holds, every few seconds.</summary>
    /// <param name="now">Milliseconds, above 0, never less than before.</param>
    /// <param name="probability">0 to 1; NaN: not known.</param>
    public AlertNews Observe(AlertCause cause, long now, double probability)
    {
        if (!_lines.TryGetValue(cause, out var line))
        {
            if (!(probability > HeldAlert.WatchAbove)) return AlertNews.Nothing;
            if (!MakeRoom())
            {
                LeftOut++;
                return AlertNews.Nothing;
            }

            line = _lines[cause] = new Line { Alert = new Alert { Cause = cause, State = AlertState.Quiet } };
        }

        var changed = line.Held.Observe(now, probability);
        if (line.Alert.Flaps) return WhileFlapping(line, now);
        if (!changed)
        {
            if (line.Alert.State != line.Held.State) line.Alert = line.Alert with { State = line.Held.State };
            return AlertNews.Nothing;
        }

        return line.Held.State == AlertState.Raised ? Raise(line, now) : Clear(line, now);
    }

    private static AlertNews Raise(Line line, long now)
    {
        var before = line.Alert;
        if (before.ClearedAt is not { } cleared || now - cleared > ReopenWithinMs)
        {
            line.ReopenedLately = 0;
            line.Alert = before with { State = AlertState.Raised, RaisedAt = now, ClearedAt = null, Reopened = 0 };
            return AlertNews.Raised;
        }

        if (line.ReopenedLately == 0 || now - line.FirstReopen > FlapWithinMs) (line.ReopenedLately, line.FirstReopen) = (0, now);
        var flaps = ++line.ReopenedLately >= FlapsFrom;
        line.QuietSince = long.MaxValue;
        line.Alert = before with { State = AlertState.Raised, ClearedAt = null, Reopened = before.Reopened + 1, Flaps = flaps };
        return flaps ? AlertNews.Flaps : AlertNews.Reopened;
    }

    private static AlertNews Clear(Line line, long now)
    {
        line.Alert = line.Alert with { State = line.Held.State, ClearedAt = now };
        return AlertNews.Cleared;
    }

    private static AlertNews WhileFlapping(Line line, long now)
    {
        if (line.Held.State == AlertState.Raised)
        {
            line.QuietSince = long.MaxValue;
            return AlertNews.Nothing;
        }

        line.QuietSince = Math.Min(line.QuietSince, now);
        if (now - line.QuietSince < QuietAfterMs) return AlertNews.Nothing;
        line.ReopenedLately = 0;
        line.Alert = line.Alert with { State = line.Held.State, ClearedAt = now, Flaps = false };
        return AlertNews.Cleared;
    }

    private bool MakeRoom()
    {
        if (_lines.Count < AlertsMax) return true;
        Line? oldest = null;
        foreach (var line in _lines.Values)
        {
            var isOver = line.Alert.State == AlertState.Quiet && !line.Alert.Flaps;
            if (isOver && (oldest is null || (line.Alert.ClearedAt ?? 0) < (oldest.Alert.ClearedAt ?? 0))) oldest = line;
        }

        return oldest is not null && _lines.Remove(oldest.Alert.Cause);
    }
}
