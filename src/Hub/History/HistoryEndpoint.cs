using System.Text;
using QueueMonitor.Hub.Api;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.History;

/// <summary><c>GET /api/v1/history</c>: intervals of one queue or of all, as JSON or CSV.</summary>
internal sealed class HistoryEndpoint(ISiteFloors floors, HistoryTable table, TimeProvider time)
{
    /// <summary>Intervals of one answer: a queue's year of quarter-hours is 35,040.</summary>
    public const int IntervalsMax = 200_000;

    /// <summary>Quarter-hours read for one answer; some seconds of work.</summary>
    public const int QuartersMax = 2_000_000;

    private static readonly TimeSpan UsualRange = TimeSpan.FromHours(24);
    private readonly HistoryReader _reader = new(table);

    public async Task Get(HttpContext http)
    {
        var floor = http.Floor(floors);
        var queue = http.Request.Query["queue"].ToString() is { Length: > 0 } named ? named : null;
        if (queue is not null && floor.Latest.Queue(queue) is null && !table.Knows(floor.Site, queue))
        {
            throw new ApiProblemException(ApiProblem.NotFound(
                "queue", $"Site '{floor.Site}' has neither a queue '{queue}' nor history of one. "
                + ApiProblem.Known("queues", [.. floor.Latest.Queues.Select(q => q.Queue)])));
        }

        var step = Step(http);
        var to = http.Moment("to") ?? (time.GetUtcNow() > floor.Latest.AsOf ? time.GetUtcNow() : floor.Latest.AsOf);
        var from = http.Moment("from") ?? to - UsualRange;
        RequireBounded(floor, queue, from, to, step);
        var intervals = _reader.Read(floor.Latest, floor.Site, queue, from, to, step);
        if (http.WantsCsv()) await WriteCsv(http, floor.Site, intervals);
        else await WriteJson(http, floor, from, to, step, intervals);
    }

    private static HistoryStep Step(HttpContext http)
    {
        var name = http.Request.Query["interval"].ToString() is { Length: > 0 } text ? text : HistoryStep.All[0].Name;
        return HistoryStep.Find(name) ?? throw new ApiProblemException(ApiProblem.Parameter(
            "interval", $"interval is one of {string.Join(", ", HistoryStep.All.Select(s => s.Name))}, e.g. interval=1h."));
    }

    private void RequireBounded(SiteFloor floor, string? queue, DateTimeOffset from, DateTimeOffset to, HistoryStep step)
    {
        if (from >= to)
            throw new ApiProblemException(ApiProblem.Parameter("from", "from is before to: exchange them, or leave them out for the last 24 hours."));
        var queues = queue is null ? table.QueueCount(floor.Site, from, to) : 1;
        // Only what is kept can be in the answer, however far back it is asked for.
        var kept = floor.Latest.AsOf.AddDays(-floor.Latest.Site.Settings.RetentionDays - 1);
        var span = to - (from > kept ? from : kept);
        if (span <= TimeSpan.Zero || (queues * (span / step.Length) <= IntervalsMax && queues * (span / HistoryStep.Quarter) <= QuartersMax)) return;
        throw new ApiProblemException(new ApiProblem(
            StatusCodes.Status400BadRequest, "too-much", "That is too much for one answer",
            $"An answer has at most {IntervalsMax} intervals made of at most {QuartersMax} quarter-hours. "
            + "Ask for one queue (queue=), a shorter span (from=, to=) or longer intervals (interval=1d)."));
    }

    private static Task WriteJson(
        HttpContext http, SiteFloor floor, DateTimeOffset from, DateTimeOffset to, HistoryStep step,
        IEnumerable<(HistoryInterval Interval, DateTimeOffset End)> intervals) => ApiAnswer.Write(http, async json =>
    {
        json.WriteStartObject();
        json.WriteString("site"u8, floor.Site);
        json.WriteMoment("from"u8, from);
        json.WriteMoment("to"u8, to);
        json.WriteString("interval"u8, step.Name);
        json.WriteStartArray("intervals"u8);
        foreach (var (interval, end) in intervals)
        {
            HistoryJson.Write(json, interval, end);
            await json.FlushIfMuch(http);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static async Task WriteCsv(HttpContext http, string site, IEnumerable<(HistoryInterval Interval, DateTimeOffset End)> intervals)
    {
        const int flushChars = 32 * 1024;
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.ContentType = HistoryCsv.ContentType;
        http.Response.Headers.ContentDisposition = "attachment; filename=\"history.csv\"";
        var text = new StringBuilder(HistoryCsv.Header);
        foreach (var (interval, end) in intervals)
        {
            HistoryCsv.Append(text, site, interval, end);
            if (text.Length < flushChars) continue;
            await http.Response.WriteAsync(text.ToString(), http.RequestAborted);
            text.Clear();
        }

        await http.Response.WriteAsync(text.ToString(), http.RequestAborted);
    }
}
