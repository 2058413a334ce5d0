using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Promises;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Sources;

namespace QueueMonitor.Hub.Replay.Tickets;

/// <summary>
/// Tickets of a help desk as e-mail in one queue, with the promise of an answer within two working days (Mon–Fri, 08:00–16:00). The
/// whole is read first and then given in the order of time.
/// </summary>
internal sealed class TicketRecording : Recording
{
    public const string Queue = "tickets";

    private readonly TicketStep[] _steps;
    private readonly string _zone;
    private int _next;
    private bool _configured;

    private TicketRecording(string source, string zone, List<TicketStep> steps, TicketCounts counts, LineProblems problems)
    {
        (Source, _zone, Counts, Problems) = (source, zone, counts, problems);
        // Stable: what happens to a ticket in one moment stays in its order.
        _steps = [.. steps.OrderBy(s => s.At)];
    }

    public override string Source { get; }

    public override LineProblems Problems { get; }

    public override double? Done => (double)_next / _steps.Length;

    /// <summary>By the recording's own columns.</summary>
    public TicketCounts Counts { get; }

    /// <exception cref="InvalidDataException">It is not of that format.</exception>
    public static TicketRecording Read(string name, TextReader file, RecordingFormat format, TimeZoneInfo zone)
    {
        var (steps, counts, problems) = (new List<TicketStep>(), new TicketCounts(), new LineProblems());
        if (format == RecordingFormat.ServiceNow) ServiceNowReader.Read(file, name, zone, problems, steps, counts);
        else HelpdeskReader.Read(file, name, problems, steps, counts);
        if (steps.Count == 0) throw new InvalidDataException($"No line of \"{name}\" is an event of a ticket. Is --format right?");
        return new TicketRecording(RecordingFormats.Names[(int)format], zone.Id, steps, counts, problems);
    }

    public override bool Next(EventBatch batch)
    {
        if (_next == _steps.Length) return false;
        batch.Source = Source;
        var at = batch.ReceivedAt = _steps[_next].At;
        if (!_configured) Configure(batch, at);
        for (; _next < _steps.Length && _steps[_next].At == at && !batch.IsFull; _next++) Add(batch, in _steps[_next]);
        return true;
    }

    public override IReadOnlyList<string> Differences(FloorSnapshot floor)
    {
        var (window, differences) = (floor.Queue(Queue)!.SinceStart, new List<string>());
        Compare("tickets that came", Counts.Tickets + Counts.Reopened, window.Offered);
        Compare("tickets that came back", Counts.Reopened - Counts.BackAsNew, window.Reopened);
        return differences;

        void Compare(string what, long told, long counted)
        {
            if (told != counted) differences.Add($"{what}: the recording says {told}, the engine {counted}.");
        }
    }

    private void Configure(EventBatch batch, long at)
    {
        _configured = true;
        ref var configured = ref batch.Add(EventType.QueueConfigured, at);
        configured.Queue = batch.Name(Queue);
        batch.AddDetail(ref configured).Payload = new QueueSettingsPatch
        {
            // A promise to customers, and no level to be looked at each second of some years.
            Media = MediaType.Email, Zone = _zone, Promise = PromiseTerms.Within(Threshold.OfWorkingDays(2)),
        };
    }

    private static void Add(EventBatch batch, in TicketStep step)
    {
        ref var told = ref batch.Add(step.Type, step.At, step.Ticket);
        // Times are minutes: what happened twice in one is told apart by its place.
        told.Id = Hash64.Combine((ulong)batch.Count, Hash64.Combine((ulong)step.At, told.Contact)) | 1;
        if (step.Type == EventType.ContactQueued) told.Queue = batch.Name(Queue);
        if (step.Agent is { } agent) told.Agent = batch.Name(agent);
    }
}
