using System.Text.Json;
using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Api;

/// <summary>
/// What the contract has and this version does not work out: each says so (<c>available: false</c> and the reason), with
/// empty lists and null figures, so that a reader can tell "not known" from "none".
/// </summary>
internal sealed class LaterEndpoints(ISiteFloors floors)
{
    public Task Promises(HttpContext http) => Write(http,
        "This version does not follow promises to single customers. What is due by a queue's threshold stands in /api/v1/queues.",
        json =>
        {
            json.WriteNull("open"u8);
            json.WriteNull("dueToday"u8);
            json.WriteNull("likelyBroken"u8);
            json.WriteNull("broken"u8);
            json.WriteNull("keptRate"u8);
            Empty(json, "promises"u8);
        });

    private Task Write(HttpContext http, string reason, Action<Utf8JsonWriter> figures)
    {
        var floor = http.Floor(floors);
        return ApiAnswer.WriteSnapshot(http, floor.Latest, json =>
        {
            json.WriteStartObject();
            json.WriteHead(floor);
            json.WriteBoolean("available"u8, false);
            json.WriteString("reason"u8, reason);
            figures(json);
            json.WriteEndObject();
            return Task.CompletedTask;
        });
    }

    private static void Empty(Utf8JsonWriter json, ReadOnlySpan<byte> name)
    {
        json.WriteStartArray(name);
        json.WriteEndArray();
    }
}
