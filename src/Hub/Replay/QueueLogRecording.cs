using QueueMonitor.Engine.Events;
using QueueMonitor.Hub.Sources;
using QueueMonitor.Hub.Sources.Asterisk;

namespace QueueMonitor.Hub.Replay;

/// <summary>An Asterisk queue log, read from its beginning.</summary>
internal sealed class QueueLogRecording : Recording
{
    private readonly RecordingFile _file;
    private readonly LineStream _lines;
    private readonly QueueLogMapping _mapping = new();
    private long _now;

    public QueueLogRecording(RecordingFile file) => (_file, _lines) = (file, new LineStream(file.Content, QueueLogTail.LineBytesMax));

    public override string Source => QueueLogFollower.Source;

    public override LineProblems Problems => _mapping.Problems;

    public override double? Done => _file.Done;

    public override bool Next(EventBatch batch)
    {
        batch.Source = Source;
        while (batch.Count == 0)
        {
            if (!_lines.TryRead(out var line)) return false;
            _mapping.Map(line, batch);
        }

        foreach (ref readonly var told in batch.Events) _now = Math.Max(_now, told.At);
        batch.ReceivedAt = _now;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _lines.Dispose();
        base.Dispose(disposing);
    }
}
