using System.Text;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Intake;
using QueueMonitor.Hub.Sources;

namespace QueueMonitor.Hub.Replay;

/// <summary>
/// A month of the calls of a bank's contact centre (Israel, 1999): one row a call, sorted by telephone line, so the whole
/// is read first and then given in the order of time. Times are local, the queue is the type of the call.
/// </summary>
internal sealed class BankRecording : Recording
{
    public const string DefaultZone = "Asia/Jerusalem";

    // A recording tells no secret of a site; a fixed key gives the same pseudonyms in every replay.
    private static readonly Pseudonyms Customers = new("replay of a public recording: 32"u8);

    private readonly List<BankCall> _calls;
    private readonly Moment[] _moments;
    private readonly Dictionary<string, UInt128> _customers = new(StringComparer.Ordinal);
    private int _next;
    private bool _configured;

    private enum Step : byte
    {
        Started,
        Queued,
        Answered,
        Abandoned,
        Completed,
    }

    private readonly record struct Moment(long At, int Call, Step Step) : IComparable<Moment>
    {
        // At equal times the order of lines decides, and within a call that of its steps.
        public int CompareTo(Moment other) => (At, Call, Step).CompareTo((other.At, other.Call, other.Step));
    }

    private BankRecording(List<BankCall> calls, LineProblems problems)
    {
        (_calls, Problems) = (calls, problems);
        _moments = [.. calls.SelectMany(Moments)];
        Array.Sort(_moments);
        Queued = Figures(calls);
    }

    /// <exception cref="InvalidDataException">No line of it can be read as a call.</exception>
    public static BankRecording Read(string name, TextReader file, TimeZoneInfo zone)
    {
        var problems = new LineProblems();
        var calls = new BankReader(new BankCalendar(zone), problems).Read(file).ToList();
        if (calls.Count > 0) return new BankRecording(calls, problems);
        throw new InvalidDataException(
            $"No line of \"{name}\" is a call of the bank's recording: such lines have {BankRow.Columns} fields. Is --format right?");
    }

    public override string Source => "bank1999";

    public override LineProblems Problems { get; }

    public override double? Done => (double)_next / _moments.Length;

    public override QueuedFigures? Queued { get; }

    public IReadOnlyList<BankCall> Calls => _calls;

    public override bool Next(EventBatch batch)
    {
        if (_next == _moments.Length) return false;
        batch.Source = Source;
        var at = batch.ReceivedAt = _moments[_next].At;
        if (!_configured) Configure(batch, at);
        for (; _next < _moments.Length && _moments[_next].At == at && !batch.IsFull; _next++) Add(batch, _moments[_next]);
        return true;
    }

    public override IReadOnlyList<string> Differences(FloorSnapshot floor)
    {
        var total = floor.Site.SinceStart;
        var answered = _calls.Count(c => c.Outcome == BankOutcome.Agent);
        var differences = new List<string>();
        Compare("offered", Queued!.Count + answered - Queued.Answered, total.Offered);
        Compare("answered", answered, total.Answered);
        Compare("abandoned in queue", Queued.Abandoned, total.Abandoned + total.ShortAbandoned);
        Compare("gave up before any queue", _calls.Count - answered - Queued.Abandoned, total.GaveUpBeforeQueue);
        return differences;

        void Compare(string what, long recorded, long counted)
        {
            if (recorded != counted) differences.Add($"{what}: {recorded} by the recording's rows, {counted} by the engine.");
        }
    }

    private static IEnumerable<Moment> Moments(BankCall call, int index)
    {
        yield return new Moment(call.EnteredAt, index, Step.Started);
        if (call.QueuedAt is { } queued) yield return new Moment(queued, index, Step.Queued);
        if (call.Outcome == BankOutcome.Hang)
        {
            yield return new Moment(call.EndedAt, index, Step.Abandoned);
            yield break;
        }

        yield return new Moment(call.EndedAt, index, Step.Answered);
        yield return new Moment(call.EndedAt + (call.ServiceSeconds * 1000L), index, Step.Completed);
    }

    // Every call of this recording has its end, however long it took, so none is a ghost.
    private void Configure(EventBatch batch, long at)
    {
        _configured = true;
        var withoutGhosts = new QueueSettingsPatch { Media = MediaType.Voice, MaxAge = TimeSpan.Zero };
        var visits = _calls.Where(c => c.QueuedAt is not null || c.Outcome == BankOutcome.Agent);
        foreach (var queue in visits.Select(c => c.Queue).Distinct().Order(StringComparer.Ordinal))
        {
            ref var configured = ref batch.Add(EventType.QueueConfigured, at);
            configured.Queue = batch.Name(queue);
            batch.AddDetail(ref configured).Payload = withoutGhosts;
        }
    }

    private void Add(EventBatch batch, Moment moment)
    {
        var call = _calls[moment.Call];
        ref var added = ref batch.Add(TypeOf(moment.Step), moment.At, call.Id);
        added.Id = Hash64.Combine(added.Contact, (ulong)moment.Step);
        switch (moment.Step)
        {
            case Step.Started:
                added.Media = MediaType.Voice;
                if (call.Customer is not null) batch.AddDetail(ref added).Customer = CustomerOf(call.Customer);
                break;
            case Step.Queued:
                added.Queue = batch.Name(call.Queue);
                added.Media = MediaType.Voice;
                batch.AddDetail(ref added).Priority = call.Priority;
                break;
            case Step.Answered:
                added.Queue = batch.Name(call.Queue);
                if (call.Server is not null) added.Agent = batch.Name(call.Server);
                break;
        }
    }

    private static EventType TypeOf(Step step) => step switch
    {
        Step.Started => EventType.ContactStarted,
        Step.Queued => EventType.ContactQueued,
        Step.Answered => EventType.ContactAnswered,
        Step.Abandoned => EventType.ContactAbandoned,
        _ => EventType.ContactCompleted,
    };

    private UInt128 CustomerOf(string customer)
    {
        if (!_customers.TryGetValue(customer, out var pseudonym))
            _customers[customer] = pseudonym = Customers.Of(Encoding.UTF8.GetBytes(customer));
        return pseudonym;
    }

    private static QueuedFigures Figures(List<BankCall> calls)
    {
        var queued = calls.Where(c => c.QueuedAt is not null).ToList();
        var waits = queued.Select(c => c.WaitSeconds).Order().ToArray();
        return new QueuedFigures(
            waits.Length,
            queued.Count(c => c.Outcome == BankOutcome.Agent),
            queued.Count(c => c.Outcome == BankOutcome.Hang),
            waits.Length == 0 ? null : waits.Average(),
            waits.Length == 0 ? null : waits[(((9 * waits.Length) + 9) / 10) - 1]);
    }
}
