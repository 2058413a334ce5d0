using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Forecasts.Patience;

namespace QueueMonitor.Engine.Forecasts;

/// <summary>
/// Chats that agents opened: many customers leave without a word, and were gone when the agent came. The ledger has them as answered;
/// patience and risk take them for what they are, as soon as it can be told.
/// </summary>
internal sealed partial class Forecaster
{
    private readonly OpenedChats _opened = new();

    /// <summary>Somebody wrote, or a contact ended; the event has had its whole effect.</summary>
    public void Said(int contact, EventType type, long at)
    {
        ref var known = ref _floor.Contacts[contact];
        if (type == EventType.ContactReplied)
        {
            _opened.Replied(contact, at);
            return;
        }

        if (type == EventType.ContactMessaged && known.State == ContactState.Waiting)
        {
            if (IsInLine(known.LastVisit)) _waiting[known.LastVisit].WroteAt = Math.Max(_waiting[known.LastVisit].WroteAt, at);
            return;
        }

        if (!_opened.TryTake(contact, out var chat) || chat.Generation != known.Generation) return;
        // It was written while the customer still waited, and came late.
        if (type == EventType.ContactMessaged && at <= chat.OpenedAt) _opened.Add(contact, chat with { WroteAt = Math.Max(chat.WroteAt, at) });
        else if (type == EventType.ContactCompleted) Decide(contact, in chat, at, wrote: false);
        else Decide(contact, in chat, at, wrote: true);
    }

    // True: whether the customer was there is judged later, and what was predicted is kept until then.
    private bool Open(WaitClass own, in Ending ending)
    {
        if (ending.Contact < 0 || _floor.Queues[own.Queue].Settings.Media != MediaType.Chat || _opened.IsFull) return false;
        if (_opened.TryTake(ending.Contact, out var earlier)) Decide(ending.Contact, in earlier, ending.At, wrote: true);
        var judged = (WaitsOf(own.Queue).Chats ??= new ChatPatience()).Gaps.Tell;
        _opened.Add(ending.Contact, new OpenedChat(
            _floor.Contacts[ending.Contact].Generation, own.Index, judged ? ending.Chain : -1, ending.Entered, Math.Max(ending.Entered, ending.WroteAt),
            ending.At, OpenedChat.Never, judged));
        return judged;
    }

    private void DecideOld(long now)
    {
        while (_opened.TryTakeOld(now, out var contact, out var chat)) Decide(contact, in chat, now, wrote: false);
    }

    private void Decide(int contact, in OpenedChat chat, long at, bool wrote)
    {
        var (own, now) = (_classes[chat.Class], _floor.Now);
        var waits = WaitsOf(own.Queue);
        var chats = waits.Chats ??= new ChatPatience();
        var silent = Math.Max(0, at - chat.AskedAt) / 1000.0;
        var gone = wrote ? 0 : chats.Gaps.IsGone(silent);
        if (wrote) chats.Gaps.Wrote(silent);
        else chats.Gaps.StayedSilent(gone);
        if (!chat.IsJudged) return;
        var (wait, there) = (chat.WaitSeconds, Math.Max(0, chat.WroteAt - chat.Entered) / 1000.0);
        chats.Opened(wait, gone);
        var rate = chats.Rate ?? own.Patience.MeanRate;
        own.Patience.LeftUnseen(there, wait, gone, rate, now);
        var left = gone >= 0.5;
        var endured = left && wait > there ? there + SilentAbandonment.PatienceBefore(wait - there, rate) : wait;
        var customer = _floor.Contacts[contact].Generation == chat.Generation ? _floor.Contacts[contact].Customer : 0;
        _book.Risks.Judged(own.Patience, customer, endured, left, now);
        _book.Ended(chat.Chain, chat.Entered + (long)(endured * 1000), own, left, now);
        _book.Free(chat.Chain);
        waits.Record.Opened(gone, 1 / chats.Rate, now);
    }
}
