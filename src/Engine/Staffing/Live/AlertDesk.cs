using System.Text;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Staffing.Alerts;
using QueueMonitor.Engine.Staffing.Plans;

namespace QueueMonitor.Engine.Staffing.Live;

/// <summary>
/// Raises and ends the alerts of a site, keeps what people said of them, and how often each kind came true. Only queues whose promise was
/// confirmed raise any. Used by the engine loop only.
/// </summary>
internal sealed class AlertDesk
{
    /// <summary>A snooze that does not say how long.</summary>
    private const long SnoozeMs = 900_000;

    /// <summary>Alerts whose figures and remedies are worked out at one look, those that wait longest first, and fewer if their moves take too many
    /// states of the models (<see cref="AlertTeller.StatesMax"/>).</summary>
    private const int ToldMax = 6;

    private const long MinuteMs = 60_000;

    private static readonly int Kinds = Enum.GetValues<AlertKind>().Length;

    private readonly FloorParts _floor;
    private readonly StaffingDesk _desk;
    private readonly AlertBook _book = new();
    private readonly AlertCauses _causes;
    private readonly AlertTeller _teller;
    private readonly List<AlertEntry> _entries = [];
    private readonly List<AlertEntry> _watched = [];
    private readonly List<AlertEntry> _watching = [];
    private readonly List<AlertEntry> _spare = [];
    private readonly MoveOffers _offers;
    private readonly int[] _raised = new int[Kinds];
    private readonly int[] _known = new int[Kinds];
    private readonly int[] _true = new int[Kinds];

    public AlertDesk(FloorParts floor, StaffingDesk desk)
    {
        (_floor, _desk) = (floor, desk);
        _causes = new AlertCauses(floor, desk, _book);
        _teller = new AlertTeller(floor, desk);
        _offers = new MoveOffers(floor, desk, _teller);
    }

    /// <summary>Those that were raised, oldest first.</summary>
    public IReadOnlyList<AlertEntry> Entries => _entries;

    /// <summary>Causes that are only watched, and queues that can spare agents: gathered anew at each look.</summary>
    public IReadOnlyList<AlertEntry> Watched => _watched;

    /// <summary>The move that walls name: the giving queue stays on its goal, and nobody has said that it is dealt with. Null: none.</summary>
    public AlertEntry? BestMove(long now)
    {
        AlertEntry? best = null;
        foreach (var entry in _entries)
        {
            var remedy = entry.Remedy;
            var fits = entry.Severity != AlertSeverity.None && remedy.Kind == RemedyKind.Move && remedy.DonorServiceLevel >= remedy.DonorTarget
                && entry.StandingAt(now) is AlertStanding.Open or AlertStanding.Acknowledged;
            if (fits && (best is null || remedy.HarmAvoided > best.Remedy.HarmAvoided)) best = entry;
        }

        return best;
    }

    /// <summary>States of the models that the moves of the last look asked for.</summary>
    public int States => _teller.States;

    public QueueSignals SignalsOf(int queue) => _causes.SignalsOf(queue);

    public void Look(long now)
    {
        var leftOut = _book.LeftOut;
        foreach (var (cause, probability) in _causes.Look(now)) Take(cause, _book.Observe(cause, now, probability), now);
        if (_book.LeftOut > leftOut) _floor.Counts.AlertsLeftOut.Pass(now);
        Watch(now);
        var isShort = false;
        foreach (var entry in _entries)
        {
            if (entry.IsOver) Judge(entry, now);
            else isShort |= entry.Cause.Kind == AlertKind.Understaffed;
        }

        Tell(now);
        foreach (var entry in _entries)
        {
            if (entry.IsOver) continue;
            entry.Calm = _causes.IsCalm(entry.Cause, entry.Calm, entry.Figures.Missing);
            Renew(entry, now);
        }

        _offers.Look(now, IsUnderstaffed);
        if (!isShort) _spare.Clear();
        else if (_spare.Count == 0 || now % MinuteMs == 0) Spare(now);
        _watched.Clear();
        _watched.AddRange(_watching);
        _offers.Show(_watched);
        foreach (var entry in _spare)
        {
            if (!_watched.Exists(e => e.Cause == entry.Cause)) _watched.Add(entry);
        }
    }

    /// <summary>Somebody says what becomes of an alert. False: there is none of that name that stands.</summary>
    public bool Mark(AlertMark mark)
    {
        if (Find(mark.Alert) is not { IsOver: false } entry) return false;
        var now = _floor.Now;
        entry.Marked = mark.Action switch
        {
            AlertAction.Acknowledged => AlertStanding.Acknowledged,
            AlertAction.Snoozed => AlertStanding.Snoozed,
            AlertAction.Done => AlertStanding.Done,
            _ => AlertStanding.Open,
        };
        (entry.By, entry.MarkedAt) = (mark.By, now);
        entry.SnoozedUntil = mark.Action == AlertAction.Snoozed ? mark.Until > now ? mark.Until : now + SnoozeMs : 0;
        Note(entry, ActOf(mark.Action), now, mark.By, entry.SnoozedUntil);
        if (mark.Action is AlertAction.Acknowledged or AlertAction.Done) Act(entry, now);
        return true;
    }

    /// <summary>Somebody made a move that answers an alert.</summary>
    public void Moved(string alert, string by)
    {
        if (Find(alert) is not { IsOver: false } entry) return;
        (entry.By, entry.MarkedAt) = (by, _floor.Now);
        Note(entry, AlertActKind.Moved, _floor.Now, by);
        if (entry.Marked is AlertStanding.Open or AlertStanding.Snoozed) entry.Marked = AlertStanding.Acknowledged;
        Act(entry, _floor.Now);
    }

    public AlertRecord[] Record()
    {
        var records = new List<AlertRecord>();
        for (var kind = 0; kind < Kinds; kind++)
        {
            if (_raised[kind] > 0) records.Add(new AlertRecord((AlertKind)kind, _raised[kind], _known[kind], _true[kind]));
        }

        return [.. records];
    }

    /// <summary>Alerts raised since a moment.</summary>
    public AlertsToday Today(long since, double avoided)
    {
        var (alerts, acted) = (0, new List<double>());
        foreach (var entry in _entries)
        {
            if (entry.RaisedAt < since) continue;
            alerts++;
            if (entry.FirstActedAt > 0) acted.Add((entry.FirstActedAt - entry.RaisedAt) / 1000.0);
        }

        acted.Sort();
        double? median = acted.Count == 0 ? null : (acted[acted.Count / 2] + acted[(acted.Count - 1) / 2]) / 2;
        return new AlertsToday(alerts, acted.Count, median, double.IsNaN(avoided) ? null : avoided);
    }

    // One alert stands for all customers of a queue: what was said of those who were in it then is not said of who came after them.
    private void Renew(AlertEntry entry, long now)
    {
        if (entry.Marked is not (AlertStanding.Acknowledged or AlertStanding.Done) || _teller.NewestIn(entry.Cause) <= entry.MarkedAt) return;
        (entry.Marked, entry.Renewed) = (AlertStanding.Open, entry.Renewed + 1);
        Note(entry, AlertActKind.Renewed, now);
        _teller.Tell(entry, now);
    }

    private static AlertActKind ActOf(AlertAction action) => action switch
    {
        AlertAction.Acknowledged => AlertActKind.Acknowledged,
        AlertAction.Snoozed => AlertActKind.Snoozed,
        AlertAction.Done => AlertActKind.Done,
        _ => AlertActKind.Reopened,
    };

    private void Note(AlertEntry entry, AlertActKind kind, long now, string by = "", long until = 0)
    {
        if (!entry.Note(kind, now, by, until)) _floor.Counts.AlertActsLetGo++;
    }

    private static void Act(AlertEntry entry, long now)
    {
        if (entry.FirstActedAt == 0) entry.FirstActedAt = now;
    }

    private void Take(AlertCause cause, AlertNews news, long now)
    {
        var known = news == AlertNews.Nothing ? null : _entries.FindLast(e => e.Cause == cause);
        if (news == AlertNews.Raised || (known is null && news is AlertNews.Reopened or AlertNews.Flaps))
        {
            Add(new AlertEntry(IdOf(cause, now), cause, now));
            _raised[(int)cause.Kind]++;
        }
        else if (known is not null && news == AlertNews.Cleared)
        {
            (known.ClearedAt, known.Flaps) = (now, false);
            Note(known, AlertActKind.Ended, now);
        }
        else if (known is not null)
        {
            (known.ClearedAt, known.Flaps) = (0, news == AlertNews.Flaps);
            Note(known, AlertActKind.CameBack, now);
            // What was dealt with and is back is to be dealt with anew.
            if (known.Marked == AlertStanding.Done) known.Marked = AlertStanding.Open;
        }
    }

    private void Add(AlertEntry entry)
    {
        if (_entries.Count == EngineLimits.AlertsKept)
        {
            var oldest = _entries.FindIndex(e => e.IsOver);
            _entries.RemoveAt(oldest < 0 ? 0 : oldest);
        }

        entry.Before = _teller.Tally(entry);
        entry.JudgedFrom = entry.RaisedAt;
        Note(entry, AlertActKind.Raised, entry.RaisedAt);
        _entries.Add(entry);
    }

    // Some are known to have come true when they end, foretold ones when their time has passed.
    private void Judge(AlertEntry entry, long now)
    {
        if (entry.CameTrue >= 0 || entry.JudgedFrom < 0) return;
        if (_teller.CameTrue(entry, now) is not { } verdict) return;
        entry.JudgedFrom = -1;
        if (double.IsNaN(verdict)) return;
        entry.CameTrue = verdict > 0 ? 1 : 0;
        _known[(int)entry.Cause.Kind]++;
        _true[(int)entry.Cause.Kind] += entry.CameTrue;
    }

    private AlertEntry? Find(string id) => _entries.FindLast(e => e.Id == id) ?? _offers.Find(id) ?? _spare.Find(e => e.Id == id);

    // What it says and what would mend it costs models: at once when it is new, then each minute, never too many at one look.
    private void Tell(long now)
    {
        _teller.Begin();
        for (var told = 0; told < ToldMax && _teller.HasTime; told++)
        {
            AlertEntry? next = null;
            foreach (var entry in _entries) next = Sooner(next, entry, now);
            foreach (var entry in _watching) next = Sooner(next, entry, now);
            if (next is null) return;
            _teller.Tell(next, now);
        }
    }

    private static AlertEntry? Sooner(AlertEntry? next, AlertEntry entry, long now)
    {
        var isDue = !entry.IsOver && now - entry.ToldAt >= MinuteMs;
        return isDue && (next is null || entry.ToldAt < next.ToldAt) ? entry : next;
    }

    private void Watch(long now)
    {
        _watching.RemoveAll(e => !IsWatched(_book.Find(e.Cause)));
        foreach (var cause in _book.Alerts.Where(IsWatched).Select(a => a.Cause).Order())
        {
            if (!_watching.Exists(e => e.Cause == cause)) _watching.Add(new AlertEntry(IdOf(cause, 0), cause, now) { Marked = AlertStanding.Watch });
        }
    }

    private static bool IsWatched(Alert? alert) => alert is { State: AlertState.Watch, ClearedAt: null, RaisedAt: 0 };

    private bool IsUnderstaffed(int queue) =>
        _entries.Exists(e => !e.IsOver && e.Cause.Kind == AlertKind.Understaffed && e.Cause.Queues.Contains(_floor.Queues[queue].Name));

    private void Spare(long now)
    {
        // What was said of those that still can spare agents stands.
        var before = _spare.ToArray();
        _spare.Clear();
        for (var i = 0; i < _floor.Queues.Count; i++)
        {
            var spare = _floor.Queues[i] is { Open: true, Settings.PromiseConfirmed: true } queue && !_desk.IsStale(queue) ? _desk.Of(i).Spare() : 0;
            if (spare == 0) continue;
            var cause = new AlertCause(AlertKind.Spare, _floor.Queues[i].Name);
            var entry = Array.Find(before, e => e.Cause == cause) ?? new AlertEntry(IdOf(cause, 0), cause, now);
            _teller.Tell(entry, now);
            entry.Figures.Missing = spare;
            _spare.Add(entry);
        }
    }

    // Letters of what it is about, and a number: readable in a log, and no name of a queue in an address.
    internal static string IdOf(AlertCause cause, long raisedAt)
    {
        var hash = Hash64.Combine(Hash64.Of(Encoding.UTF8.GetBytes(cause.Subject)), Hash64.Combine((ulong)cause.Kind + 1, (ulong)raisedAt));
        return (char)('a' + (int)cause.Kind) + hash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture)[..10];
    }
}
