using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Promises;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Testing.Reference;

/// <summary>RULES.md, section 15: what becomes of promises.</summary>
internal sealed partial class LifeFold
{
    // Whatever is due before a moment is broken by then.
    private void Break(long at)
    {
        foreach (var vow in _life.Vows.Where(v => v.Runs && v.Due < at))
        {
            vow.Broken = new Fact(vow.Queue, FactKind.PromiseBroken, vow.Due);
            _life.Facts.Add(vow.Broken);
        }
    }

    private void Vowed(Receipt entry)
    {
        foreach (var general in _life.Vows.Where(v => v is { Open: true, ByQueue: true, Broken: null })) general.Open = false;
        Vow(entry.Event.Promised!.Value, byQueue: false, _life.LastQueue, entry.At, entry);
    }

    private void Vow(PromiseTerms terms, bool byQueue, string? queue, long since, Receipt entry) =>
        _life.Vows.Add(new Vow { Terms = terms, ByQueue = byQueue, Queue = queue, Since = since, Due = DueOf(terms, queue, since, entry) });

    private long DueOf(PromiseTerms terms, string? queue, long from, Receipt entry)
    {
        if (terms.Kind == PromiseKind.Due) return terms.Moment;
        var (zone, hours) = queue is null ? (settings.Site(entry.Seq).Zone, WeeklyHours.Office)
            : (SettingsOf(queue, entry).Zone, SettingsOf(queue, entry).OpeningHours);
        if (terms.Kind == PromiseKind.Before) return WorkingDays.NextTime(from, terms.Minute, hours, zone);
        return terms.Span.IsWorkingTime
            ? WorkingDays.Later(from, terms.Span.WorkingDays, hours, zone)
            : from + (long)terms.Span.Duration.TotalMilliseconds;
    }

    private void VisitBegan(string queue, Receipt entry, bool again)
    {
        var open = _life.Vows.Where(v => v.Open).ToArray();
        foreach (var vow in open) vow.Queue = queue;
        if (open.Length > 0) return;
        var set = SettingsOf(queue, entry);
        if (again && _life.Vows.Count > 0) HoldAgain(_life.Vows[^1], queue, set, entry);
        else if (set.OwnPromise is { } own) Vow(own, byQueue: true, queue, entry.At, entry);
    }

    private void HoldAgain(Vow last, string queue, QueueSettings set, Receipt entry)
    {
        var (terms, within) = (last.Terms, last.Terms.Kind == PromiseKind.Within);
        if (set.PromiseReopens == PromiseReopening.Never) return;
        var rest = set.PromiseReopens == PromiseReopening.Rest;
        if (!rest && terms.Kind == PromiseKind.Due && terms.Moment < entry.At && set.OwnPromise is { } own) (terms, within) = (own, own.Kind == PromiseKind.Within);
        var due = !rest ? DueOf(terms, queue, entry.At, entry) : within ? entry.At + last.Rest : last.Due;
        if (!within && due < entry.At) return;
        _life.Vows.Add(new Vow { Terms = terms, ByQueue = last.ByQueue, Queue = queue, Since = entry.At, Due = due });
    }

    // The customer went, or it was never there: the queue's own promise is void.
    private void Void(FactKind outcome, LeftReason reason)
    {
        var withdrawn = outcome == FactKind.Left && reason == LeftReason.Withdrawn;
        var byCustomer = outcome is FactKind.Abandoned or FactKind.Short or FactKind.Lost || withdrawn
            || (outcome == FactKind.Left && reason is LeftReason.Callback or LeftReason.Key);
        if (!byCustomer) return;
        foreach (var vow in _life.Vows.Where(v => v.Open && (v.ByQueue || withdrawn)))
        {
            vow.Open = false;
            if (outcome == FactKind.Lost && vow.Broken is { } broken) _life.Facts.Remove(broken);
        }
    }

    private void AnswerVows(Receipt entry, Phase before)
    {
        var reply = entry.Event.Type == EventType.ContactReplied && !entry.Event.Is(EventFlags.Auto);
        var answers = before != Phase.Talking ? reply || _life.Phase == Phase.Talking : reply && ByReply(_life.LastQueue, entry);
        if (!answers) return;
        foreach (var vow in _life.Vows.Where(v => v.Open && (v.ByQueue || entry.At > v.Since)))
        {
            vow.Open = false;
            if (vow.PausedAt is null) vow.Rest = Math.Max(0, vow.Due - entry.At);
            vow.PausedAt = null;
            if (vow.Broken is null) Fact(vow.Queue, FactKind.PromiseKept, entry.At);
        }
    }

    private void TakeTurn(Receipt entry)
    {
        var type = entry.Event.Type;
        foreach (var vow in _life.Vows.Where(v => v.Open))
        {
            if (type == EventType.ContactPended && _life.Pended)
            {
                if (!vow.Runs || vow.Terms.Kind != PromiseKind.Within || vow.Queue is null || !SettingsOf(vow.Queue, entry).PromisePauses) continue;
                if (vow.Terms.Span.IsWorkingTime) throw new NotSupportedException("Working time that stands still has its own test.");
                (vow.PausedAt, vow.Rest) = (entry.At, vow.Due - entry.At);
            }
            else if (vow.PausedAt is not null && (type is EventType.ContactResumed or EventType.ContactMessaged || !_life.Pended))
            {
                (vow.PausedAt, vow.Due) = (null, entry.At + vow.Rest);
            }
        }
    }
}
