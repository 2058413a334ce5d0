using QueueMonitor.Engine.Events;
using QueueMonitor.Hub.Intake;
using QueueMonitor.Hub.Sources;

namespace QueueMonitor.Hub.Replay;

/// <summary>The contract's events, one JSON object a line, in the order in which they were received.</summary>
internal sealed class NdjsonRecording : Recording
{
    // A recording tells no secret of a site; a fixed key gives the same pseudonyms in every replay.
    private static readonly Pseudonyms Customers = new("replay of a recording of events."u8);

    private readonly RecordingFile _file;
    private readonly LineStream _lines;
    private readonly EventReader _reader = new(Customers);
    private long _now;

    public NdjsonRecording(RecordingFile file) => (_file, _lines) = (file, new LineStream(file.Content, IntakeLimits.SyncedBytesMax));

    public override string Source => EventBatch.DefaultSource;

    public override LineProblems Problems { get; } = new();

    public override double? Done => _file.Done;

    public override bool Next(EventBatch batch)
    {
        batch.Source = Source;
        while (batch.Count == 0)
        {
            if (!_lines.TryRead(out var line)) return false;
            if (line.Trim(" \t"u8).IsEmpty || _reader.Read(line, batch, 0, out var error)) continue;
            Problems.Add(_lines.Lines, "rejectedLine", error);
        }

        batch.ReceivedAt = _now = Math.Max(_now, batch.Events[0].At);
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _lines.Dispose();
        base.Dispose(disposing);
    }
}
