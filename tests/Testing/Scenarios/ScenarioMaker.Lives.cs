using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Promises;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Testing.Scenarios;

public sealed partial class ScenarioMaker
{
    private static readonly EventType[] ContactTypes =
        [.. Enum.GetValues<EventType>().Where(t =>
            t is >= EventType.ContactStarted and <= EventType.ContactRated)];

    private string _contact = "";
    private string _source = "";
    private string _queue = "";
    private string _agent = "";
    private long _at;

    // One contact from the door to the end, as its source sees it.
    private void Live(string contact)
    {
        (_contact, _source, _queue, _agent) = (contact, Pick(Sources), Pick(Queues), Pick(Agents));
        _at = _from + (_random.Next(600) * 1000L);
        var customer = Chance(60) ? 1 + _random.Next(3) : 0;
        if (Chance(60))
        {
            Happens(
                EventType.ContactStarted,
                e => e with { Customer = customer, Media = Chance(50) ? Pick(MediaType.Voice, MediaType.Chat, MediaType.Email) : 0 });
            Pause();
            if (Chance(8)) { End(); return; }
        }

        if (Chance(92)) Happens(EventType.ContactQueued, e => e with
        {
            Queue = _queue,
            Priority = Chance(20) ? _random.Next(5) : null,
            Customer = customer
        });
        for (var legs = 1 + _random.Next(3); legs > 0; legs--)
        {
            Wait();
            if (Chance(30)) { End(); return; }
            Happens(EventType.ContactAnswered, e => e with { Agent = _agent, Queue = Chance(15) ? Pick(Queues) : null });
            Converse();
            if (legs == 1) break;
            PassOn();
        }

        Happens(EventType.ContactCompleted, e => e with { WrapUpMs = Chance(40) ? 1000 * _random.Next(60) : null });
        if (Chance(30)) { Pause(); Happens(EventType.ContactCompleted, e => e with { WrapUpMs = 20_000 }); }
        if (Chance(15)) { Pause(); Happens(EventType.ContactMessaged); }
    }

    private void Wait()
    {
        if (Chance(15)) Happens(EventType.ContactPromised, e => e with { Promised = AnyPromise() });
        for (var rings = _random.Next(3); rings > 0; rings--)
        {
            Pause();
            var at = Pick(Agents);
            Happens(EventType.ContactOffered, e => e with { Agent = at });
            if (Chance(50)) { Pause(); Happens(EventType.ContactDeclined, e => e with { Agent = at }); }
        }

        if (Chance(10)) { Pause(); Happens(EventType.ContactPended); Pause(); if (Chance(70)) Happens(EventType.ContactResumed); }
        if (Chance(10)) Happens(EventType.ContactReplied, e => e with { Flags = EventFlags.Auto });
        if (Chance(10)) Happens(EventType.ContactMessaged);
        Pause();
    }

    private void Converse()
    {
        Pause();
        if (Chance(25)) { Happens(EventType.ContactHeld); Pause(); if (Chance(80)) Happens(EventType.ContactRetrieved); }
        if (Chance(15))
        {
            var second = Pick(Agents);
            Happens(EventType.ContactJoined, e => e with { Agent = second });
            Pause();
            Happens(EventType.ContactParted, e => e with { Agent = second });
        }

        if (_queue == "mail" || Chance(20))
        {
            Happens(EventType.ContactReplied, e =>
            e with { Agent = Chance(70) ? _agent : null }); Pause();
        }
        if (Chance(15)) Happens(EventType.ContactMessaged);
        Pause();
    }

    private void PassOn()
    {
        _agent = Pick(Agents);
        var way = _random.Next(5);
        if (way == 0) Happens(EventType.ContactTransferred, e => e with { Flags = EventFlags.External });
        else if (way == 1) Happens(EventType.ContactTransferred, e => e with { Agent = _agent });
        else
        {
            _queue = Pick(Queues);
            if (way < 4) Happens(EventType.ContactTransferred, e => e with { Queue = _queue });
            Pause();
            if (way > 2) Happens(EventType.ContactQueued, e => e with { Queue = _queue });
        }
    }

    private PromiseTerms AnyPromise() => _random.Next(4) switch
    {
        0 => PromiseTerms.Due(_at + Pick(-5_000L, 0, 20_000, 100_000)),
        1 => PromiseTerms.Before(_random.Next(24 * 60)),
        _ => PromiseTerms.Within(Threshold.Of(TimeSpan.FromSeconds(Pick(5, 20, 60, 100)))),
    };

    private void End()
    {
        Pause();
        if (Chance(60)) Happens(EventType.ContactAbandoned);
        else Happens(EventType.ContactLeft, e => e with { Left = Pick(Enum.GetValues<LeftReason>()) });
    }

    private void Pause() => _at += Pick(0, 1_000, 2_000, 5_000, 7_350, 15_000, 20_000, 20_001, 45_000, 61_000, 100_000);

    private void Happens(EventType type, Func<FieldEvent, FieldEvent>? with = null)
    {
        var e = new FieldEvent(type, _at) { Contact = _contact };
        Tell(_source, with is null ? e : with(e));
    }

    // What belongs to no contact's plausible life.
    private void Meddle(int contacts)
    {
        for (var i = _random.Next(3); i > 0; i--) Tell(Pick(Sources), AnyEvent(contacts));
        for (var i = _random.Next(4); i > 0; i--)
            Tell(Pick(Sources), new FieldEvent(EventType.AgentState, Moment())
            {
                Agent = Pick(Agents),
                Activity = Pick(Enum.GetValues<AgentActivity>()[1..])
            });
        for (var i = _random.Next(4); i > 0; i--)
            Tell(Pick(Sources), new FieldEvent(EventType.SourceHeartbeat, Moment()) { Flags = Chance(10) ? EventFlags.Goodbye : 0 });
        if (Chance(25)) Tell(Pick(Sources), new FieldEvent(EventType.SourceSynced, Moment()) { List = AnyList(contacts) });
        if (Chance(25))
        {
            var queue = Pick(Queues);
            Send(Moment(), "api", new FieldEvent(EventType.QueueConfigured, Moment())
            {
                Queue = queue, QueuePatch = Patch(queue) with { StartOfDay = null, Zone = null, Media = null },
            });
        }
    }

    private long Moment() => _from + (_random.Next(900) * 1000L);

    private FieldEvent AnyEvent(int contacts)
    {
        var type = Pick(ContactTypes);
        var needsAgent = type is EventType.ContactOffered or EventType.ContactDeclined or EventType.ContactAnswered
            or EventType.ContactJoined or EventType.ContactParted;
        var e = new FieldEvent(type, Moment()) { Contact = $"c{1 + _random.Next(contacts + 1)}", Agent = needsAgent ? Pick(Agents) : null };
        return type switch
        {
            EventType.ContactQueued => e with { Queue = Pick(Queues) },
            EventType.ContactTransferred => Chance(50) ? e with { Queue = Pick(Queues) } : e with { Agent = Pick(Agents) },
            EventType.ContactLeft => e with { Left = Pick(Enum.GetValues<LeftReason>()) },
            EventType.ContactUpdated => e with { Priority = 7 },
            EventType.ContactPromised => e with { Promised = AnyPromise() },
            _ => e,
        };
    }

    private FieldList AnyList(int contacts)
    {
        var listed = Enumerable.Range(1, contacts + 1).Where(_ => Chance(40)).Select(i =>
        {
            var connected = Chance(30);
            return new FieldListed($"c{i}", Pick(Queues), Moment(), connected, connected ? Pick(Agents) : null);
        });
        return new FieldList(
            Chance(30) ? [Pick(Queues)] : [], Chance(80), Chance(50), [.. listed],
            Chance(30) ? [new FieldListedAgent(Pick(Agents), Pick(AgentActivity.Available, AgentActivity.Paused))] : null);
    }
}
