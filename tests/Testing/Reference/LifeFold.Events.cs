using QueueMonitor.Engine.Events;

namespace QueueMonitor.Testing.Reference;

internal sealed partial class LifeFold
{
    private const long SameVisitMs = 60_000;

    private void Queued(Receipt entry, string queue)
    {
        switch (_life.Phase)
        {
            case Phase.Waiting when _life.Visit!.Queue == queue:
                var (to, since) = _life.TransferredTo;
                if (to != queue || entry.At - since > SameVisitMs) Odd(entry, "queuedTwice");
                return;
            case Phase.Waiting: EndVisit(entry.At, FactKind.Moved); break;
            case Phase.Talking: EndTalk(entry.At); break;
        }

        var passedOn = _life.PassedOutAt is { } at && entry.At - at <= SameVisitMs;
        BeginVisit(queue, entry, again: _life.Phase == Phase.Done && _life.Conversed && !passedOn);
    }

    private void Offered(Receipt entry)
    {
        if (_life.Phase is Phase.Talking or Phase.Done) return;
        if (_life.Phase == Phase.None && Settled(entry)) Odd(entry, "offeredWithoutVisit");
        else if (!_life.Ringing.Contains(entry.Event.Agent!)) _life.Ringing.Add(entry.Event.Agent!);
    }

    private void Answered(Receipt entry)
    {
        var (queue, agent) = (entry.Event.Queue, entry.Event.Agent!);
        switch (_life.Phase)
        {
            case Phase.Waiting when queue is null || queue == _life.Visit!.Queue: Take(entry, agent); break;
            case Phase.Waiting:
                Odd(entry, "answeredElsewhere");
                EndVisit(entry.At, FactKind.Moved);
                BeginVisit(queue, entry, again: false);
                Take(entry, agent);
                break;
            case Phase.Talking:
                Odd(entry, "answeredTwice");
                if (_life.Talk is not { } talk) break;
                _life.Talk = talk with { Agent = agent };
                _life.Joined.Clear();
                Serve(agent);
                break;
            case Phase.Between:
                BeginTalk(agent, entry);
                Serve(agent);
                break;
            case Phase.Done when _life.DoneBy == DoneBy.GaveUp: Odd(entry, "answeredAfterEnd"); break;
            default:
                if (queue is null) Direct(entry, agent);
                else
                {
                    BeginVisit(queue, entry, again: false);
                    Take(entry, agent);
                }

                break;
        }
    }

    private void Serve(string? agent)
    {
        if (agent is not null && _life.LastQueue is { } queue) _life.Served.Add((agent, queue));
    }

    private void Direct(Receipt entry, string agent)
    {
        if (_life.Phase != Phase.None || Settled(entry)) Fact(null, FactKind.Direct, entry.At);
        BeginTalk(agent, entry);
        Serve(agent);
    }

    /// <summary>An agent has the contact that waits.</summary>
    private void Take(Receipt entry, string agent)
    {
        var queue = _life.Visit!.Queue;
        _life.Served.Add((agent, queue));
        if (_life.Visit.ByReply)
        {
            (_life.Assigned, _life.AssignedAt) = (agent, entry.At);
            FixMedium(entry);
            _life.Ringing.Clear();
            return;
        }

        EndVisit(entry.At, FactKind.Answered);
        BeginTalk(agent, entry);
    }

    private void Hold(Receipt entry, bool on)
    {
        if (_life.Phase == Phase.Talking) _life.OnHold = on;
        else Odd(entry, "holdNotTalking");
    }

    private void Transferred(Receipt entry)
    {
        if (entry.Event.Is(EventFlags.External)) TransferredOut(entry);
        else if (entry.Event.Queue is { } queue) TransferredToQueue(entry, queue);
        else TransferredToAgent(entry);
    }

    private void TransferredToQueue(Receipt entry, string queue)
    {
        (_life.TransferredTo, _life.PassedOutAt) = ((queue, entry.At), null);
        if (_life.Phase == Phase.Waiting && _life.Visit!.Queue == queue)
        {
            if (entry.At - _life.Visit.Entered > SameVisitMs) Odd(entry, "queuedTwice");
            return;
        }

        switch (_life.Phase)
        {
            case Phase.None or Phase.Started: Odd(entry, "transferNotTalking"); break;
            case Phase.Waiting: EndVisit(entry.At, FactKind.Moved); break;
            case Phase.Talking: EndTalk(entry.At); break;
        }

        BeginVisit(queue, entry, again: false);
    }

    private void TransferredToAgent(Receipt entry)
    {
        switch (_life.Phase)
        {
            case Phase.None or Phase.Started: Odd(entry, "transferNotTalking"); break;
            case Phase.Waiting: EndVisit(entry.At, FactKind.Moved); break;
            case Phase.Talking: EndTalk(entry.At); break;
            case Phase.Between:
                _life.Ringing.Clear();
                return;
            case Phase.Done: Odd(entry, "transferNotTalking"); return;
        }

        _life.Ringing.Clear();
        _life.Phase = Phase.Between;
        _life.TriedAt ??= entry.At;
        BoundFrom(entry);
    }

    private void TransferredOut(Receipt entry)
    {
        switch (_life.Phase)
        {
            case Phase.Done: return;
            case Phase.None or Phase.Started: Odd(entry, "transferNotTalking"); break;
            case Phase.Waiting: EndLeft(entry, LeftReason.Overflow); break;
            case Phase.Talking: EndTalk(entry.At); break;
        }

        Finish(DoneBy.Other);
        _life.CompletedBefore = true;
        (_life.TransferredTo, _life.PassedOutAt) = ((null, entry.At), entry.At);
    }

    private void Abandoned(Receipt entry)
    {
        switch (_life.Phase)
        {
            case Phase.None or Phase.Started: EndBeforeQueue(entry, FactKind.GaveUpBeforeQueue, DoneBy.GaveUp, "abandonedUnknown"); break;
            case Phase.Waiting:
                var shortWait = entry.At - _life.Visit!.Entered < SettingsOf(_life.Visit.Queue, entry).ShortAbandon.TotalMilliseconds;
                EndVisit(entry.At, shortWait ? FactKind.Short : FactKind.Abandoned);
                Finish(DoneBy.GaveUp);
                _life.LeftUsAt = shortWait ? null : entry.At;
                break;
            case Phase.Talking: EndAfterAnswer(entry, "abandonedAfterAnswer"); break;
            case Phase.Between: LoseInTransfer(entry); break;
            case Phase.Done: Odd(entry, "endedTwice"); break;
        }
    }

    private void Left(Receipt entry, LeftReason reason)
    {
        switch (_life.Phase)
        {
            case Phase.None or Phase.Started: EndBeforeQueue(entry, FactKind.TurnedAway, DoneBy.Left, "leftUnknown"); break;
            case Phase.Waiting: Leave(entry, reason); break;
            case Phase.Talking: EndAfterAnswer(entry, "leftAfterAnswer"); break;
            case Phase.Between: LoseInTransfer(entry); break;
            case Phase.Done: Odd(entry, "endedTwice"); break;
        }
    }

    private void EndBeforeQueue(Receipt entry, FactKind kind, DoneBy by, string anomaly)
    {
        if (_life.Phase == Phase.None) Odd(entry, anomaly);
        if (_life.Phase == Phase.Started || Settled(entry)) Fact(null, kind, entry.At);
        _life.TriedAt ??= entry.At;
        Finish(by);
        _life.LeftUsAt = entry.At;
    }

    private void EndAfterAnswer(Receipt entry, string anomaly)
    {
        if (!Settled(entry)) return;
        Odd(entry, anomaly);
        EndTalk(entry.At);
        Finish(DoneBy.Other);
        _life.CompletedBefore = true;
    }

    private void LoseInTransfer(Receipt entry)
    {
        Fact(_life.LastQueue, FactKind.LostInTransfer, entry.At);
        Finish(DoneBy.GaveUp);
        _life.LeftUsAt = entry.At;
    }

    private void Leave(Receipt entry, LeftReason reason)
    {
        var set = SettingsOf(_life.Visit!.Queue, entry);
        var gaveUp = set.LeftAsAbandoned.Contains(reason);
        if (gaveUp) EndVisit(entry.At, FactKind.Abandoned);
        else EndLeft(entry, reason);
        Finish(gaveUp ? DoneBy.GaveUp : DoneBy.Left);
        _life.LeftUsAt = entry.At;
    }

    private void EndLeft(Receipt entry, LeftReason reason) =>
        EndVisit(entry.At, FactKind.Left, reason, SettingsOf(_life.Visit!.Queue, entry).LeftExcluded.Contains(reason));

    private void Replied(Receipt entry)
    {
        switch (_life.Phase)
        {
            case Phase.None or Phase.Started: Odd(entry, "repliedUnknown"); break;
            case Phase.Waiting when _life.Visit!.ByReply: AnswerByReply(entry); break;
            case Phase.Waiting:
                Odd(entry, "repliedBeforeAnswered");
                Serve(entry.Event.Agent);
                EndVisit(entry.At, FactKind.Answered);
                BeginTalk(entry.Event.Agent, entry);
                break;
            case Phase.Talking when ByReply(_life.LastQueue, entry):
                EndTalk(entry.At);
                _life.Replied = true;
                break;
            case Phase.Between:
                BeginTalk(entry.Event.Agent, entry);
                Serve(entry.Event.Agent);
                break;
        }
    }

    private void AnswerByReply(Receipt entry)
    {
        var (queue, assigned, since) = (_life.Visit!.Queue, _life.Assigned, _life.AssignedAt);
        EndVisit(entry.At, FactKind.Answered);
        BeginTalk(null, entry);
        _life.Talk = assigned is null ? null : new Talk(since, queue, assigned);
        EndTalk(entry.At);
        (_life.Replied, _life.WrapUpBrought) = (true, assigned is null);
    }

    private void Messaged(Receipt entry)
    {
        switch (_life.Phase)
        {
            case Phase.None: Start(entry.At); break;
            case Phase.Talking when _life.Replied:
                EndTalk(entry.At);
                BeginVisit(_life.LastQueue!, entry, again: true);
                break;
            case Phase.Done when _life.LastQueue is { } queue: BeginVisit(queue, entry, again: true); break;
            case Phase.Done: Start(entry.At); break;
        }
    }

    private void Completed(Receipt entry)
    {
        var wrapUp = entry.Event.WrapUpMs;
        switch (_life.Phase)
        {
            case Phase.None:
                if (!Settled(entry)) return;
                Odd(entry, "completedUnknown");
                _life.TriedAt ??= entry.At;
                Finish(DoneBy.Other);
                _life.WrapUpBrought = true;
                break;
            case Phase.Started:
                Finish(DoneBy.Other);
                _life.WrapUpBrought = true;
                break;
            case Phase.Waiting:
                if (!_life.Visit!.ByReply)
                {
                    if (!Settled(entry)) return;
                    Odd(entry, "completedUnanswered");
                }

                EndLeft(entry, LeftReason.Unanswered);
                Finish(DoneBy.Other);
                _life.WrapUpBrought = true;
                break;
            case Phase.Talking:
                EndTalk(entry.At, wrapUp);
                Finish(DoneBy.Other);
                break;
            case Phase.Between: LoseInTransfer(entry); break;
            case Phase.Done when _life.DoneBy != DoneBy.Other: return;
            case Phase.Done when !_life.CompletedBefore: return;
            case Phase.Done when wrapUp is { } ms && _life.Conversed && !_life.WrapUpBrought: BringWrapUp(ms); break;
            case Phase.Done: Odd(entry, "completedTwice"); break;
        }

        _life.CompletedBefore = true;
    }
}
