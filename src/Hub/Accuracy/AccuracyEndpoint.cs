using System.Text;
using QueueMonitor.Engine.Forecasts.Records;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Api;
using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Accuracy;

/// <summary><c>GET /api/v1/accuracy</c>: how right the predictions have been, of the whole site and by queue, as JSON or CSV.</summary>
internal sealed class AccuracyEndpoint(ISiteFloors floors)
{
    public Task Get(HttpContext http)
    {
        var floor = http.Floor(floors);
        var named = http.Request.Query["queue"].ToString();
        var queues = named.Length == 0 ? floor.Latest.Queues : [Find(floor, named)];
        return http.WantsCsv() ? WriteCsv(http, floor, queues) : WriteJson(http, floor, queues);
    }

    private static QueueSnapshot Find(SiteFloor floor, string queue) =>
        floor.Latest.Queue(queue) ?? throw new ApiProblemException(ApiProblem.NotFound(
            "queue", $"Site '{floor.Site}' has no queue '{queue}'. " + ApiProblem.Known("queues", [.. floor.Latest.Queues.Select(q => q.Queue)])));

    private static Task WriteJson(HttpContext http, SiteFloor floor, IReadOnlyList<QueueSnapshot> queues) =>
        ApiAnswer.WriteSnapshot(http, floor.Latest, async json =>
        {
            var known = floor.Latest.Accuracy;
            json.WriteStartObject();
            json.WriteHead(floor);
            json.WriteBoolean("available"u8, known is not null);
            json.WriteString("reason"u8, known is null ? "No predictions are made for this site: there is nothing to be right or wrong about." : null);
            json.WriteStartObject("all"u8);
            AccuracyJson.WriteRecord(json, known?.Site ?? ForecastAccuracy.None);
            json.WriteEndObject();
            json.WriteStartArray("queues"u8);
            foreach (var queue in queues)
            {
                AccuracyJson.WriteQueue(json, queue, known?.Of(queue.Queue) ?? ForecastAccuracy.None);
                await json.FlushIfMuch(http);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });

    private static async Task WriteCsv(HttpContext http, SiteFloor floor, IReadOnlyList<QueueSnapshot> queues)
    {
        const int flushChars = 32 * 1024;
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.ContentType = "text/csv; charset=utf-8; header=present";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"accuracy.csv\"";
        var known = floor.Latest.Accuracy;
        var text = new StringBuilder(AccuracyCsv.Header);
        AccuracyCsv.Append(text, floor.Site, queue: null, known?.Site ?? ForecastAccuracy.None);
        foreach (var queue in queues)
        {
            AccuracyCsv.Append(text, floor.Site, queue, known?.Of(queue.Queue) ?? ForecastAccuracy.None);
            if (text.Length < flushChars) continue;
            await http.Response.WriteAsync(text.ToString(), http.RequestAborted);
            text.Clear();
        }

        await http.Response.WriteAsync(text.ToString(), http.RequestAborted);
    }
}
