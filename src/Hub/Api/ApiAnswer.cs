using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Api;

/// <summary>Answers in JSON, written as they go.</summary>
internal static class ApiAnswer
{
    // Beyond this what is written goes out: an answer of 2,000 queues is 100 MB, which no memory needs to hold.
    private const int FlushBytes = 64 * 1024;

    /// <summary>Letters and quotes as people read them: the answers are JSON by their content type, and never part of a page.</summary>
    public static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Answers with what follows from a snapshot alone: it has an ETag, and who has it already gets 304.</summary>
    /// <param name="beside">What else the answer tells: another text when that changes.</param>
    public static async Task WriteSnapshot(HttpContext http, FloorSnapshot floor, Func<Utf8JsonWriter, Task> write, string beside = "")
    {
        // The version alone begins anew with each run, and does not change when only time has passed.
        var tag = string.Create(CultureInfo.InvariantCulture, $"W/\"{floor.Version}-{floor.AsOf.UtcTicks}{beside}\"");
        http.Response.Headers.ETag = tag;
        if (http.Request.Headers.IfNoneMatch.Any(known => known is not null && known.Split(',').Any(t => t.Trim() == tag || t.Trim() == "*")))
        {
            http.Response.Headers.CacheControl = "no-cache";
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        await Write(http, write);
    }

    public static async Task Write(HttpContext http, Func<Utf8JsonWriter, Task> write)
    {
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.ContentType = "application/json; charset=utf-8";
        var json = new Utf8JsonWriter(http.Response.BodyWriter, Readable);
        await using (json)
        {
            await write(json);
            json.Flush();
        }

        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }

    /// <summary>Sends what is there when it has become much.</summary>
    public static async ValueTask FlushIfMuch(this Utf8JsonWriter json, HttpContext http)
    {
        var body = http.Response.BodyWriter;
        if (body.CanGetUnflushedBytes && body.UnflushedBytes + json.BytesPending < FlushBytes) return;
        json.Flush();
        await body.FlushAsync(http.RequestAborted);
    }

    /// <summary>The head of every answer about a site: whose figures, and of what moment.</summary>
    public static void WriteHead(this Utf8JsonWriter json, SiteFloor floor)
    {
        json.WriteString("site"u8, floor.Site);
        json.WriteMoment("asOf"u8, floor.Latest.AsOf);
        json.WriteNumber("version"u8, floor.Latest.Version);
    }
}
