using System.Buffers;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Intake;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Boards;

/// <summary>
/// A site's rows for all its boards: each queue is serialised once per change, however many boards show it, and only if one
/// does. Boards take turns; a later one never sees an older floor.
/// </summary>
internal sealed class SiteRows(ISiteFeed feed)
{
    private static readonly byte[] NoAdvice = Run(null);

    private readonly Lock _turn = new();
    private readonly Dictionary<string, (QueueSnapshot Seen, BoardRow Row)> _rows = new(StringComparer.Ordinal);
    private readonly RowWriter _writer = new();
    private (BoardAdvice Seen, byte[] Run)? _advice;
    private (FloorSnapshot Seen, IReadOnlyDictionary<string, SourceRefusal> Refusals, BoardSiteLine Line)? _site;

    /// <summary>The newest content of a board.</summary>
    public BoardImage Read(BoardChoice choice)
    {
        lock (_turn)
        {
            var floor = feed.Latest;
            var rows = new List<BoardRow>(choice.Queues?.Count ?? floor.Queues.Count);
            if (choice.Queues is null)
            {
                foreach (var queue in floor.Queues) rows.Add(Row(queue, floor.AsOf));
            }
            else
            {
                foreach (var name in choice.Queues)
                {
                    if (floor.Queue(name) is { } queue) rows.Add(Row(queue, floor.AsOf));
                }
            }

            return new BoardImage(floor, [.. rows], SiteLine(floor), Advice(floor, rows));
        }
    }

    // Only on boards that show both queues: others have nothing to give, or do not see what is given.
    private byte[] Advice(FloorSnapshot floor, List<BoardRow> rows)
    {
        var advice = BoardAdvice.Of(floor, queue => rows.Exists(r => r.Queue == queue));
        if (advice is null) return NoAdvice;
        if (_advice is { } known && known.Seen == advice) return known.Run;
        _advice = (advice, Run(advice));
        return _advice.Value.Run;
    }

    private static byte[] Run(BoardAdvice? advice) =>
        [.. JsonRuns.Of(new ArrayBufferWriter<byte>(), json => ForecastJson.WriteAdvice(json, advice))];

    private BoardRow Row(QueueSnapshot queue, DateTimeOffset asOf)
    {
        var known = _rows.TryGetValue(queue.Queue, out var there) ? there : ((QueueSnapshot Seen, BoardRow Row)?)null;
        if (ReferenceEquals(known?.Seen, queue)) return there.Row;
        var row = _writer.Row(queue, asOf, known);
        _rows[queue.Queue] = (queue, row);
        return row;
    }

    private BoardSiteLine SiteLine(FloorSnapshot floor)
    {
        var refusals = feed.Refusals;
        if (_site is { } known && ReferenceEquals(known.Seen, floor) && ReferenceEquals(known.Refusals, refusals)) return known.Line;
        var line = _writer.Site(floor, feed.Site, refusals, _site?.Line);
        _site = (floor, refusals, line);
        return line;
    }
}
