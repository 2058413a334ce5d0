using System.Globalization;
using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Calendars.Holidays;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Promises;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Testing;

public sealed partial class FloorScript
{
    /// <summary>Sets up a queue.</summary>
    /// <param name="target">Share and seconds, as the trade says it: <c>80/20</c>.</param>
    /// <param name="promise">A threshold instead of the one in <paramref name="target"/>: <c>20s</c>, or <c>2 working days</c>.</param>
    public FloorScript Queue(
        string queue, string? target = null, string? promise = null, string? shortAbandon = null, MediaType? media = null,
            string? zone = null,
        string? startOfDay = null, ServiceLevelFormula? formula = null, AnsweredBy? answeredBy = null, string? maxAge = null,
        LeftReason[]? leftExcluded = null, LeftReason[]? leftAsAbandoned = null, WeeklyHours? hours = null, int? order = null)
    {
        var parts = target?.Split('/');
        return Add(New(EventType.QueueConfigured) with
        {
            Queue = queue,
            QueuePatch = new QueueSettingsPatch
            {
                Target = parts is null ? null : double.Parse(parts[0], CultureInfo.InvariantCulture) / 100,
                Threshold = promise is not null ? Promise(promise) : parts is null ? null : Threshold.Of(Span(parts[1] + "s")),
                ShortAbandon = shortAbandon is null ? null : Span(shortAbandon),
                Media = media,
                Zone = zone,
                StartOfDay = startOfDay is null ? null : TimeOnly.Parse(startOfDay, CultureInfo.InvariantCulture),
                ServiceLevelFormula = formula,
                AnsweredBy = answeredBy,
                MaxAge = maxAge is null ? null : Span(maxAge),
                LeftExcluded = leftExcluded is null ? null : LeftReasons.Of(leftExcluded),
                LeftAsAbandoned = leftAsAbandoned is null ? null : LeftReasons.Of(leftAsAbandoned),
                OpeningHours = hours,
                Order = order,
            },
        });
    }

    public FloorScript Configured(string queue, QueueSettingsPatch patch) =>
        Add(New(EventType.QueueConfigured) with { Queue = queue, QueuePatch = patch });

    public FloorScript SiteZone(string zone) =>
        Add(New(EventType.SiteConfigured) with { SitePatch = new SiteSettingsPatch { Zone = zone } });

    public FloorScript Erased(int customer) => Add(New(EventType.CustomerErased) with { Customer = customer });

    public FloorScript Started(string contact, MediaType media = MediaType.Unknown, int customer = 0) =>
        Add(New(EventType.ContactStarted) with { Contact = contact, Media = media, Customer = customer });

    public FloorScript Queued(
        string queue, string contact, MediaType media = MediaType.Unknown, int? priority = null, int customer = 0, double? value = null) =>
        Add(New(EventType.ContactQueued) with
        {
            Queue = queue,
            Contact = contact,
            Media = media,
            Priority = priority,
            Customer = customer,
            Value = value,
        });

    public FloorScript Offered(string contact, string to) => Add(New(EventType.ContactOffered) with { Contact = contact, Agent = to });

    public FloorScript Declined(string contact, string by) => Add(New(EventType.ContactDeclined) with { Contact = contact, Agent = by });

    public FloorScript Answered(string contact, string by, string? queue = null) =>
        Add(New(EventType.ContactAnswered) with { Contact = contact, Agent = by, Queue = queue });

    public FloorScript Held(string contact) => Of(EventType.ContactHeld, contact);

    public FloorScript Retrieved(string contact) => Of(EventType.ContactRetrieved, contact);

    public FloorScript Transferred(string contact, string? queue = null, string? agent = null, bool external = false) =>
        Add(New(EventType.ContactTransferred) with
        {
            Contact = contact,
            Queue = queue,
            Agent = agent,
            Flags = external ? EventFlags.External : EventFlags.None,
        });

    public FloorScript Joined(string contact, string agent) => Add(New(EventType.ContactJoined) with { Contact = contact, Agent = agent });

    public FloorScript Parted(string contact, string agent) => Add(New(EventType.ContactParted) with { Contact = contact, Agent = agent });

    public FloorScript Abandoned(string contact) => Of(EventType.ContactAbandoned, contact);

    public FloorScript Left(string contact, LeftReason reason) => Add(New(EventType.ContactLeft) with { Contact = contact, Left = reason });

    public FloorScript Replied(string contact, string? by = null) => Add(New(EventType.ContactReplied) with
    {
        Contact = contact,
        Agent = by
    });

    public FloorScript AutoReplied(string contact) =>
        Add(New(EventType.ContactReplied) with { Contact = contact, Flags = EventFlags.Auto });

    public FloorScript Messaged(string contact) => Of(EventType.ContactMessaged, contact);

    public FloorScript Pended(string contact) => Of(EventType.ContactPended, contact);

    public FloorScript Resumed(string contact) => Of(EventType.ContactResumed, contact);

    public FloorScript Completed(string contact, int? wrapUpSeconds = null) =>
        Add(New(EventType.ContactCompleted) with { Contact = contact, WrapUpMs = wrapUpSeconds * 1000 });

    /// <summary>A promise to this customer: within <c>4h</c> or <c>2 working days</c>, before <c>15:00</c> of the clock, or due at a time.</summary>
    public FloorScript Promised(string contact, string? within = null, string? before = null, string? due = null) =>
        Add(New(EventType.ContactPromised) with { Contact = contact, Promised = TermsOf(within, before, due) });

    /// <summary>What all who come to a queue are promised.</summary>
    public FloorScript Promises(
        string queue, string? within = null, string? before = null, bool? pauses = null, PromiseReopening? reopens = null, HolidayPlan? holidays = null) =>
        Id($"promises {_steps.Count}").Configured(queue, new QueueSettingsPatch
        {
            Promise = within is null && before is null ? null : TermsOf(within, before, null), PromisePauses = pauses, PromiseReopens = reopens,
            Holidays = holidays,
        });

    /// <summary>We call the customer, and reach the customer or not.</summary>
    public FloorScript Contacted(int customer, bool reached = true) =>
        Add(New(EventType.CustomerContacted) with { Customer = customer, Flags = reached ? EventFlags.Reached : EventFlags.None });

    public FloorScript Resolved(string contact) => Of(EventType.ContactResolved, contact);

    public FloorScript Updated(string contact, int? priority = null, double? value = null, int customer = 0) =>
        Add(New(EventType.ContactUpdated) with { Contact = contact, Priority = priority, Value = value, Customer = customer });

    public FloorScript Agent(string agent, AgentActivity state, params string[] queues) =>
        Add(New(EventType.AgentState) with { Agent = agent, Activity = state, Queues = queues.Length == 0 ? null : queues });

    /// <summary>The agent signs in, free, for these queues.</summary>
    public FloorScript SignedIn(string agent, params string[] queues) => Agent(agent, AgentActivity.Available, queues);

    public FloorScript Serves(string agent, string[] queues, AgentCapacity? capacity = null) =>
        Add(New(EventType.AgentQueues) with { Agent = agent, Queues = queues, Capacity = capacity });

    public FloorScript Heartbeat(bool goodbye = false) =>
        Add(New(EventType.SourceHeartbeat) with { Flags = goodbye ? EventFlags.Goodbye : EventFlags.None });

    /// <summary>The source tells all that it holds: <c>c1</c> waits in <c>sales</c> since 09:00 is <c>("c1", "sales", "09:00", null)</c>;
    /// with an agent's name as last part it is connected.</summary>
    public FloorScript Synced(bool waiting = true, bool connected = true, string[]? queues = null, FieldListedAgent[]? agents = null,
        params (string Contact, string Queue, string Since, string? Agent)[] holds) =>
        Add(New(EventType.SourceSynced) with
        {
            List = new FieldList(
                queues ?? [], waiting, connected,
                [.. holds.Select(h => new FieldListed(h.Contact, h.Queue, Moment(h.Since), h.Agent is not null, h.Agent))], agents),
        });

    private FloorScript Of(EventType type, string contact) => Add(New(type) with { Contact = contact });

    private FieldEvent New(EventType type) => new(type, _at);

    private PromiseTerms TermsOf(string? within, string? before, string? due) =>
        within is not null ? PromiseTerms.Within(Promise(within))
            : before is not null ? PromiseTerms.Before((int)TimeOnly.Parse(before, CultureInfo.InvariantCulture).ToTimeSpan().TotalMinutes)
            : PromiseTerms.Due(Moment(due!));

    private static Threshold Promise(string text) =>
        text.EndsWith(" working days", StringComparison.Ordinal)
            ? Threshold.OfWorkingDays(double.Parse(text.Split(' ')[0], CultureInfo.InvariantCulture))
            : Threshold.Of(Span(text));
}
