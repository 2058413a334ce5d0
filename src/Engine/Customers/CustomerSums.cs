using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Measures;

namespace QueueMonitor.Engine.Customers;

/// <summary>
/// What customers and their cases put into figures, and how it is taken back (docs/RULES.md, section 14). A customer is reckoned whole from
/// its cases each time one of them changes; they are few. Used by the engine loop only.
/// </summary>
internal sealed class CustomerSums(FloorParts floor, Pool<ContactCase> cases, Pool<CustomerRecord> records, Pool<CustomerPast> pasts)
{
    private const long HourMs = 3_600_000;

    private static readonly long TryMs = (long)EngineLimits.OneTry.TotalMilliseconds;
    private static readonly long ListedMs = (long)EngineLimits.UnreturnedKept.TotalMilliseconds;

    public CustomerTotals Totals;

    /// <summary>A day begins: nobody has tried yet.</summary>
    public void BeginDay()
    {
        (Totals.Tried, Totals.Reached, Totals.Tries, Totals.TriesReached) = (0, 0, 0, 0);
        (Totals.GaveUpToday, Totals.UnreturnedToday) = (0, 0);
        (Totals.UnidentifiedToday, Totals.LostToday, Totals.LostUnidentified, Totals.WonBackToday) = (0, 0, 0, 0);
    }

    /// <summary>Reckons everybody anew.</summary>
    public void ReckonAll()
    {
        for (var i = 0; i < records.Top; i++)
        {
            if (records[i].InUse) TakeBack(ref records[i]);
        }

        BeginDay();
        for (var i = 0; i < cases.Top; i++)
        {
            ref var one = ref cases[i];
            one.Counted = false;
            if (one.InUse) CountUnidentified(ref one);
        }

        for (var i = 0; i < records.Top; i++)
        {
            if (records[i].InUse) Reckon(i);
        }
    }

    /// <summary>What a case puts in whoever its customer is.</summary>
    public void PutIn(ref ContactCase one)
    {
        CountUnidentified(ref one);
        if (one.Score == 0) return;
        (one.Rated, one.RatedQueue) = (true, one.Queue);
        Rate(in one, 1);
    }

    /// <inheritdoc cref="PutIn"/>
    public void TakeBack(ref ContactCase one)
    {
        if (one.Rated) Rate(in one, -1);
        one.Rated = false;
        if (one.Counted && one.CountedDay == floor.Site.DayStart)
        {
            Totals.UnidentifiedToday--;
            Totals.LostUnidentified -= one.CountedValue;
        }

        one.Counted = false;
    }

    /// <summary>Reckons a customer from its cases.</summary>
    public void Reckon(int index)
    {
        ref var record = ref records[index];
        TakeBack(ref record);
        var day = record.CountedDay = floor.Site.DayStart;
        var past = record.Past == 0 ? default : pasts[record.Past - 1];
        int first = -1, last = -1;
        long began = 0, firstReached = 0, reached = past.ReachedAt;
        for (var i = record.First; i >= 0; i = cases[i].Next)
        {
            ref var one = ref cases[i];
            (one.FirstOfTry, one.TryReached) = (false, false);
            if (first < 0 || one.StartedAt - began > TryMs || (firstReached != 0 && one.StartedAt > firstReached))
            {
                (began, firstReached) = first < 0 && past.TryBeganAt != 0 ? (past.TryBeganAt, past.TryReachedAt) : (one.StartedAt, 0);
                (first, one.FirstOfTry, one.TryReached) = (i, true, firstReached != 0);
                if (began >= day) record.Tries++;
                if (began >= day && one.TryReached) record.TriesReached++;
            }

            record.TriedToday |= one.StartedAt >= day;
            record.ReachedToday |= one.ReachedAt >= day;
            if (one.ReachedAt != 0)
            {
                ref var head = ref cases[first];
                if (!head.TryReached && began >= day) record.TriesReached++;
                head.TryReached = true;
                firstReached = firstReached == 0 ? one.ReachedAt : Math.Min(firstReached, one.ReachedAt);
                reached = Math.Max(reached, one.ReachedAt);
            }

            if (one.GaveUp && (last < 0 || one.Story.GaveUpAt >= cases[last].Story.GaveUpAt)) last = i;
        }

        record.TriedToday |= past.StartedAt >= day;
        record.ReachedToday |= past.ReachedAt >= day;
        if (past.TriesDay == day) (record.Tries, record.TriesReached) = (record.Tries + past.Tries, record.TriesReached + past.TriesReached);
        record.GaveUpToday = past.GaveUpAt >= day || (last >= 0 && cases[last].Story.GaveUpAt >= day);
        if (last >= 0) List(ref record, last, reached, day);
        record.WonBack = record.ContactedAt >= day ? WonBack(in record, in past) : 0;
        if (record.GaveUpToday) Totals.GaveUpToday++;
        if (record.TriedToday) Totals.Tried++;
        if (record.ReachedToday) Totals.Reached++;
        Totals.Tries += record.Tries;
        Totals.TriesReached += record.TriesReached;
        Totals.WonBackToday += record.WonBack;
        floor.Site.Dirty = true;
    }

    /// <summary>The customer is on the list no longer.</summary>
    public void Unlist(ref CustomerRecord record)
    {
        if (record.Listed < 0) return;
        record.Listed = -1;
        Totals.Unreturned--;
        Mark(record.ListedQueue, -1);
        if (record.CountedDay != floor.Site.DayStart || record.ListedAt < record.CountedDay) return;
        Totals.UnreturnedToday--;
        Totals.LostToday -= record.ListedValue;
    }

    /// <summary>The value of a case in hundredths: its own, else its queue's.</summary>
    public long ValueOf(in ContactCase one)
    {
        var value = !double.IsNaN(one.Value) ? one.Value : one.Queue >= 0 ? floor.Queues[one.Queue].Settings.Value ?? 0 : 0;
        Totals.AnyValue |= value != 0;
        return (long)Math.Round(value * 100, MidpointRounding.AwayFromZero);
    }

    private void List(ref CustomerRecord record, int last, long reached, long day)
    {
        ref readonly var one = ref cases[last];
        var at = one.Story.GaveUpAt;
        var hour = floor.Now - (floor.Now % HourMs);
        if (at <= reached || at <= record.ContactedAt || at < hour - ListedMs) return;
        (record.Listed, record.ListedQueue, record.ListedAt, record.ListedValue) = (last, one.Queue, at, ValueOf(in one));
        Totals.Unreturned++;
        Mark(one.Queue, 1);
        if (at < day) return;
        Totals.UnreturnedToday++;
        Totals.LostToday += record.ListedValue;
    }

    // The newest giving up before the call, unless a human was reached in between.
    private long WonBack(in CustomerRecord record, in CustomerPast past)
    {
        var (lost, reached) = (-1, past.ReachedAt <= record.ContactedAt ? past.ReachedAt : 0);
        for (var i = record.First; i >= 0; i = cases[i].Next)
        {
            ref readonly var one = ref cases[i];
            if (one.ReachedAt != 0 && one.ReachedAt <= record.ContactedAt) reached = Math.Max(reached, one.ReachedAt);
            if (one.GaveUp && one.Story.GaveUpAt <= record.ContactedAt && (lost < 0 || one.Story.GaveUpAt >= cases[lost].Story.GaveUpAt)) lost = i;
        }

        if (lost < 0) return past.WonBackFor == record.ContactedAt ? past.WonBack : 0;
        var at = cases[lost].Story.GaveUpAt;
        return at <= reached || at < record.ContactedAt - ListedMs ? 0 : ValueOf(in cases[lost]);
    }

    private void TakeBack(ref CustomerRecord record)
    {
        Unlist(ref record);
        if (record.CountedDay == floor.Site.DayStart)
        {
            Totals.Tries -= record.Tries;
            Totals.TriesReached -= record.TriesReached;
            Totals.WonBackToday -= record.WonBack;
            if (record.GaveUpToday) Totals.GaveUpToday--;
            if (record.TriedToday) Totals.Tried--;
            if (record.ReachedToday) Totals.Reached--;
        }

        (record.Tries, record.TriesReached, record.WonBack) = (0, 0, 0);
        (record.TriedToday, record.ReachedToday, record.GaveUpToday) = (false, false, false);
    }

    private void CountUnidentified(ref ContactCase one)
    {
        var day = floor.Site.DayStart;
        if (!one.IsUnidentified || !one.GaveUp || one.Story.GaveUpAt < day) return;
        (one.Counted, one.CountedDay, one.CountedValue) = (true, day, ValueOf(in one));
        Totals.UnidentifiedToday++;
        Totals.LostUnidentified += one.CountedValue;
    }

    private void Mark(int queue, int delta)
    {
        if (queue < 0) return;
        floor.Queues[queue].Unreturned += delta;
        floor.Queues[queue].Dirty = true;
    }

    private void Rate(in ContactCase one, int sign)
    {
        Rate(floor.Site.Measures, in one, sign);
        floor.Site.Dirty = true;
        if (one.RatedQueue < 0) return;
        Rate(floor.Queues[one.RatedQueue].Measures, in one, sign);
        floor.Queues[one.RatedQueue].Dirty = true;
    }

    private static void Rate(MeasureSet measures, in ContactCase one, int sign)
    {
        measures.Add(Figure.Ratings, one.RatedAt, sign);
        measures.Add(Figure.RatingSum, one.RatedAt, sign * one.Score);
        measures.Add(Figure.RatingSquares, one.RatedAt, sign * one.Score * one.Score);
    }
}
