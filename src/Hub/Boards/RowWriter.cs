using System.Buffers;
using System.Text.Json;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Intake;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Boards;

/// <summary>Writes rows and site lines in parts, and keeps the parts that read the same as before. Used by one thread at a time.</summary>
internal sealed class RowWriter
{
    // Places of a row's fields.
    private const int About = 0, Now = 1, Trend = 2, Freshness = 3, Outcome = 4;

    private readonly ArrayBufferWriter<byte> _buffer = new(16 * 1024);

    /// <summary>A queue's row as of now; the row before when it reads the same.</summary>
    /// <param name="before">The row that was written last, and the snapshot that it was compared with last; null: none.</param>
    public BoardRow Row(QueueSnapshot queue, DateTimeOffset asOf, (QueueSnapshot Seen, BoardRow Row)? before)
    {
        var (seen, row) = (before?.Seen, before?.Row);
        var old = row?.Json;
        var freshness = row is not null && IsNoNews(row.Freshness.State, row.Freshness.HeardAt, queue.Freshness.State, queue.Freshness.HeardAt)
            ? row.Freshness
            : queue.Freshness;

        // Would it read the same had it been written when the last one was? Then only the clock has moved on.
        var now = row is null ? null : Part(old!.Fields[Now], json => QueueJson.WriteNow(json, queue, row.AsOf, ContactDetail.Mark));
        if (now is null || now != old!.Fields[Now]) now = Part(null, json => QueueJson.WriteNow(json, queue, asOf, ContactDetail.Mark));
        else asOf = row!.AsOf;

        byte[][] fields =
        [
            ReferenceEquals(seen?.Settings, queue.Settings) ? old!.Fields[About] : Part(old?.Fields[About], json => QueueJson.WriteAbout(json, queue)),
            now,
            ReferenceEquals(seen?.Trend, queue.Trend)
                ? old!.Fields[Trend]
                : Part(old?.Fields[Trend], json => QueueJson.WriteTrend(json, queue.Trend, marksOnly: true)),
            Part(old?.Fields[Freshness], json => FreshnessJson.Write(json, freshness, asOf: null)),
            Part(old?.Fields[Outcome], json =>
            {
                OutcomeJson.Write(json, queue.Outcome);
                OutcomeJson.WriteToday(json, queue.Pulse);
            }),
        ];
        var windows = new byte[QueueJson.WindowsOfWalls][];
        for (var i = 0; i < windows.Length; i++) windows[i] = Part(old?.Windows[i], json => QueueJson.WriteWindow(json, queue, i, all: false));
        var parts = new PartedJson(old?.Key ?? Part(null, json => json.WriteString("queue"u8, queue.Queue)), fields, windows);
        return old is not null && parts.IsSame(old) ? row! : new BoardRow(queue.Queue, parts, asOf, freshness);
    }

    /// <summary>A site's line; the line before when it reads the same.</summary>
    public BoardSiteLine Site(
        FloorSnapshot floor, string site, IReadOnlyDictionary<string, SourceRefusal> refusals, BoardSiteLine? before)
    {
        var sources = SourceLine.Of(floor, refusals).Select(source => Told(source, before)).ToArray();
        var old = before?.Json;
        byte[][] fields =
        [
            Part(old?.Fields[0], json => SiteJson.WriteAbout(json, floor.Site.Settings, site)),
            Part(old?.Fields[1], json => SiteJson.WriteNow(json, floor, all: false)),
            Part(old?.Fields[2], json => SiteJson.WriteToday(json, floor, all: false)),
            Part(old?.Fields[3], json => SiteJson.WriteSources(json, sources)),
            Part(old?.Fields[4], json => OutcomeJson.WriteLost(json, floor)),
        ];
        var parts = new PartedJson([], fields, []);
        return old is not null && parts.IsSame(old) ? before! : new BoardSiteLine(parts, sources);
    }

    private static SourceLine Told(SourceLine source, BoardSiteLine? before)
    {
        if (before is null) return source;
        foreach (var told in before.Sources)
        {
            if (told.Source != source.Source) continue;
            return IsNoNews(told.State, told.HeardAt, source.State, source.HeardAt) ? source with { HeardAt = told.HeardAt } : source;
        }

        return source;
    }

    // Every event of a source says that it was heard, to all its queues: that alone is no news for a while.
    private static bool IsNoNews(FreshnessState told, DateTimeOffset? toldHeardAt, FreshnessState state, DateTimeOffset? heardAt) =>
        told == state && heardAt - toldHeardAt is { } later && later < BoardLimits.HeardAgainAfter;

    private byte[] Part(byte[]? before, Action<Utf8JsonWriter> write)
    {
        var run = JsonRuns.Of(_buffer, write);
        return before is not null && run.SequenceEqual(before) ? before : run.ToArray();
    }
}
