using QueueMonitor.Engine.Contacts;

namespace QueueMonitor.Engine.Customers;

/// <summary>
/// Which contacts are let go of where one customer has too many, and what of them still counts for that customer: figures are the same before and
/// after. Used by the engine loop only.
/// </summary>
internal sealed class CustomerRoom(FloorParts floor, Pool<ContactCase> cases, Pool<CustomerPast> pasts)
{
    /// <summary>The oldest try that is over and not on the list, so that it counts as before; where there is none, a single contact.</summary>
    /// <returns>The first that goes, and the one after the last.</returns>
    public (int From, int Until) Choose(in CustomerRecord record)
    {
        for (int head = record.First, next; (next = NextTry(head)) >= 0; head = next)
        {
            if (!IsAnyWanted(in record, head, next)) return (head, next);
        }

        for (var i = record.First; i != record.Last; i = cases[i].Next)
        {
            ref readonly var one = ref cases[i];
            var keepsTries = i == record.First || (!one.FirstOfTry && one.ReachedAt == 0);
            if (keepsTries && !IsWanted(in record, i)) return (i, one.Next);
        }

        return (record.First, cases[record.First].Next);
    }

    /// <summary>Keeps what still counts of those that go.</summary>
    public void Carry(ref CustomerRecord record, int from, int until)
    {
        if (record.Past == 0)
        {
            record.Past = pasts.Rent() + 1;
            pasts[record.Past - 1] = default;
        }

        ref var past = ref pasts[record.Past - 1];
        CarryTry(in record, ref past, from, until);
        var success = Math.Max(record.ContactedAt, past.ReachedAt);
        for (var i = record.First; i >= 0; i = cases[i].Next) success = Math.Max(success, cases[i].ReachedAt);
        if (success > past.LetGoAfter) (past.LetGoAfter, past.LetGo) = (success, 0);
        for (var i = from; i != until; i = cases[i].Next)
        {
            ref readonly var one = ref cases[i];
            past.StartedAt = Math.Max(past.StartedAt, one.StartedAt);
            Hear(ref past, in one);
            if (one.StartedAt > success) past.LetGo++;
        }

        if (record.WonBack > 0) (past.WonBack, past.WonBackFor) = (record.WonBack, record.ContactedAt);
    }

    /// <summary>Something more came of a contact that was let go of.</summary>
    public static void Hear(ref CustomerPast past, in ContactCase one)
    {
        past.ReachedAt = Math.Max(past.ReachedAt, one.ReachedAt);
        if (one.GaveUp) past.GaveUpAt = Math.Max(past.GaveUpAt, one.Story.GaveUpAt);
    }

    private void CarryTry(in CustomerRecord record, ref CustomerPast past, int from, int until)
    {
        ref var head = ref cases[from];
        if (!head.FirstOfTry) return;
        var isFirst = from == record.First;
        var began = isFirst && past.TryBeganAt != 0 ? past.TryBeganAt : head.StartedAt;
        if (!cases[until].FirstOfTry)
        {
            // The next of its contacts stands for it.
            head.FirstOfTry = false;
            if (!isFirst) return;
            past.TryBeganAt = began;
            if (head.ReachedAt != 0) past.TryReachedAt = past.TryReachedAt == 0 ? head.ReachedAt : Math.Min(past.TryReachedAt, head.ReachedAt);
            return;
        }

        if (isFirst) (past.TryBeganAt, past.TryReachedAt) = (0, 0);
        var day = floor.Site.DayStart;
        if (began < day) return;
        if (past.TriesDay != day) (past.TriesDay, past.Tries, past.TriesReached) = (day, 0, 0);
        past.Tries++;
        if (head.TryReached) past.TriesReached++;
    }

    // -1: it is in the last try, which may still go on.
    private int NextTry(int head)
    {
        var next = cases[head].Next;
        while (next >= 0 && !cases[next].FirstOfTry) next = cases[next].Next;
        return next;
    }

    private bool IsAnyWanted(in CustomerRecord record, int from, int until)
    {
        for (var i = from; i != until; i = cases[i].Next)
        {
            if (IsWanted(in record, i)) return true;
        }

        return false;
    }

    // Somebody should call back, or may still answer it.
    private bool IsWanted(in CustomerRecord record, int index) =>
        record.Listed == index || (cases[index].Story.EndedAt == 0 && cases[index].Contact >= 0);
}
