using System.Text.Json;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.History;

/// <summary>An interval of history as JSON: whose, when, how much of it was watched, and the contract's window.</summary>
internal static class HistoryJson
{
    public static void Write(Utf8JsonWriter json, HistoryInterval interval, DateTimeOffset end)
    {
        json.WriteStartObject();
        json.WriteString("queue"u8, interval.Queue);
        json.WriteName("channel"u8, interval.Media);
        json.WriteMoment("start"u8, interval.Start);
        json.WriteMoment("end"u8, end);
        json.WriteNumber("seconds"u8, (long)(end - interval.Start).TotalSeconds);
        json.WriteNumber("coveredSeconds"u8, interval.CoveredSeconds);
        WindowJson.WriteFields(json, interval.Window, interval.Threshold, interval.Target);
        json.WriteNumber("lostInTransfer"u8, interval.Window.LostInTransfer);
        json.WriteNumber("lostConversation"u8, interval.Window.LostConversation);
        json.WriteCount("promisesKept"u8, interval.PromisesKnown ? interval.Window.PromisesKept : null);
        json.WriteCount("promisesBroken"u8, interval.PromisesKnown ? interval.Window.PromisesBroken : null);
        json.WriteCount("promisesDecided"u8, interval.PromisesKnown ? interval.Window.PromisesDecided : null);
        json.WriteEndObject();
    }
}
