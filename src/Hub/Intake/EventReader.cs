using System.Diagnostics.CodeAnalysis;
using System.Text;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;
using QueueMonitor.Hub.Intake.Reading;

namespace QueueMonitor.Hub.Intake;

/// <summary>
/// Turns the JSON of one event into a <see cref="FloorEvent"/> in a batch. An event is taken whole or not at all; a wrong one never
/// throws but says what to do. A known field that stands twice is an error; unknown ones are dropped and counted by name.
/// Allocates nothing for events of contacts once batch and reader are warm. Used by one thread at a time.
/// </summary>
public sealed class EventReader
{
    private static readonly ulong Head = EventFields.Set(
        EventField.Id, EventField.Type, EventField.At, EventField.Contact, EventField.Site);
    private static readonly ulong InSynced = EventFields.Set(
        EventField.Queues, EventField.Covers, EventField.Contacts, EventField.Agents);

    private const int FieldsMax = 64;

    // What an unknown type is shown with, at most: it comes from outside.
    private const int TypeShownMax = 64;

    private readonly Pseudonyms _pseudonyms;
    private readonly string? _site;
    private readonly ListReader _lists;
    private readonly FieldValue[] _values = new FieldValue[FieldsMax];
    private readonly FieldValue[] _envelope = new FieldValue[FieldsMax];
    private readonly byte[] _scratch = new byte[EngineLimits.IdBytesMax];

    /// <param name="pseudonyms">Makes pseudonyms of customers under the site's key.</param>
    /// <param name="site">The site that the events are for; <c>site.configured</c> for another is an error. Null: not checked.</param>
    public EventReader(Pseudonyms pseudonyms, string? site = null)
    {
        (_pseudonyms, _site) = (pseudonyms, site);
        _lists = new ListReader(Unknown);
    }

    /// <summary>Fields that were dropped because no event, or not this type of event, knows them.</summary>
    public UnknownFields Unknown { get; } = new();

    /// <summary>Reads one event of the contract. False: nothing was added, and <paramref name="error"/> says what to do.</summary>
    /// <param name="json">One JSON object in UTF-8, with nothing but white space around it.</param>
    /// <param name="batch">Takes the event; the caller sees to it that it is not full.</param>
    /// <param name="index">The event's place in what was sent, from 0.</param>
    /// <param name="error">What is wrong and what to do.</param>
    public bool Read(ReadOnlySpan<byte> json, EventBatch batch, int index, [NotNullWhen(false)] out string? error)
    {
        return Tell(Read(json, batch, index), out error);
    }

    /// <summary>Reads one CloudEvent 1.0 in structured form: type, id and time from its envelope, the rest from <c>data</c>.</summary>
    /// <inheritdoc cref="Read(ReadOnlySpan{byte}, EventBatch, int, out string?)"/>
    public bool ReadCloudEvent(ReadOnlySpan<byte> json, EventBatch batch, int index, [NotNullWhen(false)] out string? error)
    {
        return Tell(ReadStructured(json, batch, index), out error);
    }

    /// <summary>Reads one CloudEvent 1.0 in binary form: type, id and time from headers, the other fields from the body.</summary>
    /// <inheritdoc cref="Read(ReadOnlySpan{byte}, EventBatch, int, out string?)"/>
    public bool ReadCloudEvent(CloudEventHeaders headers, ReadOnlySpan<byte> json, EventBatch batch, [NotNullWhen(false)] out string? error)
    {
        return Tell(headers.Check(out var type, out var time, out var id)
            ?? ReadData(json.Trim(" \t\r\n"u8), type, time, id, batch, index: 0), out error);
    }

    /// <summary>What kind of error the last event had that could not be read.</summary>
    public RefusalCause Cause { get; private set; }

    private bool Tell(ReadError? wrong, [NotNullWhen(false)] out string? error)
    {
        error = wrong?.Text;
        if (wrong is not null) Cause = wrong.Cause;
        return error is null;
    }

    internal static ReadError UnknownType(ReadOnlySpan<byte> type)
    {
        var text = Encoding.UTF8.GetString(type);
        return ReadErrors.UnknownType(text.Length <= TypeShownMax ? text : string.Concat(text.AsSpan(0, TypeShownMax), "…"));
    }

    private ReadError? Read(ReadOnlySpan<byte> json, EventBatch batch, int index)
    {
        if (FieldPass.Run(json, envelope: false, _values, Unknown, _scratch, out var given) is { } wrong) return wrong;
        var set = new FieldSet(json, _values, given, _scratch);
        return TypeOf(set, envelope: false, out var type)
            ?? IdOf(set, 0, out var id)
            ?? TimeOf(set, EventField.At, out var at)
            ?? Build(set, new EventHead(type, at, id, index), batch);
    }

    private ReadError? ReadStructured(ReadOnlySpan<byte> json, EventBatch batch, int index)
    {
        if (FieldPass.Run(json, envelope: true, _envelope, Unknown, _scratch, out var given) is { } wrong) return wrong;
        var envelope = new FieldSet(json, _envelope, given, _scratch);
        long at = 0;
        var hasTime = envelope.Has(EventField.Time);
        if (hasTime && TimeOf(envelope, EventField.Time, out at) is { } wrongTime) return wrongTime;
        var data = envelope.Has(EventField.Data) ? envelope.Raw(EventField.Data) : default;
        return CloudEvents.CheckEnvelope(envelope)
            ?? TypeOf(envelope, envelope: true, out var type)
            ?? CloudEvents.SourceOf(envelope, out var source)
            ?? IdOf(envelope, source, out var id)
            ?? ReadData(data, type, hasTime ? at : null, id, batch, index);
    }

    private ReadError? ReadData(ReadOnlySpan<byte> data, EventType type, long? time, ulong id, EventBatch batch, int index)
    {
        ulong given = 0;
        if (data.Length > 0
            && FieldPass.Run(data, envelope: false, _values, Unknown, _scratch, out given) is { } wrong) return wrong;
        var set = new FieldSet(data, _values, given, _scratch);
        // The event's own time says more than the envelope's, which may be that of a relay.
        var at = time ?? 0;
        if (set.Has(EventField.At) && TimeOf(set, EventField.At, out at) is { } wrongTime) return wrongTime;
        if (!set.Has(EventField.At) && time is null) return ReadErrors.Missing(EventField.Time, EventType.None);
        return Build(set, new EventHead(type, at, id, index), batch);
    }

    private ReadError? Build(in FieldSet set, in EventHead head, EventBatch batch)
    {
        var type = head.Type;
        var known = EventTypes.Known(type);
        foreach (var missing in new FieldBits(EventTypes.Required(type) & ~set.Given)) return ReadErrors.Missing(missing, type);
        if (set.Size > IntakeLimits.EventBytesMax && type != EventType.SourceSynced) return ReadErrors.EventTooLarge;
        foreach (var dropped in new FieldBits(set.Given & ~known)) Unknown.Count(dropped);

        var later = type == EventType.SourceSynced ? Head | InSynced : Head;
        var draft = new EventDraft();
        foreach (var field in new FieldBits(set.Given & known & ~later))
            if (draft.Take(field, set, type, batch, _lists, _pseudonyms) is { } wrong) return wrong;
        if (draft.Finish(set, type, batch, _lists) is { } unfinished) return unfinished;
        if (type == EventType.SiteConfigured && CheckSite(set) is { } otherSite) return otherSite;
        return Add(set, head, draft, batch);
    }

    private static ReadError? Add(in FieldSet set, in EventHead head, in EventDraft draft, EventBatch batch)
    {
        ReadOnlySpan<byte> contact = default;
        var known = EventTypes.Known(head.Type);
        if ((known & set.Given & EventFields.Bit(EventField.Contact)) != 0
            && set.Text(EventField.Contact, head.Type, out contact) is { } wrong) return wrong;
        ref var added = ref batch.Add(head.Type, head.At, contact);
        (added.Id, added.Index) = (head.Id, head.Index);
        (added.Queue, added.Agent, added.Reason) = (draft.Queue, draft.Agent, draft.Reason);
        (added.Code, added.Media, added.Flags) = (draft.Code, draft.Media, draft.Flags);
        if (draft.HasDetail) batch.AddDetail(ref added) = draft.Detail;
        return null;
    }

    private ReadError? CheckSite(in FieldSet set)
    {
        if (_site is null || !set.Has(EventField.Site)) return null;
        if (set.Text(EventField.Site, EventType.SiteConfigured, out var given) is { } wrong) return wrong;
        var site = Encoding.UTF8.GetString(given);
        return site == _site ? null : ReadErrors.OtherSite(site, _site);
    }

    private static ReadError? TypeOf(in FieldSet set, bool envelope, out EventType type)
    {
        type = EventType.None;
        if (!set.Has(EventField.Type)) return ReadErrors.Missing(EventField.Type, EventType.None);
        if (set.Text(EventField.Type, EventType.None, out var text) is { } wrong) return wrong;
        type = envelope ? EventTypes.OfCloudEvent(text) : EventTypes.Of(text);
        return type == EventType.None ? UnknownType(text) : null;
    }

    private static ReadError? IdOf(in FieldSet set, ulong seed, out ulong id)
    {
        id = 0;
        if (!set.Has(EventField.Id)) return null;
        if (set.Text(EventField.Id, EventType.None, out var text) is { } wrong) return wrong;
        id = seed == 0 ? Hash64.Of(text) : Hash64.Of(text, seed);
        return null;
    }

    private static ReadError? TimeOf(in FieldSet set, EventField field, out long at)
    {
        at = 0;
        return set.Has(field) ? set.Time(field, EventType.None, out at) : ReadErrors.Missing(field, EventType.None);
    }

    private readonly record struct EventHead(EventType Type, long At, ulong Id, int Index);
}
