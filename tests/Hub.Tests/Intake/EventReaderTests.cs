using System.Text;
using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Promises;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Hub.Intake;

namespace QueueMonitor.Hub.Tests.Intake;

public class EventReaderTests
{
    private const string At = "\"at\": \"2026-11-21T09:30:00.250Z\"";
    private const long AtMs = 1795253400250;

    public static TheoryData<string, EventType> EveryType => new()
    {
        { """{"type":"contact.started",$,"contact":"c-1","channel":"voice","customer":"+49 30 1234567","entry":"ivr"}""", EventType.ContactStarted },
        { """{"type":"contact.queued",$,"contact":"c-1","queue":"billing","channel":"chat","priority":-2,"skills":["fr"]}""", EventType.ContactQueued },
        { """{"type":"contact.offered",$,"contact":"c-1","agent":"ana"}""", EventType.ContactOffered },
        { """{"type":"contact.declined",$,"contact":"c-1","agent":"ana","reason":"busy"}""", EventType.ContactDeclined },
        { """{"type":"contact.answered",$,"contact":"c-1","agent":"ana","queue":"billing"}""", EventType.ContactAnswered },
        { """{"type":"contact.held",$,"contact":"c-1"}""", EventType.ContactHeld },
        { """{"type":"contact.retrieved",$,"contact":"c-1"}""", EventType.ContactRetrieved },
        { """{"type":"contact.transferred",$,"contact":"c-1","external":"+49301234"}""", EventType.ContactTransferred },
        { """{"type":"contact.joined",$,"contact":"c-1","agent":"ben"}""", EventType.ContactJoined },
        { """{"type":"contact.parted",$,"contact":"c-1","agent":"ben"}""", EventType.ContactParted },
        { """{"type":"contact.abandoned",$,"contact":"c-1"}""", EventType.ContactAbandoned },
        { """{"type":"contact.left",$,"contact":"c-1","reason":"voicemail"}""", EventType.ContactLeft },
        { """{"type":"contact.replied",$,"contact":"c-1","auto":true}""", EventType.ContactReplied },
        { """{"type":"contact.messaged",$,"contact":"c-1"}""", EventType.ContactMessaged },
        { """{"type":"contact.pended",$,"contact":"c-1","reason":"customer's turn"}""", EventType.ContactPended },
        { """{"type":"contact.resumed",$,"contact":"c-1"}""", EventType.ContactResumed },
        { """{"type":"contact.completed",$,"contact":"c-1","wrapUpSeconds":12.5}""", EventType.ContactCompleted },
        { """{"type":"contact.resolved",$,"contact":"c-1"}""", EventType.ContactResolved },
        { """{"type":"contact.reopened",$,"contact":"c-1"}""", EventType.ContactReopened },
        { """{"type":"contact.promised",$,"contact":"c-1","within":"PT4H"}""", EventType.ContactPromised },
        { """{"type":"contact.updated",$,"contact":"c-1","value":12.5}""", EventType.ContactUpdated },
        { """{"type":"contact.rated",$,"contact":"c-1","score":5}""", EventType.ContactRated },
        { """{"type":"customer.contacted",$,"customer":"ann@example.org","reached":true}""", EventType.CustomerContacted },
        { """{"type":"agent.state",$,"agent":"ana","state":"wrapUp"}""", EventType.AgentState },
        { """{"type":"agent.queues",$,"agent":"ana","queues":[{"queue":"billing"}]}""", EventType.AgentQueues },
        { """{"type":"source.heartbeat",$}""", EventType.SourceHeartbeat },
        { """{"type":"source.synced",$,"covers":["waiting"],"contacts":[]}""", EventType.SourceSynced },
        { """{"type":"queue.configured",$,"queue":"billing","settings":{"threshold":"PT30S"}}""", EventType.QueueConfigured },
        { """{"type":"site.configured",$,"site":"main","settings":{"currency":"EUR"}}""", EventType.SiteConfigured },
    };

    [Theory]
    [MemberData(nameof(EveryType))]
    public void EveryTypeIsRead(string json, EventType type)
    {
        var batch = EventTexts.Read(json.Replace("$", At, StringComparison.Ordinal));
        Assert.Equal(type, batch.Events[0].Type);
        Assert.Equal(AtMs, batch.Events[0].At);
    }

    [Fact]
    public void TheTableNamesEveryTypeThatASourceMaySend() =>
        Assert.Equal(Enum.GetValues<EventType>().Where(t => t is not EventType.None and < EventType.CustomerErased).Count(), EveryType.Count);

    [Fact]
    public void NoSourceMayHaveACustomerForgotten()
    {
        var json = Encoding.UTF8.GetBytes($$"""{ "type": "customer.erased", {{At}}, "customer": "ann@example.org" }""");
        Assert.False(EventTexts.NewReader().Read(json, new EventBatch(), 0, out var error));
        Assert.Contains("customer.erased", error);
    }

    [Fact]
    public void AQueuedContactBringsAllItsFields()
    {
        var batch = EventTexts.Read($$"""
            { "skills": ["french", "billing"], "value": 120.5, "customer": " Ann@Example.org ", "priority": 7, "direction": "outbound",
              "channel": "email", "queue": "billing", "contact": "c-17", {{At}}, "type": "contact.queued", "id": "e-1" }
            """);
        ref var read = ref batch.Events[0];
        Assert.Equal("c-17", Encoding.UTF8.GetString(batch.ContactText(read)));
        Assert.Equal(Hash64.Of("c-17"u8), read.Contact);
        Assert.Equal(Hash64.Of("e-1"u8), read.Id);
        Assert.Equal("billing", EventTexts.Name(batch, read.Queue));
        Assert.Equal((MediaType.Email, EventFlags.Outbound), (read.Media, read.Flags));
        var detail = batch.Details[read.Detail - 1];
        Assert.Equal((7, 120.5), (detail.Priority, detail.Value));
        Assert.Equal(EventTexts.Pseudonyms.Of("ann@example.org"u8), detail.Customer);
        Assert.Equal(2, detail.ReferenceCount);
        Assert.Equal("french", EventTexts.Name(batch, batch.References[detail.ReferenceStart]));
        Assert.Equal(read.Queue, batch.References[detail.ReferenceStart + 1]);
    }

    [Fact]
    public void AnEventWithoutRareFieldsHasNoDetail() =>
        Assert.Equal(0, EventTexts.Read($$"""{"type":"contact.answered",{{At}},"contact":"c","agent":"a"}""").Events[0].Detail);

    [Fact]
    public void AnAgentsQueuesAreNamesOrObjectsAndCapacityFillsUpWithTheUsual()
    {
        var batch = EventTexts.Read($$$"""
            {"type":"agent.queues",{{{At}}},"agent":"ana","queues":["sales",{"queue":"billing","penalty":2}],"capacity":{"chat":5}}
            """);
        var detail = Assert.IsType<AgentQueuesDetail>(batch.Details[0].Payload);
        Assert.Equal(["sales:0", "billing:2"], detail.Queues.Select(q => $"{EventTexts.Name(batch, q.Queue)}:{q.Penalty}"));
        Assert.Equal(new AgentCapacity(1, 5, 1, 1), detail.Capacity);
    }

    [Fact]
    public void AnAgentsStateMayNameItsQueues()
    {
        var batch = EventTexts.Read($$$"""{"type":"agent.state",{{{At}}},"agent":"ana","state":"paused","reason":"lunch","queues":["sales"]}""");
        ref var read = ref batch.Events[0];
        Assert.Equal((byte)AgentActivity.Paused, read.Code);
        Assert.Equal("lunch", EventTexts.Name(batch, read.Reason));
        var detail = Assert.IsType<AgentQueuesDetail>(batch.Details[0].Payload);
        Assert.Null(detail.Capacity);
        Assert.Equal("sales", EventTexts.Name(batch, Assert.Single(detail.Queues).Queue));
    }

    [Fact]
    public void ASyncBringsItsWholeTruth()
    {
        var batch = EventTexts.Read($$$"""
            {"type":"source.synced",{{{At}}},"queues":["sales","billing"],"covers":["waiting","connected"],
             "contacts":[{"contact":"c-1","queue":"sales","state":"waiting","since":"2026-11-21T10:00:00+01:00"},
                         {"contact":"c-2","queue":"billing","state":"connected","since":"2026-11-21T09:01:00Z","agent":"ana"}],
             "agents":[{"agent":"ana","state":"busy","queues":["billing"]},{"agent":"ben","state":"available"}]}
            """);
        Assert.EndsWith(
            "payload=[sales,billing] waiting=True connected=True "
            + "[c-1@sales waiting 1795251600000 ; c-2@billing connected 1795251660000 ana] [ana Busy billing:0; ben Available -]",
            EventTexts.Of(batch)[0],
            StringComparison.Ordinal);
        var synced = (SyncedFloor)batch.Details[0].Payload!;
        Assert.Equal(Hash64.Of("c-2"u8), synced.Contacts[1].IdHash);
    }

    [Fact]
    public void WhoIsConnectedMayNeverHaveBeenInAQueue()
    {
        var batch = EventTexts.Read($$$"""
            {"type":"source.synced",{{{At}}},"covers":["connected"],"contacts":[{"contact":"c","state":"connected","since":"2026-11-21T09:00:00Z"}]}
            """);
        Assert.Equal((0, true), (((SyncedFloor)batch.Details[0].Payload!).Contacts[0].Queue, ((SyncedFloor)batch.Details[0].Payload!).Contacts[0].Connected));
    }

    [Fact]
    public void ASyncMayBeLongerThanOtherEvents()
    {
        var contacts = string.Join(',', Enumerable.Range(0, 2000).Select(i =>
            $$"""{"contact":"contact-{{i}}","queue":"mail","state":"waiting","since":"2026-11-21T09:00:00Z"}"""));
        var batch = EventTexts.Read($$"""{"type":"source.synced",{{At}},"covers":["waiting"],"contacts":[{{contacts}}]}""");
        Assert.Equal(2000, ((SyncedFloor)batch.Details[0].Payload!).Contacts.Count);
    }

    [Fact]
    public void PromisesAreDueAtATimeOrWithinWorkingTime()
    {
        var due = EventTexts.Read($$"""{"type":"contact.promised",{{At}},"contact":"c","due":"2026-11-21T15:00:00Z"}""");
        Assert.Equal(1795273200000, due.Details[0].Due);
        var within = EventTexts.Read($$"""{"type":"contact.promised",{{At}},"contact":"c","within":"2 working days"}""");
        Assert.Equal(PromiseTerms.Within(Threshold.OfWorkingDays(2)), within.Details[0].Payload);
    }

    [Fact]
    public void EscapesAreTakenOut()
    {
        var batch = EventTexts.Read($$"""{"ty\u0070e":"contact.\u0071ueued",{{At}},"contact":"c\/\"\\1","queue":"B\u00fcro \ud83d\ude00"}""");
        Assert.Equal("c/\"\\1", Encoding.UTF8.GetString(batch.ContactText(batch.Events[0])));
        Assert.Equal("Büro 😀", EventTexts.Name(batch, batch.Events[0].Queue));
    }

    [Fact]
    public void NullAndEmptyTextCountAsNotGiven()
    {
        var batch = EventTexts.Read($$"""{"type":"contact.answered",{{At}},"id":null,"contact":"c","agent":"a","queue":""}""");
        Assert.Equal((0UL, (ushort)0), (batch.Events[0].Id, batch.Events[0].Queue));
    }

    [Fact]
    public void ATransferToNowhereOutsideIsNotOne()
    {
        var batch = EventTexts.Read($$"""{"type":"contact.transferred",{{At}},"contact":"c","queue":"q","external":false}""");
        Assert.Equal(EventFlags.None, batch.Events[0].Flags);
    }

    [Fact]
    public void FieldsThatNoEventOrNotThisOneKnowsAreCountedByName()
    {
        var reader = EventTexts.NewReader();
        var batch = new EventBatch();
        var json = $$$"""{"type":"contact.held",{{{At}}},"contact":"c","phone":"+49 30 1","queue":"q","x":{"y":[1,{"z":2}]},"phone":"twice"}""";
        Assert.True(reader.Read(Encoding.UTF8.GetBytes(json), batch, 0, out _));
        var counted = new SortedDictionary<string, long>();
        reader.Unknown.Drain((name, count) => counted[name] = count);
        Assert.Equal(["phone 2", "queue 1", "x 1"], counted.Select(c => $"{c.Key} {c.Value}"));
        Assert.False(reader.Unknown.Any);
    }

    [Fact]
    public void NamesOfUnknownFieldsAreBounded()
    {
        var reader = EventTexts.NewReader();
        for (var i = 0; i < 100; i++)
            reader.Read(Encoding.UTF8.GetBytes($$"""{"type":"contact.held",{{At}},"contact":"c","f{{i}}":1}"""), new EventBatch(), 0, out _);
        var counted = new Dictionary<string, long>();
        reader.Unknown.Drain((name, count) => counted[name] = count);
        Assert.Equal(65, counted.Count);
        Assert.Equal(36, counted["(other)"]);
    }

    [Fact]
    public void ReadingAllocatesNothingOnceWarm()
    {
        var reader = EventTexts.NewReader();
        var batch = new EventBatch();
        var lines = new[]
        {
            $$"""{"id":"e-1","type":"contact.queued",{{At}},"contact":"c-17","queue":"billing","priority":1,"customer":"+49 30 1234567","extra":1}""",
            $$"""{"type":"contact.answered",{{At}},"contact":"c-17","agent":"an\u0061","queue":"billing","channel":"voice"}""",
            $$"""{"type":"contact.completed",{{At}},"contact":"c-17","wrapUpSeconds":3.5}""",
            $$"""{"type":"agent.state",{{At}},"agent":"ana","state":"available","reason":"back"}""",
        }.Select(Encoding.UTF8.GetBytes).ToArray();

        Fill();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 10; round++) Fill();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Fill()
        {
            batch.Clear();
            for (var i = 0; !batch.IsFull; i++)
                if (!reader.Read(lines[i & 3], batch, i, out _)) throw new InvalidOperationException("A good line was refused.");
        }
    }
}
