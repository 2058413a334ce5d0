using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Tests.Limits;

/// <summary>Each bound of a floor: what is at it is taken, what goes one past it is refused or forgotten, counted, and breaks nothing.</summary>
public sealed class FloorLimitsTests
{
    private const long Start = 1_795_000_000_000;

    private readonly Floor _floor = new("main", "UTC", Start);
    private long _now = Start;

    [Fact]
    public void A_site_has_64_sources_and_no_65th()
    {
        for (var i = 0; i < EngineLimits.SourcesMax; i++) Assert.Empty(Apply($"s{i}", b => b.Add(EventType.SourceHeartbeat, _now)));
        Assert.Equal([RefusalReason.TooManySources], Apply("one more", b => b.Add(EventType.SourceHeartbeat, _now)));
        Assert.Empty(Apply("s0", b => b.Add(EventType.SourceHeartbeat, _now)));
        Assert.Equal((EngineLimits.SourcesMax, 1L), (Snapshot.Sources.Count, Snapshot.Counters.Refused));
    }

    [Fact]
    public void A_site_has_2000_queues_and_no_more()
    {
        Assert.Empty(ApplyMany(EngineLimits.QueuesMax, (b, i) => b.Add(EventType.ContactQueued, _now, $"c{i}").Queue = b.Name($"q{i}")));
        Assert.Equal([RefusalReason.TooManyQueues], Apply("pbx", b => b.Add(EventType.ContactQueued, _now, "more").Queue = b.Name("one more")));
        Assert.Empty(Apply("pbx", b => b.Add(EventType.ContactQueued, _now, "fits").Queue = b.Name("q0")));
        Assert.Equal((EngineLimits.QueuesMax, 2), (Snapshot.Queues.Count, Snapshot.Queue("q0")!.Waiting));
    }

    [Fact]
    public void A_site_has_50000_agents_and_no_more()
    {
        Assert.Empty(ApplyMany(EngineLimits.AgentsMax, (b, i) => b.Add(EventType.AgentState, _now).Agent = b.Name($"a{i}")));
        Assert.Equal([RefusalReason.TooManyAgents], Apply("pbx", b => b.Add(EventType.AgentState, _now).Agent = b.Name("one more")));
        Assert.Empty(Apply("pbx", b => b.Add(EventType.AgentState, _now).Agent = b.Name("a0")));
        Assert.Equal(EngineLimits.AgentsMax, Snapshot.Agents.Count);
    }

    [Fact]
    public void A_contact_too_many_is_refused_until_one_ends()
    {
        // Two million of them would take this test a minute.
        const int most = 1_000;
        Assert.Equal(EngineLimits.OpenContactsMax, new FloorParts("main", "UTC", Start).OpenContactsMax);
        var floor = new Floor("main", "UTC", Start, forecasts: false, staffing: false, most);
        Assert.Empty(ApplyMany(most, (b, i) => Queued(b, $"c{i}"), floor));
        Assert.Equal([RefusalReason.TooManyContacts], ApplyMany(1, (b, _) => Queued(b, "one more"), floor));
        Assert.Equal(1, floor.Capture(null).Counters.Refused);
        Assert.Empty(ApplyMany(1, (b, _) => b.Add(EventType.ContactAbandoned, _now, "c0"), floor));
        Assert.Empty(ApplyMany(1, (b, _) => Queued(b, "one more"), floor));
        Assert.Equal(most, floor.Capture(null).Queue("q")!.Waiting);

        void Queued(EventBatch batch, string contact) => batch.Add(EventType.ContactQueued, _now, contact).Queue = batch.Name("q");
    }

    [Fact]
    public void The_contact_closed_longest_is_forgotten_when_250000_are_kept()
    {
        Assert.Empty(ApplyMany(EngineLimits.ClosedContactsMax, (b, i) =>
        {
            b.Add(EventType.ContactStarted, _now, $"c{i}");
            b.Add(EventType.ContactAbandoned, _now, $"c{i}");
        }));
        Assert.Equal((EngineLimits.ClosedContactsMax, 0L), (Snapshot.Counters.ClosedContactsKept, Snapshot.Counters.EvictedContacts));
        Apply("pbx", b => b.Add(EventType.ContactStarted, _now, "one more"));
        Apply("pbx", b => b.Add(EventType.ContactAbandoned, _now, "one more"));
        Assert.Equal((EngineLimits.ClosedContactsMax, 1L), (Snapshot.Counters.ClosedContactsKept, Snapshot.Counters.EvictedContacts));
        Assert.Equal(1, Snapshot.Counters.Passed.ClosedContacts.Times);

        // Those that ended an hour ago may still take in something late; a millisecond after that nothing is lost by letting them go.
        foreach (var (msPast, told) in ((int, long)[])[(0, 2), (1, 2)])
        {
            _now = Start + (long)EngineLimits.ReorderWithin.TotalMilliseconds + msPast;
            Apply("pbx", b => b.Add(EventType.ContactStarted, _now, $"later {msPast}"));
            Apply("pbx", b => b.Add(EventType.ContactAbandoned, _now, $"later {msPast}"));
            Assert.Equal((2 + msPast, told), (Snapshot.Counters.EvictedContacts, Snapshot.Counters.Passed.ClosedContacts.Times));
        }

        Assert.Equal(EngineLimits.ClosedContactsMax, Snapshot.Counters.ClosedContactsKept);
    }

    [Fact]
    public void E_mails_that_are_over_have_a_bound_of_their_own_and_leave_calls_their_room()
    {
        // Half a million of them would take this test seconds.
        const int most = 1_000;
        Assert.Equal(EngineLimits.ClosedWrittenMax, new FloorParts("main", "UTC", Start).ClosedWrittenMax);
        var floor = new Floor(
            "main", "UTC", Start, forecasts: false, staffing: false, EngineLimits.OpenContactsMax, closedWrittenMax: most);
        Assert.Empty(ApplyMany(most, (b, i) => Written(b, $"m{i}"), floor));
        ApplyMany(2, (b, i) => b.Add(i == 0 ? EventType.ContactStarted : EventType.ContactAbandoned, _now, "call"), floor);
        Assert.Equal((most + 1, 0L), (Counters().ClosedContactsKept, Counters().EvictedContacts));
        // A customer may write again for 30 days: each that goes before is told, however long it was over.
        _now += 2 * (long)EngineLimits.ReorderWithin.TotalMilliseconds;
        ApplyMany(1, (b, _) => Written(b, "one more"), floor);
        Assert.Equal((most + 1, 1L, 1L), (Counters().ClosedContactsKept, Counters().EvictedContacts, Counters().Passed.ClosedContacts.Times));

        EngineCounters Counters() => floor.Capture(null).Counters;

        void Written(EventBatch batch, string contact)
        {
            batch.Add(EventType.ContactStarted, _now, contact).Media = MediaType.Email;
            batch.Add(EventType.ContactCompleted, _now, contact);
        }
    }

    [Fact]
    public void The_oldest_120_who_wait_have_a_mark_and_the_others_stand_in_at_most_60_groups()
    {
        ApplyMany(EngineLimits.MarksMax, (b, i) => b.Add(EventType.ContactQueued, _now, $"c{i}").Queue = b.Name("q"));
        Assert.Equal((EngineLimits.MarksMax, 0), (Snapshot.Queue("q")!.Contacts.Count, Snapshot.Queue("q")!.Groups.Count));
        Apply("pbx", b => b.Add(EventType.ContactQueued, _now, "one more").Queue = b.Name("q"));
        Assert.Equal((EngineLimits.MarksMax, 1), (Snapshot.Queue("q")!.Contacts.Count, Snapshot.Queue("q")!.Groups.Sum(g => g.Count)));
        ApplyMany(20_000, (b, i) => b.Add(EventType.ContactQueued, _now, $"d{i}").Queue = b.Name("q"));
        var queue = Snapshot.Queue("q")!;
        Assert.Equal((EngineLimits.MarksMax, 20_001), (queue.Contacts.Count, queue.Groups.Sum(g => g.Count)));
        Assert.InRange(queue.Groups.Count, 1, EngineLimits.GroupsMax);
    }

    [Fact]
    public void A_source_has_its_last_100_anomalies_listed_and_all_of_them_counted()
    {
        foreach (var more in (int[])[EngineLimits.AnomaliesKept, 1])
        {
            // Ends of conversations that never were: each is one, when a minute has passed.
            ApplyMany(more, (b, i) => b.Add(EventType.ContactCompleted, _now, $"{_now} {i}"));
            _now += (long)EngineLimits.SettleAfter.TotalMilliseconds + 1;
            Apply("pbx", b => b.Add(EventType.SourceHeartbeat, _now));
        }

        var source = Snapshot.Sources.Single();
        Assert.Equal((EngineLimits.AnomaliesKept, EngineLimits.AnomaliesKept + 1L), (source.Anomalies.Count, source.AnomalyCounts.Values.Sum()));
    }

    [Fact]
    public void A_contact_with_256_events_takes_no_late_one_any_more()
    {
        foreach (var (contact, messages, takes) in ((string, int, bool)[])[
            ("under", EngineLimits.ContactEventsMax - 2, true), ("full", EngineLimits.ContactEventsMax - 1, false)])
        {
            Apply("pbx", b => b.Add(EventType.ContactQueued, _now, contact).Queue = b.Name(contact));
            ApplyMany(messages, (b, _) => b.Add(EventType.ContactMessaged, ++_now, contact));
            Apply("pbx", b => b.Add(EventType.ContactAnswered, Start, contact).Agent = b.Name("ana"));
            Assert.Equal(takes ? 0 : 1, Snapshot.Queue(contact)!.Waiting);
            Assert.Equal(takes ? 0 : 1, Snapshot.Counters.Passed.ContactEvents.Times);
        }
    }

    [Fact]
    public void What_waits_for_an_explanation_is_decided_when_a_contact_has_256_events()
    {
        foreach (var (contact, messages, ends) in ((string, int, bool)[])[
            ("under", EngineLimits.ContactEventsMax - 3, false), ("full", EngineLimits.ContactEventsMax - 2, true)])
        {
            Apply("pbx", b => b.Add(EventType.ContactQueued, _now, contact).Queue = b.Name(contact));
            ApplyMany(messages, (b, _) => b.Add(EventType.ContactMessaged, ++_now, contact));
            // Nobody answered: that may still come, and then it was served.
            Apply("pbx", b => b.Add(EventType.ContactCompleted, ++_now, contact));
            Assert.Equal(ends ? 0 : 1, Snapshot.Queue(contact)!.Waiting);
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void A_contact_with_many_events_takes_late_ones_again_when_it_has_rested_for_an_hour(int msPast, int waiting)
    {
        Apply("pbx", b => b.Add(EventType.ContactQueued, _now, "c").Queue = b.Name("q"));
        ApplyMany(EngineLimits.ContactEventsMax, (b, _) => b.Add(EventType.ContactMessaged, ++_now, "c"));
        Apply("pbx", b => b.Add(EventType.ContactAbandoned, _now, "c"));
        _now += (long)EngineLimits.ReorderWithin.TotalMilliseconds + msPast;
        Apply("pbx", b => b.Add(EventType.ContactQueued, _now, "c").Queue = b.Name("q"));
        ApplyMany(2, (b, _) => b.Add(EventType.ContactMessaged, _now += 2, "c"));
        Apply("pbx", b => b.Add(EventType.ContactAnswered, _now - 1, "c").Agent = b.Name("ana"));
        Assert.Equal(waiting, Snapshot.Queue("q")!.Waiting);
        Assert.Equal(waiting, Snapshot.Counters.Passed.ContactEvents.Times);
    }

    [Fact]
    public void A_batch_is_full_by_its_events_its_text_or_its_names()
    {
        var events = new EventBatch();
        for (var i = 0; i < EngineLimits.BatchEventsMax; i++)
        {
            Assert.False(events.IsFull);
            events.Add(EventType.SourceHeartbeat, _now);
        }

        Assert.True(events.IsFull);
        var text = new EventBatch();
        var id = new string('c', EngineLimits.IdBytesMax);
        for (var i = 0; i < EngineLimits.BatchTextBytesMax / EngineLimits.IdBytesMax; i++)
        {
            Assert.False(text.IsFull);
            text.Add(EventType.ContactStarted, _now, id);
        }

        Assert.True(text.IsFull);
        var names = new EventBatch();
        for (var i = 1; !names.IsFull; i++) names.Name($"{i}");
        Assert.Equal(EngineLimits.BatchNamesMax, names.NameCount);
    }

    private FloorSnapshot Snapshot => _floor.Capture(null);

    private RefusalReason[] Apply(string source, Action<EventBatch> add)
    {
        var batch = new EventBatch { Source = source, ReceivedAt = _now };
        add(batch);
        _floor.Apply(batch);
        return [.. batch.Refusals.ToArray().Select(refusal => refusal.Reason)];
    }

    private RefusalReason[] ApplyMany(int count, Action<EventBatch, int> add, Floor? to = null)
    {
        var refused = new List<RefusalReason>();
        var batch = new EventBatch();
        for (var i = 0; i < count;)
        {
            batch.Clear();
            (batch.Source, batch.ReceivedAt) = ("pbx", _now);
            for (; i < count && batch.Count < EngineLimits.BatchEventsMax - 1; i++) add(batch, i);
            batch.ReceivedAt = _now;
            (to ?? _floor).Apply(batch);
            refused.AddRange(batch.Refusals.ToArray().Select(refusal => refusal.Reason));
        }

        return [.. refused];
    }
}
