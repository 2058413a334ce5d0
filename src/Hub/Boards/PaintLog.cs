namespace QueueMonitor.Hub.Boards;

/// <summary>The last sends to one wall, kept until it reports their paint.</summary>
internal sealed class PaintLog
{
    private readonly Lock _gate = new();
    private readonly Sent[] _sent = new Sent[BoardLimits.SendsRemembered];
    private int _next;

    private readonly record struct Sent(long Seq, DateTimeOffset SentAt, DateTimeOffset NewestReceivedAt);

    /// <summary>Remembers a send that shows events which no earlier one showed.</summary>
    public void Add(long seq, DateTimeOffset sentAt, DateTimeOffset newestReceivedAt)
    {
        lock (_gate)
        {
            _sent[_next] = new Sent(seq, sentAt, newestReceivedAt);
            _next = (_next + 1) % _sent.Length;
        }
    }

    /// <summary>
    /// From the receipt of the newest event of a send until it was painted: (now − received) − r/2, where r = (now − sent) −
    /// the wall's own time is what the two ways over the network took. Null for a send that is not remembered.
    /// </summary>
    /// <param name="inWall">From the message's arrival at the wall to the paint, by the wall's clock.</param>
    public TimeSpan? EventToPaint(long seq, TimeSpan inWall, DateTimeOffset now)
    {
        lock (_gate)
        {
            for (var i = 0; i < _sent.Length; i++)
            {
                if (_sent[i].Seq != seq || seq == 0) continue;
                var sent = _sent[i];
                _sent[i] = default;
                var ways = now - sent.SentAt - inWall;
                if (ways < TimeSpan.Zero) ways = TimeSpan.Zero;
                var whole = now - sent.NewestReceivedAt - (ways / 2);
                return whole < TimeSpan.Zero ? null : whole;
            }
        }

        return null;
    }
}
