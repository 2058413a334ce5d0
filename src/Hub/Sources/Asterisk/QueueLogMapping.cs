using QueueMonitor.Engine;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;

namespace QueueMonitor.Hub.Sources.Asterisk;

/// <summary>
/// Turns the lines of a queue log into events. The log has whole seconds, and says in CONNECT and ABANDON how long the
/// PBX itself measured the wait: an end is placed at entry + that wait, so that our waits are the PBX's to the second even
/// where the two line times were rounded apart. Used by one thread.
/// </summary>
public sealed class QueueLogMapping
{
    /// <summary>Rounding moves a line by less than a second at each end; past this the stated wait is not of this visit.</summary>
    private const long RoundingMs = 2_000;

    /// <summary>Calls whose end has not been seen; ten times the calls that one Asterisk carries at once. The oldest goes first.</summary>
    private const int CallsMax = 20_000;

    /// <summary>Characters of a caller's number or address; what is longer is neither.</summary>
    private const int CallerMax = EngineLimits.IdBytesMax / 4;

    private const string Disagrees = "waitDisagrees", EnteredBefore = "enteredBeforeLog";
    private const string Malformed = "malformedLine", Unknown = "unknownVerb";

    private static readonly string[] Withheld = ["<unknown>", "unknown", "anonymous", "unavailable"];

    private readonly Dictionary<string, Call> _calls = new(StringComparer.Ordinal);
    private readonly Queue<string> _callOrder = new();
    private readonly QueueLogMembers _members = new();
    private readonly LineIds _ids = new();
    private readonly Func<string, UInt128>? _pseudonym;
    private EventBatch _batch = null!;
    private long _line;

    private sealed class Call
    {
        public required string Queue { get; init; }

        public required long EnteredAt { get; init; }

        public long AnsweredAt { get; set; }
    }

    /// <param name="pseudonym">Makes a customer's pseudonym of a caller's number; null: customers are not told.</param>
    public QueueLogMapping(Func<string, UInt128>? pseudonym = null) => _pseudonym = pseudonym;

    /// <summary>Lines that could not be used, or not as they stand.</summary>
    public LineProblems Problems { get; } = new();

    /// <summary>Lines read, the empty ones too.</summary>
    public long Lines => _line;

    /// <summary>The newest time that a line has told, in milliseconds since 1970 UTC; 0 before the first.</summary>
    public long NewestAt { get; private set; }

    /// <summary>Adds what a line says to the batch: no event, one, or two.</summary>
    /// <returns>False when the line could not be read; it is among <see cref="Problems"/>.</returns>
    public bool Map(ReadOnlySpan<byte> text, EventBatch batch)
    {
        _line++;
        text = text.TrimEnd((byte)'\r');
        if (text.IsEmpty) return true;
        if (!QueueLogLine.TryParse(text, out var line, out var wrong)) return Refuse(wrong);
        _batch = batch;
        NewestAt = Math.Max(NewestAt, line.At);
        _ids.Begin(line.At, text);
        return Dispatch(line);
    }

    /// <summary>Passes over a line of an earlier day: only what it says of agents is remembered.</summary>
    internal void Skip(in QueueLogLine line)
    {
        _line++;
        NewestAt = Math.Max(NewestAt, line.At);
        _members.Remember(line);
    }

    /// <summary>Tells of every agent what it does, as remembered from lines that were passed over.</summary>
    internal void TellMembers(long at, EventBatch batch) => _members.TellAll(at, batch, _ids);

    private bool Dispatch(in QueueLogLine line)
    {
        switch (line.Verb)
        {
            case "ENTERQUEUE": return Enter(line);
            case "CONNECT": return Connect(line);
            case "ABANDON": return End(line, EventType.ContactAbandoned, default, 3);
            case "EXITWITHTIMEOUT": return End(line, EventType.ContactLeft, LeftReason.Timeout, 3);
            case "EXITEMPTY": return End(line, EventType.ContactLeft, LeftReason.Empty, 3);
            case "WITHDRAW": return End(line, EventType.ContactLeft, LeftReason.Withdrawn, 3);
            case "EXITWITHKEY": return End(line, EventType.ContactLeft, LeftReason.Key, 4);
            case "SYSCOMPAT": return End(line, EventType.ContactLeft, LeftReason.Failed, 0);
            case "RINGNOANSWER" or "RINGCANCELED" or "AGENTDUMP": return Decline(line);
            case "COMPLETECALLER" or "COMPLETEAGENT": return Complete(line, EventType.ContactCompleted, 2);
            case "BLINDTRANSFER" or "TRANSFER": return Complete(line, EventType.ContactTransferred, 4);
            case "ATTENDEDTRANSFER": return Complete(line, EventType.ContactTransferred, line.Data(1) == "LINK" ? 5 : 4);
            case "QUEUESTART": return Restart(line);
            case "CONFIGRELOAD" or "DID" or "PENALTY" or "RINGINUSE" or "OUTCALL": return true;
            default:
                if (_members.TryMap(line, _batch, _ids, out var wrong)) return true;
                if (wrong.Length > 0) return Refuse(wrong);
                Problems.Add(_line, Unknown, $"\"{line.Verb}\" is no word about calls or agents known here; the line has no effect.");
                return true;
        }
    }

    private bool Enter(in QueueLogLine line)
    {
        if (!NamesCallAndQueue(line)) return Refuse($"{line.Verb} must name a call and a queue.");
        Remember(line.Call, new Call { Queue = line.Queue, EnteredAt = line.At });
        AddQueued(line, line.At, CallerOf(line.Data(2)));
        return true;
    }

    private bool Connect(in QueueLogLine line)
    {
        if (!NamesCallAndQueue(line)) return Refuse($"{line.Verb} must name a call and a queue.");
        if (!QueueLogLine.IsName(line.Agent)) return Refuse("CONNECT must name the agent who answered.");
        var call = Visit(line, line.Seconds(1));
        var at = call is null ? line.At : EndOf(call, line, line.Seconds(1));
        if (call is null) Remember(line.Call, call = new Call { Queue = line.Queue, EnteredAt = at });
        call.AnsweredAt = at;
        ref var answered = ref Add(EventType.ContactAnswered, at, line.Call);
        answered.Queue = _batch.Name(line.Queue);
        answered.Agent = _batch.Name(line.Agent);
        _members.Answered(line, _batch, _ids);
        return true;
    }

    private bool End(in QueueLogLine line, EventType type, LeftReason reason, int waitField)
    {
        if (!NamesCallAndQueue(line)) return Refuse($"{line.Verb} must name a call and a queue.");
        var wait = waitField == 0 ? null : line.Seconds(waitField);
        var call = Visit(line, wait);
        _calls.Remove(line.Call);
        ref var ended = ref Add(type, call is null ? line.At : EndOf(call, line, wait), line.Call);
        ended.Code = (byte)reason;
        return true;
    }

    private bool Decline(in QueueLogLine line)
    {
        if (!NamesCallAndQueue(line)) return Refuse($"{line.Verb} must name a call and a queue.");
        if (!QueueLogLine.IsName(line.Agent)) return Refuse($"{line.Verb} must name the agent whose phone rang.");
        Add(EventType.ContactDeclined, line.At, line.Call).Agent = _batch.Name(line.Agent);
        return true;
    }

    // The talk time is the PBX's own as well; and a conversation never ends before it began.
    private bool Complete(in QueueLogLine line, EventType type, int talkField)
    {
        if (!NamesCallAndQueue(line)) return Refuse($"{line.Verb} must name a call and a queue.");
        var at = line.At;
        if (_calls.Remove(line.Call, out var call) && call.AnsweredAt > 0)
        {
            var ended = call.AnsweredAt + ((line.Seconds(talkField) ?? 0) * 1000);
            at = Math.Abs(ended - line.At) <= RoundingMs ? ended : Math.Max(line.At, call.AnsweredAt);
        }

        ref var completed = ref Add(type, at, line.Call);
        if (type == EventType.ContactTransferred) completed.Flags = EventFlags.External;
        return true;
    }

    // All calls that were in Asterisk are gone, and it says no word about any of them.
    private bool Restart(in QueueLogLine line)
    {
        _calls.Clear();
        _callOrder.Clear();
        ref var synced = ref _batch.Add(EventType.SourceSynced, line.At);
        synced.Id = _ids.Next();
        _batch.AddDetail(ref synced).Payload = new SyncedFloor([], CoversWaiting: true, CoversConnected: true, [], Agents: null);
        return true;
    }

    // The visit that a line ends. When the log began after the call had entered, its stated wait tells when that was.
    private Call? Visit(in QueueLogLine line, long? waitSeconds)
    {
        if (_calls.TryGetValue(line.Call, out var call) && call.Queue == line.Queue && call.AnsweredAt == 0) return call;
        if (call is not null || waitSeconds is not { } wait) return null;
        Problems.Add(_line, EnteredBefore, $"Call {line.Call} entered {line.Queue} before this log began: {wait} s earlier, it says.");
        call = new Call { Queue = line.Queue, EnteredAt = line.At - (wait * 1000) };
        Remember(line.Call, call);
        AddQueued(line, call.EnteredAt, 0);
        return call;
    }

    private long EndOf(Call call, in QueueLogLine line, long? waitSeconds)
    {
        if (waitSeconds is not { } wait) return Math.Max(line.At, call.EnteredAt);
        var at = call.EnteredAt + (wait * 1000);
        if (Math.Abs(at - line.At) <= RoundingMs) return at;
        var between = (line.At - call.EnteredAt) / 1000;
        Problems.Add(_line, Disagrees, $"Call {line.Call}: it states a wait of {wait} s, its times say {between} s; they were taken.");
        return Math.Max(line.At, call.EnteredAt);
    }

    private void AddQueued(in QueueLogLine line, long at, UInt128 customer)
    {
        ref var queued = ref Add(EventType.ContactQueued, at, line.Call);
        queued.Queue = _batch.Name(line.Queue);
        queued.Media = MediaType.Voice;
        if (customer != 0) _batch.AddDetail(ref queued).Customer = customer;
    }

    private ref FloorEvent Add(EventType type, long at, string call)
    {
        ref var added = ref _batch.Add(type, at, call);
        added.Id = _ids.Next();
        return ref added;
    }

    private UInt128 CallerOf(string number) =>
        _pseudonym is null || number.Trim() is not { Length: > 0 and <= CallerMax } caller || IsWithheld(caller) ? 0 : _pseudonym(caller);

    private static bool IsWithheld(string caller) => Withheld.Contains(caller, StringComparer.OrdinalIgnoreCase);

    private static bool NamesCallAndQueue(in QueueLogLine line) => QueueLogLine.IsName(line.Call) && QueueLogLine.IsName(line.Queue);

    private bool Refuse(string wrong)
    {
        Problems.Add(_line, Malformed, wrong);
        return false;
    }

    private void Remember(string id, Call call)
    {
        _calls[id] = call;
        _callOrder.Enqueue(id);
        while (_callOrder.Count > CallsMax) _calls.Remove(_callOrder.Dequeue());
    }
}
