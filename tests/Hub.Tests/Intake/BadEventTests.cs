using System.Text;
using QueueMonitor.Engine.Events;

namespace QueueMonitor.Hub.Tests.Intake;

/// <summary>Every error of reading, word for word: each says what to do.</summary>
public class BadEventTests
{
    private const string At = "\"at\":\"2026-11-21T09:30:00Z\"";
    private const string Held = "{\"type\":\"contact.held\",\"at\":\"2026-11-21T09:30:00Z\",\"contact\":";

    [Theory]
    [InlineData("", "This is not valid JSON (line 1, byte 1): look at quotes, commas and brackets there.")]
    [InlineData("[]", "An event is a JSON object: write {\"type\": \"contact.queued\", \"at\": \"2026-11-21T09:30:00.250Z\", …}.")]
    [InlineData("{", "This is not valid JSON (line 1, byte 2): look at quotes, commas and brackets there.")]
    [InlineData("{\"type\":\"contact.held\",}", "This is not valid JSON (line 1, byte 24): look at quotes, commas and brackets there.")]
    [InlineData("{} {}", "This is not valid JSON (line 1, byte 4): look at quotes, commas and brackets there.")]
    [InlineData("{}", "An event needs type: write the event's type as text, e.g. \"type\": \"contact.queued\".")]
    [InlineData("{\"type\":7}", "type cannot be read: write the event's type as text, e.g. \"type\": \"contact.queued\".")]
    [InlineData("{\"type\":\"contact.qeued\"}", "type \"contact.qeued\" is not known: did you mean \"contact.queued\"?")]
    [InlineData("{\"type\":\"contact.held\"}",
        "An event needs at: write RFC 3339 with an offset or Z, e.g. \"at\": \"2026-11-21T09:30:00.250Z\".")]
    [InlineData("{\"type\":\"contact.held\",\"at\":\"2026-11-21 9:30\"}",
        "at cannot be read: write RFC 3339 with an offset or Z, e.g. \"at\": \"2026-11-21T09:30:00.250Z\".")]
    [InlineData("{\"type\":\"contact.held\",\"at\":1795253400250}",
        "at cannot be read: write RFC 3339 with an offset or Z, e.g. \"at\": \"2026-11-21T09:30:00.250Z\".")]
    [InlineData("{\"type\":\"contact.held\",\"type\":\"contact.held\"}", "type stands twice: send it once.")]
    [InlineData(Held + "17}", "contact cannot be read: write the contact's id as text, e.g. \"contact\": \"c-17\".")]
    [InlineData(Held + "\"\"}", "contact.held needs contact: write the contact's id as text, e.g. \"contact\": \"c-17\".")]
    [InlineData(Held + "\"a\\nb\"}", "contact holds control characters (such as a line feed): send it without them.")]
    [InlineData(Held + "\"\\ud83d\"}", "contact holds half of a \\u surrogate pair: send both halves or the character itself.")]
    public void WhatIsWrongWithTheShapeIsSaid(string json, string error) => Assert.Equal(error, EventTexts.ErrorOf(json));

    [Theory]
    [InlineData("contact.queued", "\"contact\":\"c\"", "contact.queued needs queue: write the queue's name as text, e.g. \"queue\": \"billing\".")]
    [InlineData("contact.started", "\"contact\":\"c\"",
        "contact.started needs channel: write \"voice\", \"chat\", \"email\" or \"social\", e.g. \"channel\": \"voice\".")]
    [InlineData("contact.started", "\"contact\":\"c\",\"channel\":\"fax\"",
        "channel cannot be read: write \"voice\", \"chat\", \"email\" or \"social\", e.g. \"channel\": \"voice\".")]
    [InlineData("contact.offered", "\"contact\":\"c\"", "contact.offered needs agent: write the agent's name as text, e.g. \"agent\": \"ana\".")]
    [InlineData("contact.left", "\"contact\":\"c\",\"reason\":\"bored\"",
        "reason cannot be read: write one of timeout, overflow, voicemail, key, empty, full, closed, callback, withdrawn, failed, unanswered, "
        + "other, e.g. \"reason\": \"timeout\".")]
    [InlineData("contact.replied", "\"contact\":\"c\"",
        "contact.replied needs auto: write true when a machine wrote the message, false when a human did, e.g. \"auto\": false.")]
    [InlineData("contact.transferred", "\"contact\":\"c\"",
        "contact.transferred needs exactly one of queue, agent and external: where the contact is passed to.")]
    [InlineData("contact.transferred", "\"contact\":\"c\",\"queue\":\"q\",\"agent\":\"a\"",
        "contact.transferred needs exactly one of queue, agent and external: where the contact is passed to.")]
    [InlineData("contact.promised", "\"contact\":\"c\"",
        "contact.promised needs exactly one of due and within: write \"due\": \"2026-11-21T09:30:00.250Z\" or \"within\": \"PT4H\".")]
    [InlineData("contact.promised", "\"contact\":\"c\",\"within\":\"soon\"",
        "within cannot be read: write a duration, working days or a time of day: \"PT4H\", \"2 working days\" or \"before 15:00\".")]
    [InlineData("contact.rated", "\"contact\":\"c\",\"score\":6", "score cannot be read: write a whole number from 1 to 5, e.g. \"score\": 4.")]
    [InlineData("contact.rated", "\"contact\":\"c\",\"score\":0", "score cannot be read: write a whole number from 1 to 5, e.g. \"score\": 4.")]
    [InlineData("contact.rated", "\"contact\":\"c\",\"score\":4.5", "score cannot be read: write a whole number from 1 to 5, e.g. \"score\": 4.")]
    [InlineData("contact.completed", "\"contact\":\"c\",\"wrapUpSeconds\":-1",
        "wrapUpSeconds cannot be read: write seconds as a number from 0 to 86400, e.g. \"wrapUpSeconds\": 35.")]
    [InlineData("contact.updated", "\"contact\":\"c\",\"value\":\"12\"",
        "value cannot be read: write money at stake as a number, zero or more, e.g. \"value\": 120.5.")]
    [InlineData("contact.queued", "\"contact\":\"c\",\"queue\":\"q\",\"skills\":[1]",
        "skills cannot be read: write a list of names, e.g. \"skills\": [\"french\"].")]
    [InlineData("customer.contacted", "\"customer\":\"7\",\"reached\":\"yes\"",
        "reached cannot be read: write true when the customer was reached, else false, e.g. \"reached\": true.")]
    [InlineData("agent.state", "\"agent\":\"a\",\"state\":\"wrapup\"",
        "state cannot be read: write \"available\", \"busy\", \"wrapUp\", \"paused\" or \"offline\", e.g. \"state\": \"available\".")]
    [InlineData("agent.queues", "\"agent\":\"a\",\"queues\":\"q\"",
        "queues cannot be read: write a list, e.g. \"queues\": [{\"queue\": \"billing\", \"penalty\": 1}].")]
    [InlineData("agent.queues", "\"agent\":\"a\",\"queues\":[],\"capacity\":{\"chat\":256}",
        "chat cannot be read: write a whole number from 0 to 255, e.g. \"chat\": 3.")]
    [InlineData("source.synced", "\"covers\":[\"waiting\"]",
        "source.synced needs contacts: write a list, e.g. \"contacts\": [{\"contact\": \"c-17\", \"queue\": \"billing\", \"state\": \"waiting\", "
        + "\"since\": \"2026-11-21T09:30:00.250Z\"}].")]
    [InlineData("source.synced", "\"covers\":[],\"contacts\":[]",
        "covers cannot be read: write what your list of contacts is complete for, e.g. \"covers\": [\"waiting\", \"connected\"].")]
    [InlineData("source.synced", "\"covers\":[\"waiting\"],\"contacts\":[{\"contact\":\"c\",\"queue\":\"q\",\"state\":\"waiting\"}]",
        "contacts[0]: source.synced needs since: write RFC 3339 with an offset or Z, e.g. \"since\": \"2026-11-21T09:30:00.250Z\".")]
    [InlineData("source.synced", "\"covers\":[\"waiting\"],\"contacts\":[{\"contact\":\"c\",\"state\":\"waiting\",\"since\":\"2026-11-21T09:00:00Z\"}]",
        "contacts[0]: source.synced needs queue: write the queue's name as text, e.g. \"queue\": \"billing\".")]
    [InlineData("queue.configured", "\"queue\":\"q\",\"settings\":{\"treshold\":\"PT20S\"}",
        "settings: treshold is not a setting. Did you mean threshold? Known are name, shortName, channel, zone, startOfDay, openingHours, "
        + "threshold, target, serviceLevelFormula, shortAbandonSeconds, leftExcluded, leftAsAbandoned, answeredBy, value, "
        + "resolutionDays, maxAge, partner, promise, promisePauses, promiseReopens, holidays, order.")]
    [InlineData("queue.configured", "\"queue\":\"q\",\"settings\":{\"zone\":\"Mars/Olympus\"}",
        "settings: zone \"Mars/Olympus\" is not known here: write an IANA time zone, e.g. \"Europe/Berlin\".")]
    [InlineData("site.configured", "\"site\":\"other\",\"settings\":{}",
        "This is for site \"other\", but was sent to site \"main\": send it with the header \"site: other\".")]
    public void WhatIsWrongWithAFieldIsSaid(string type, string fields, string error) =>
        Assert.Equal(error, EventTexts.ErrorOf($$"""{"type":"{{type}}",{{At}},{{fields}}}"""));

    [Fact]
    public void AnIdMayHave256BytesAndNotOneMore()
    {
        Assert.Null(EventTexts.ErrorOf(Held + $"\"{new string('c', 256)}\"}}"));
        Assert.Null(EventTexts.ErrorOf(Held + $"\"{string.Concat(Enumerable.Repeat("\\u0063", 256))}\"}}"));
        const string error = "contact is longer than 256 bytes: send a shorter one.";
        Assert.Equal(error, EventTexts.ErrorOf(Held + $"\"{new string('c', 257)}\"}}"));
        Assert.Equal(error, EventTexts.ErrorOf(Held + $"\"{string.Concat(Enumerable.Repeat("\\u0063", 257))}\"}}"));
    }

    [Fact]
    public void AnEventMayHave64KilobytesAndNotOneByteMore()
    {
        var plain = Held + "\"c\",\"x\":\"\"}";
        string Filled(int bytes) => Held + $"\"c\",\"x\":\"{new string('x', bytes - plain.Length)}\"}}";
        Assert.Null(EventTexts.ErrorOf(Filled(64 * 1024)));
        const string error = "An event has at most 64 kB (source.synced 1024 kB): send only the fields that the event needs, "
            + "and split source.synced by its queues.";
        Assert.Equal(error, EventTexts.ErrorOf(Filled((64 * 1024) + 1)));
        Assert.Equal(error, EventTexts.ErrorOf(Filled((1024 * 1024) + 1)));
    }

    [Fact]
    public void ASyncMayHaveAMegabyteAndNotOneByteMore()
    {
        const string start = "{\"type\":\"source.synced\",\"at\":\"2026-11-21T09:30:00Z\",\"covers\":[\"waiting\"],\"contacts\":[],\"x\":\"";
        string Filled(int bytes) => start + new string('x', bytes - start.Length - 2) + "\"}";
        Assert.Null(EventTexts.ErrorOf(Filled(1024 * 1024)));
        Assert.StartsWith("An event has at most 64 kB (source.synced 1024 kB)", EventTexts.ErrorOf(Filled((1024 * 1024) + 1)), StringComparison.Ordinal);
    }

    [Fact]
    public void AListMayHave256EntriesAndNotOneMore()
    {
        string With(int skills) => "{\"type\":\"contact.queued\",\"at\":\"2026-11-21T09:30:00Z\",\"contact\":\"c\",\"queue\":\"q\",\"skills\":["
            + string.Join(',', Enumerable.Range(0, skills).Select(i => $"\"s{i}\"")) + "]}";
        Assert.Null(EventTexts.ErrorOf(With(256)));
        Assert.Equal("A list of skills or of an agent's queues has at most 256 entries: send fewer.", EventTexts.ErrorOf(With(257)));
    }

    [Fact]
    public void DeepNestingIsRefused()
    {
        string Nested(int levels) => Held + $"\"c\",\"x\":{new string('[', levels)}{new string(']', levels)}}}";
        Assert.Null(EventTexts.ErrorOf(Nested(15)));
        Assert.Equal("This is nested deeper than 16 levels: no event needs that; send its fields flat.", EventTexts.ErrorOf(Nested(16)));
    }

    [Fact]
    public void WhatIsNotUtf8IsRefused()
    {
        var bytes = Encoding.Latin1.GetBytes(Held + "\"Müller\"}");
        Assert.False(EventTexts.NewReader().Read(bytes, new EventBatch(), 0, out var error));
        Assert.Equal("This is not UTF-8 text: send the body encoded as UTF-8.", error);
    }

    [Fact]
    public void AnUnknownTypeThatIsNearNothingGetsTheWholeList()
    {
        var error = EventTexts.ErrorOf("{\"type\":\"call\"}");
        Assert.StartsWith("type \"call\" is not known; known are contact.started, contact.queued, ", error, StringComparison.Ordinal);
        Assert.EndsWith(", site.configured.", error, StringComparison.Ordinal);
    }

    [Fact]
    public void AWrongEventLeavesNoEventAndNoDetailBehind()
    {
        var reader = EventTexts.NewReader();
        var batch = new EventBatch();
        reader.Read("""{"type":"contact.queued","at":"2026-11-21T09:30:00Z","contact":"c","queue":"q","priority":1,"value":"x"}"""u8, batch, 0, out _);
        Assert.Equal((0, 0), (batch.Count, batch.DetailCount));
        Assert.True(reader.Read("""{"type":"contact.held","at":"2026-11-21T09:30:00Z","contact":"c"}"""u8, batch, 1, out _));
        Assert.Equal(0, batch.Events[0].Detail);
    }
}
