using System.Text.Json;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Intake.Settings;

namespace QueueMonitor.Hub.Wire;

/// <summary>
/// One queue's state: a row of a board's frame, and the answer of the API. The two differ in what must not reach a wall:
/// contacts' ids and values.
/// </summary>
internal static class QueueJson
{
    /// <param name="asOf">The moment that ages are told for: a queue in which nothing changes keeps an older snapshot.</param>
    /// <param name="marksOnly">For a wall: contacts under their marks.</param>
    public static void Write(Utf8JsonWriter json, QueueSnapshot queue, DateTimeOffset asOf, bool marksOnly)
    {
        var threshold = ThresholdText.Write(queue.Settings.Threshold);
        json.WriteStartObject();
        WriteState(json, queue, asOf);
        WritePromise(json, queue.Settings, threshold);
        WriteWaiting(json, queue, asOf);
        json.WriteStartArray("contacts"u8);
        foreach (var contact in queue.Contacts) ContactJson.Write(json, contact, queue.AsOf, asOf, marksOnly);
        json.WriteEndArray();
        WriteGroups(json, queue.Groups);
        WriteLosses(json, queue.Losses);
        ForecastJson.WriteQueue(json);
        AgentJson.WriteCounts(json, "agents"u8, queue.Agents);
        WriteWindows(json, queue, threshold, marksOnly);
        WriteTrend(json, queue.Trend, marksOnly);
        FreshnessJson.Write(json, queue.Freshness, asOf);
        if (!marksOnly) WriteLaterFigures(json);
        json.WriteEndObject();
    }

    private static void WriteState(Utf8JsonWriter json, QueueSnapshot queue, DateTimeOffset asOf)
    {
        json.WriteString("queue"u8, queue.Queue);
        json.WriteString("name"u8, queue.Settings.Name);
        json.WriteString("shortName"u8, queue.Settings.ShortName);
        json.WriteName("channel"u8, queue.Media);
        json.WriteMoment("asOf"u8, asOf);
        json.WriteBoolean("open"u8, queue.Open);
        json.WriteMoment("openChangesAt"u8, queue.OpenChangesAt);
        json.WriteName("level"u8, queue.Level);
    }

    private static void WritePromise(Utf8JsonWriter json, QueueSettings settings, string threshold)
    {
        json.WriteBoolean("promiseConfirmed"u8, settings.PromiseConfirmed);
        json.WriteStartObject("threshold"u8);
        json.WriteString("text"u8, threshold);
        json.WriteSeconds("seconds"u8, settings.Threshold.IsWorkingTime ? null : settings.Threshold.Duration.TotalSeconds);
        json.WriteDays("workingDays"u8, settings.Threshold.IsWorkingTime ? settings.Threshold.WorkingDays : null);
        json.WriteEndObject();
        json.WriteShare("target"u8, settings.Target);
    }

    private static void WriteWaiting(Utf8JsonWriter json, QueueSnapshot queue, DateTimeOffset asOf)
    {
        json.WriteNumber("waiting"u8, queue.Waiting);
        json.WriteNumber("overThreshold"u8, queue.OverThreshold);
        json.WriteMoment("longestSince"u8, queue.LongestSince);
        json.WriteSeconds("longestWaitSeconds"u8, queue.LongestSince.SecondsUntil(asOf));
        json.WriteSeconds("longestCustomerWaitSeconds"u8, queue.LongestCustomerSince.SecondsUntil(asOf));
        json.WriteDays("longestWaitWorkingDays"u8, queue.LongestWaitWorkingDays);
        json.WriteCount("dueToday"u8, queue.DueToday);
    }

    private static void WriteGroups(Utf8JsonWriter json, IReadOnlyList<WaitingGroup> groups)
    {
        json.WriteStartArray("groups"u8);
        foreach (var group in groups)
        {
            json.WriteStartObject();
            json.WriteNumber("count"u8, group.Count);
            json.WriteMoment("since"u8, group.Since);
            json.WriteDays("workingDays"u8, group.WorkingDays);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLosses(Utf8JsonWriter json, IReadOnlyList<LossMark> losses)
    {
        json.WriteStartArray("losses"u8);
        foreach (var loss in losses)
        {
            json.WriteStartObject();
            json.WriteNumber("mark"u8, loss.Mark);
            json.WriteMoment("at"u8, loss.At);
            json.WriteSeconds("waitedSeconds"u8, loss.Waited.TotalSeconds);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteWindows(Utf8JsonWriter json, QueueSnapshot queue, string threshold, bool marksOnly)
    {
        var target = queue.Settings.Target;
        json.WriteStartObject("windows"u8);
        json.WritePropertyName("last5"u8);
        WindowJson.Write(json, queue.Last5, threshold, target, !marksOnly);
        json.WritePropertyName("last30"u8);
        WindowJson.Write(json, queue.Last30, threshold, target, !marksOnly);
        json.WritePropertyName("last60"u8);
        WindowJson.Write(json, queue.Last60, threshold, target, !marksOnly);
        json.WritePropertyName("interval"u8);
        WindowJson.Write(json, queue.Interval, threshold, target, !marksOnly);
        json.WritePropertyName("today"u8);
        WindowJson.Write(json, queue.Today, threshold, target, !marksOnly);
        if (!marksOnly)
        {
            json.WritePropertyName("sinceStart"u8);
            WindowJson.Write(json, queue.SinceStart, threshold, target, all: true);
        }

        json.WriteEndObject();
        if (!marksOnly) json.WriteMoment("dayStart"u8, queue.DayStart);
    }

    private static void WriteTrend(Utf8JsonWriter json, TrendSnapshot trend, bool marksOnly)
    {
        json.WriteStartObject("trend"u8);
        json.WriteNumber("pointMinutes"u8, trend.PointMinutes);
        if (!marksOnly) json.WriteNumber("minutes"u8, trend.PointMinutes * trend.Waiting.Count);
        json.WriteStartArray("waiting"u8);
        foreach (var point in trend.Waiting)
        {
            if (point is { } known) json.WriteNumberValue(known);
            else json.WriteNullValue();
        }

        json.WriteEndArray();
        WritePoints(json, "longestWaitSeconds"u8, trend.LongestWaitSeconds);
        if (trend.LongestWaitWorkingDays is { } days) WritePoints(json, "longestWaitWorkingDays"u8, days);
        else json.WriteNull("longestWaitWorkingDays"u8);
        json.WriteEndObject();
    }

    private static void WritePoints(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<double?> points)
    {
        json.WriteStartArray(name);
        foreach (var point in points)
        {
            if (JsonFields.Rounded(point, 3) is { } known) json.WriteNumberValue(known);
            else json.WriteNullValue();
        }

        json.WriteEndArray();
    }

    // Not known: the engine plans no staff, keeps no promises of single contacts, no outcomes and no ratings.
    private static void WriteLaterFigures(Utf8JsonWriter json)
    {
        json.WriteNull("staffing"u8);
        json.WriteNull("promises"u8);
        json.WriteNull("outcome"u8);
        json.WriteNull("pulse"u8);
    }
}
