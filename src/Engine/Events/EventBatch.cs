using System.Text;
using System.Threading.Tasks.Sources;
using QueueMonitor.Engine.Contacts;

namespace QueueMonitor.Engine.Events;

/// <summary>
/// Up to <see cref="EngineLimits.BatchEventsMax"/> events of one source with the texts that they name. Filled by one
/// thread, then given to the engine, which alone touches it until <see cref="Applied"/> completes. Rented and returned
/// through <see cref="MonitorEngine.RentBatch"/>; after its first use it allocates nothing.
/// </summary>
public sealed class EventBatch : IValueTaskSource
{
    private FloorEvent[] _events = new FloorEvent[64];
    private EventDetail[] _details = new EventDetail[16];
    private byte[] _text = new byte[4096];
    private NameSlot[] _names = new NameSlot[64];
    private short[] _nameTable = new short[256];
    private ushort[] _references = new ushort[16];
    private Refusal[] _refusals = new Refusal[8];
    private int _nameCount = 1;
    private ManualResetValueTaskSourceCore<bool> _applied = new() { RunContinuationsAsynchronously = true };

    private struct NameSlot
    {
        public ulong Hash;
        public int Offset;
        public int Length;
    }

    /// <summary>The source that these events come from. Ids are unique per source.</summary>
    public string Source { get; set; } = DefaultSource;

    public const string DefaultSource = "default";

    /// <summary>When the events reached us: milliseconds since 1970 UTC. The only clock that the floor knows.</summary>
    public long ReceivedAt { get; set; }

    /// <summary>The number of this batch among all that the site's journal holds, from 1; 0: it is not journalled.</summary>
    public long Position { get; set; }

    public int Count { get; private set; }

    public int DetailCount { get; private set; }

    public int TextLength { get; private set; }

    public int NameCount => _nameCount;

    public int ReferenceCount { get; private set; }

    public bool IsFull => Count >= EngineLimits.BatchEventsMax
        || TextLength >= EngineLimits.BatchTextBytesMax || _nameCount >= EngineLimits.BatchNamesMax;

    public Span<FloorEvent> Events => _events.AsSpan(0, Count);

    public Span<EventDetail> Details => _details.AsSpan(0, DetailCount);

    public ReadOnlySpan<ushort> References => _references.AsSpan(0, ReferenceCount);

    // Written by the engine loop before Applied completes, read by the sender after.

    /// <summary>How many events were applied.</summary>
    public int Accepted { get; internal set; }

    /// <summary>How many events had been seen before.</summary>
    public int Duplicates { get; internal set; }

    /// <summary>What was forgotten by <see cref="EventType.CustomerErased"/>.</summary>
    public ErasedCustomer Erased { get; internal set; }

    public int RefusalCount { get; private set; }

    /// <summary>Events that a bound of the engine kept out.</summary>
    public ReadOnlySpan<Refusal> Refusals => _refusals.AsSpan(0, RefusalCount);

    /// <summary>Adds an event of a contact; the caller fills in the rest through the reference before the next call.</summary>
    public ref FloorEvent Add(EventType type, long at, scoped ReadOnlySpan<byte> contact)
    {
        ref var added = ref Add(type, at);
        if (contact.Length == 0) return ref added;
        added.Contact = Hash64.Of(contact);
        added.ContactOffset = AddText(contact);
        added.ContactLength = (ushort)contact.Length;
        return ref added;
    }

    /// <inheritdoc cref="Add(EventType, long, ReadOnlySpan{byte})"/>
    public ref FloorEvent Add(EventType type, long at, string contact)
    {
        Span<byte> utf8 = stackalloc byte[EngineLimits.IdBytesMax];
        return ref Add(type, at, utf8[..Encoding.UTF8.GetBytes(contact, utf8)]);
    }

    /// <summary>Adds an event without a contact.</summary>
    public ref FloorEvent Add(EventType type, long at)
    {
        if (Count == _events.Length) Array.Resize(ref _events, Count * 2);
        ref var added = ref _events[Count];
        added = new FloorEvent { Type = type, At = at, Index = Count };
        Count++;
        return ref added;
    }

    /// <summary>Takes back the event added last (a reader found it wrong half-way).</summary>
    public void RemoveLast() => Count--;

    /// <summary>Gives the event a detail, empty at first; the reference holds until the next detail is added.</summary>
    public ref EventDetail AddDetail(ref FloorEvent to)
    {
        if (DetailCount == _details.Length) Array.Resize(ref _details, DetailCount * 2);
        _details[DetailCount] = EventDetail.Empty;
        to.Detail = ++DetailCount;
        return ref _details[DetailCount - 1];
    }

    /// <summary>The reference under which this batch knows a name; the same name gets the same reference.</summary>
    public ushort Name(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length == 0) return 0;
        var hash = Hash64.Of(utf8);
        var mask = _nameTable.Length - 1;
        var at = (int)hash & mask;
        while (_nameTable[at] != 0)
        {
            ref var known = ref _names[_nameTable[at]];
            if (known.Hash == hash && utf8.SequenceEqual(_text.AsSpan(known.Offset, known.Length))) return (ushort)_nameTable[at];
            at = (at + 1) & mask;
        }

        if (_nameCount == _names.Length) Array.Resize(ref _names, _nameCount * 2);
        _names[_nameCount] = new NameSlot { Hash = hash, Offset = AddText(utf8), Length = utf8.Length };
        _nameTable[at] = (short)_nameCount;
        var reference = (ushort)_nameCount++;
        if (_nameCount * 2 > _nameTable.Length) GrowNameTable();
        return reference;
    }

    /// <inheritdoc cref="Name(ReadOnlySpan{byte})"/>
    public ushort Name(string name)
    {
        Span<byte> utf8 = stackalloc byte[EngineLimits.IdBytesMax];
        return Name(utf8[..Encoding.UTF8.GetBytes(name, utf8)]);
    }

    public void AddReference(ushort name)
    {
        if (ReferenceCount == _references.Length) Array.Resize(ref _references, ReferenceCount * 2);
        _references[ReferenceCount++] = name;
    }

    public ReadOnlySpan<byte> NameText(ushort reference) => _text.AsSpan(_names[reference].Offset, _names[reference].Length);

    public ulong NameHash(ushort reference) => _names[reference].Hash;

    public ReadOnlySpan<byte> ContactText(in FloorEvent of) => _text.AsSpan(of.ContactOffset, of.ContactLength);

    public ReadOnlySpan<byte> Text(int offset, int length) => _text.AsSpan(offset, length);

    public int AddText(ReadOnlySpan<byte> utf8)
    {
        var offset = TextLength;
        if (offset + utf8.Length > _text.Length) Array.Resize(ref _text, Math.Max(_text.Length * 2, offset + utf8.Length));
        utf8.CopyTo(_text.AsSpan(offset));
        TextLength += utf8.Length;
        return offset;
    }

    /// <summary>Completes when the loop has applied the batch; await it once per hand-over.</summary>
    public ValueTask Applied => new(this, _applied.Version);

    internal void Refuse(int index, RefusalReason reason)
    {
        if (RefusalCount == _refusals.Length) Array.Resize(ref _refusals, RefusalCount * 2);
        _refusals[RefusalCount++] = new Refusal(index, reason);
    }

    internal void MarkApplied() => _applied.SetResult(true);

    /// <summary>Ends the wait for <see cref="Applied"/> with the reason why the batch is not applied: for whoever stands before the engine.</summary>
    public void MarkFailed(Exception reason) => _applied.SetException(reason);

    /// <summary>Makes a batch that was not applied ready to be offered once more, with the same events.</summary>
    public void Renew()
    {
        (Accepted, Duplicates, RefusalCount, ReceivedAt, Position, Erased) = (0, 0, 0, 0, 0, default);
        _applied.Reset();
    }

    /// <summary>Empties the batch for its next use.</summary>
    public void Clear()
    {
        if (_nameCount > 1) Array.Clear(_nameTable);
        Array.Clear(_details, 0, DetailCount);
        (Count, DetailCount, TextLength, ReferenceCount, _nameCount) = (0, 0, 0, 0, 1);
        (Accepted, Duplicates, RefusalCount, Erased) = (0, 0, 0, default);
        (Source, ReceivedAt, Position) = (DefaultSource, 0, 0);
        _applied.Reset();
    }

    private void GrowNameTable()
    {
        _nameTable = new short[_nameTable.Length * 2];
        var mask = _nameTable.Length - 1;
        for (var i = 1; i < _nameCount; i++)
        {
            var at = (int)_names[i].Hash & mask;
            while (_nameTable[at] != 0) at = (at + 1) & mask;
            _nameTable[at] = (short)i;
        }
    }

    void IValueTaskSource.GetResult(short token) => _applied.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _applied.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _applied.OnCompleted(continuation, state, token, flags);
}

/// <summary>What the floor held of a customer, and holds no longer.</summary>
/// <param name="Contacts">Contacts of which it was known whose they are.</param>
/// <param name="Today">The customer stood among those of the day.</param>
/// <param name="Patience">It was known how patient the customer is.</param>
public readonly record struct ErasedCustomer(int Contacts, bool Today, bool Patience);

/// <summary>An event that a bound of the engine kept out, under its <see cref="FloorEvent.Index"/>.</summary>
public readonly record struct Refusal(int Index, RefusalReason Reason);

/// <summary>Why the engine did not take an event that was well formed.</summary>
public enum RefusalReason : byte
{
    /// <summary>The site has <see cref="EngineLimits.QueuesMax"/> queues.</summary>
    TooManyQueues,

    /// <summary>The site has <see cref="EngineLimits.AgentsMax"/> agents.</summary>
    TooManyAgents,

    /// <summary>The site has <see cref="EngineLimits.OpenContactsMax"/> open contacts.</summary>
    TooManyContacts,

    /// <summary>The site has <see cref="EngineLimits.SourcesMax"/> sources.</summary>
    TooManySources,

    /// <summary>The queue's or site's settings cannot be used, e.g. an unknown time zone.</summary>
    SettingsUnusable,

    /// <summary>An erasure that does not say of whom.</summary>
    NobodyNamed,

    /// <summary>The plan has <see cref="EngineLimits.PlannedIntervalsMax"/> quarter-hours, or <see cref="EngineLimits.PlannedShiftsMax"/>
    /// stretches of shifts.</summary>
    PlanTooLarge,

    /// <summary>A plan or an act of the desk that does not say what it needs to, or of something that is not known.</summary>
    NotUnderstood,
}
