using System.Diagnostics.Metrics;

namespace QueueMonitor.Hub.Boards;

/// <summary>What the live feed says of itself, under the meter <c>QueueMonitor</c>.</summary>
internal sealed class BoardMetrics : IDisposable
{
    public const string MeterName = "QueueMonitor";

    // Quantiles are of the last five to ten minutes: two halves that take turns.
    private static readonly TimeSpan Half = TimeSpan.FromMinutes(5);

    private readonly TimeProvider _pace;
    private readonly Meter _meter;
    private readonly Histogram<double> _paint;
    private readonly Histogram<double> _frame;
    private readonly Counter<long> _framesSent;
    private readonly Counter<long> _framesSkipped;
    private readonly Counter<long> _snapshotsSent;
    private readonly Counter<long> _cutOff;
    private readonly Counter<long> _nothingNew;
    private readonly Lock _turning = new();
    private LogLinearHistogram _current = new();
    private LogLinearHistogram _before = new();
    private long _turnedAt;

    public BoardMetrics(IMeterFactory meters, TimeProvider pace, Func<int> walls, Func<int> boards)
    {
        (_pace, _turnedAt) = (pace, pace.GetTimestamp());
        _meter = meters.Create(MeterName);
        var advice = new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.01, 0.02, 0.035, 0.05, 0.075, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.75, 1, 2, 5, 10],
        };
        _paint = _meter.CreateHistogram("queue_monitor_event_to_paint_seconds", "s",
            "From the receipt of the newest event of a frame until a wall had painted it.", advice: advice);
        _frame = _meter.CreateHistogram("queue_monitor_event_to_frame_seconds", "s",
            "From the receipt of the oldest event that a frame is first to show until the frame was made.", advice: advice);
        _framesSent = _meter.CreateCounter<long>("queue_monitor_frames_sent", null, "Frames sent to walls.");
        _framesSkipped = _meter.CreateCounter<long>("queue_monitor_frames_skipped", null,
            "Frames that a wall was too slow to take one by one: it got the whole board instead.");
        _snapshotsSent = _meter.CreateCounter<long>("queue_monitor_snapshots_sent", null, "Whole boards sent to walls.");
        _cutOff = _meter.CreateCounter<long>("queue_monitor_walls_cut_off", null, "Walls whose connection the hub ended, by reason.");
        _nothingNew = _meter.CreateCounter<long>("queue_monitor_frames_saved", null,
            "Snapshots of the engine in which nothing of a board read differently.");
        _meter.CreateObservableGauge("queue_monitor_walls_connected", walls, null, "Walls that are on.");
        _meter.CreateObservableGauge("queue_monitor_boards_watched", boards, null, "Boards that at least one wall shows.");
        _meter.CreateObservableGauge("queue_monitor_event_to_paint_quantile_seconds", Quantiles, "s",
            "Quantiles of event to paint over the last five to ten minutes.");
    }

    public void FrameSent() => _framesSent.Add(1);

    public void SnapshotSent(long skipped)
    {
        _snapshotsSent.Add(1);
        if (skipped > 0) _framesSkipped.Add(skipped);
    }

    public void CutOff(string reason) => _cutOff.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void NothingNew() => _nothingNew.Add(1);

    public void Framed(TimeSpan sinceEvent)
    {
        if (sinceEvent >= TimeSpan.Zero) _frame.Record(sinceEvent.TotalSeconds);
    }

    public void Painted(TimeSpan sinceEvent)
    {
        _paint.Record(sinceEvent.TotalSeconds);
        lock (_turning)
        {
            Turn();
            _current.Add(sinceEvent);
        }
    }

    public TimeSpan? PaintQuantile(double share)
    {
        lock (_turning)
        {
            Turn();
            return LogLinearHistogram.Quantile(_current, _before, share);
        }
    }

    public void Dispose() => _meter.Dispose();

    private void Turn()
    {
        var elapsed = _pace.GetElapsedTime(_turnedAt);
        if (elapsed < Half) return;
        (_current, _before) = (_before, _current);
        _current.Clear();
        if (elapsed >= 2 * Half) _before.Clear();
        _turnedAt = _pace.GetTimestamp();
    }

    private IEnumerable<Measurement<double>> Quantiles()
    {
        foreach (var (share, label) in new[] { (0.5, "0.5"), (0.99, "0.99") })
        {
            if (PaintQuantile(share) is not { } value) continue;
            yield return new(value.TotalSeconds, new KeyValuePair<string, object?>("quantile", label));
        }
    }
}
