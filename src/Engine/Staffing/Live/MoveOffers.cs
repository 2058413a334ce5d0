using QueueMonitor.Engine.Images;
using QueueMonitor.Engine.Staffing.Alerts;

namespace QueueMonitor.Engine.Staffing.Live;

/// <summary>
/// Moves that help though no alert is open: agents of a queue that stays on its goal without them would keep people elsewhere from giving up.
/// No alarm, and nobody is told: shown after two minutes in which it held, gone after five in which it did not. Used by the engine loop only.
/// </summary>
internal sealed class MoveOffers(FloorParts floor, StaffingDesk desk, AlertTeller teller)
{
    /// <summary>Queues that are looked at in one look, in turn, and fewer if their moves take too many states of the models.</summary>
    private const int ReceiversMax = 4;

    /// <summary>What was not looked at for so long is not known.</summary>
    private const long KnownMs = 600_000;

    /// <summary>Those who give up in an hour, and P(required &gt; staffed), below which nothing is to be saved that models need be asked for.</summary>
    private const double AbandonsMin = 0.5, ShortMin = 0.1;

    private const int LooksAMinute = 4;

    private readonly List<Offer> _offers = [];
    private readonly List<long> _lookedAt = [];

    [NotKept("of one look")]
    private List<int>? _turn;

    private sealed class Offer
    {
        public required AlertEntry Entry;
        public required int To;
        public long GoodAt;
    }

    /// <summary>Puts those that are shown to a list: one for each queue that could give, the best of it.</summary>
    public void Show(List<AlertEntry> shown)
    {
        foreach (var offer in _offers)
        {
            if (offer.GoodAt - offer.Entry.RaisedAt < HeldAlert.RaiseAfterMs) continue;
            var same = shown.FindIndex(e => e.Cause == offer.Entry.Cause);
            if (same < 0) shown.Add(offer.Entry);
            else if (shown[same].Remedy.HarmAvoided < offer.Entry.Remedy.HarmAvoided) shown[same] = offer.Entry;
        }
    }

    public AlertEntry? Find(string id) => _offers.Find(o => o.Entry.Id == id)?.Entry;

    /// <param name="isAlerted">An alert of too few agents stands there: it says what helps.</param>
    public void Look(long now, Func<int, bool> isAlerted)
    {
        foreach (var queue in Turn(now))
        {
            if (!teller.HasTime) break;
            _lookedAt[queue] = now;
            Take(queue, MayGain(queue, now) && !isAlerted(queue) ? teller.Offer(queue, now) : default, now);
        }

        for (var i = _offers.Count - 1; i >= 0; i--)
        {
            var (giver, taker) = (floor.Queues[_offers[i].Entry.Remedy.From], floor.Queues[_offers[i].To]);
            var isKnown = now - _offers[i].GoodAt <= KnownMs && giver.Open && taker.Open && !desk.IsStale(giver) && !desk.IsStale(taker);
            if (!isKnown) _offers.RemoveAt(i);
        }
    }

    private bool MayGain(int queue, long now)
    {
        ref readonly var state = ref desk.Of(queue).Now;
        return state.AbandonsPerHour >= AbandonsMin && state.ProbabilityShort >= ShortMin && !desk.Moves.IsSettling(queue, now);
    }

    // Those who were not looked at for longest, each once a minute if there are few.
    private List<int> Turn(long now)
    {
        var turn = _turn ??= [];
        turn.Clear();
        while (_lookedAt.Count < floor.Queues.Count) _lookedAt.Add(0);
        var (look, minute) = (StaffingDesk.LookMs, LooksAMinute * StaffingDesk.LookMs);
        for (var n = 0; n < ReceiversMax; n++)
        {
            var oldest = -1;
            for (var i = 0; i < floor.Queues.Count; i++)
            {
                var isDue = now - _lookedAt[i] >= minute - (look / 2) && !turn.Contains(i) && floor.Queues[i] is { Open: true, IsWritten: false } queue
                    && queue.Settings.PromiseConfirmed && !desk.IsStale(queue);
                if (isDue && (oldest < 0 || _lookedAt[i] < _lookedAt[oldest])) oldest = i;
            }

            if (oldest < 0) break;
            turn.Add(oldest);
        }

        return turn;
    }

    private void Take(int to, in Remedy best, long now)
    {
        var known = _offers.Find(o => o.To == to);
        if (best.Kind != Snapshots.RemedyKind.Move)
        {
            if (known is not null && now - known.GoodAt >= HeldAlert.ClearAfterMs) _offers.Remove(known);
            return;
        }

        if (known is null || floor.Queues[best.From].Name != known.Entry.Cause.Subject)
        {
            if (known is not null) _offers.Remove(known);
            var cause = new AlertCause(AlertKind.Spare, floor.Queues[best.From].Name);
            known = new Offer { Entry = new AlertEntry(AlertDesk.IdOf(cause, now), cause, now), To = to };
            _offers.Add(known);
        }

        known.GoodAt = now;
        teller.Tell(known.Entry, now);
        teller.Propose(known.Entry, best);
    }
}
