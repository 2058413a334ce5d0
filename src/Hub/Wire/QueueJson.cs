using System.Text.Json;
using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Intake.Settings;

namespace QueueMonitor.Hub.Wire;

/// <summary>
/// One queue's state: whole as the answer of the API, and in the parts that a board's row is made of. The two differ in what
/// must not reach a wall: contacts' ids and values.
/// </summary>
internal static class QueueJson
{
    /// <summary>How many windows of time a wall gets.</summary>
    public const int WindowsOfWalls = 5;

    private static readonly (JsonEncodedText Name, Func<QueueSnapshot, WindowSnapshot> Of)[] Windows =
    [
        (JsonEncodedText.Encode("last5"), queue => queue.Last5),
        (JsonEncodedText.Encode("last30"), queue => queue.Last30),
        (JsonEncodedText.Encode("last60"), queue => queue.Last60),
        (JsonEncodedText.Encode("interval"), queue => queue.Interval),
        (JsonEncodedText.Encode("today"), queue => queue.Today),
        (JsonEncodedText.Encode("sinceStart"), queue => queue.SinceStart),
    ];

    /// <param name="asOf">The moment that ages are told for: a queue in which nothing changes keeps an older snapshot.</param>
    public static void Write(Utf8JsonWriter json, QueueSnapshot queue, DateTimeOffset asOf, ContactDetail detail)
    {
        json.WriteStartObject();
        json.WriteString("queue"u8, queue.Queue);
        WriteAbout(json, queue);
        WriteNow(json, queue, asOf, detail);
        json.WriteStartObject("windows"u8);
        for (var window = 0; window < Windows.Length; window++) WriteWindow(json, queue, window, all: true);
        json.WriteEndObject();
        json.WriteMoment("dayStart"u8, queue.DayStart);
        WriteTrend(json, queue.Trend, marksOnly: false);
        FreshnessJson.Write(json, queue.Freshness, asOf);
        OutcomeJson.Write(json, queue.Outcome);
        OutcomeJson.Write(json, queue.Pulse);
        json.WriteNull("staffing"u8);
        json.WritePropertyName("promises"u8);
        PromiseJson.WriteFigures(json, queue.Promises);
        json.WriteEndObject();
    }

    /// <summary>What only a change of settings changes.</summary>
    public static void WriteAbout(Utf8JsonWriter json, QueueSnapshot queue)
    {
        var settings = queue.Settings;
        json.WriteString("name"u8, settings.Name);
        json.WriteString("shortName"u8, settings.ShortName);
        json.WriteName("channel"u8, queue.Media);
        json.WriteBoolean("promiseConfirmed"u8, settings.PromiseConfirmed);
        json.WriteStartObject("threshold"u8);
        json.WriteString("text"u8, ThresholdText.Write(settings.Threshold));
        json.WriteSeconds("seconds"u8, settings.Threshold.IsWorkingTime ? null : settings.Threshold.Duration.TotalSeconds);
        json.WriteDays("workingDays"u8, settings.Threshold.IsWorkingTime ? settings.Threshold.WorkingDays : null);
        json.WriteEndObject();
        json.WriteShare("target"u8, settings.Target);
    }

    /// <summary>Who waits and who is there, as of a moment.</summary>
    public static void WriteNow(Utf8JsonWriter json, QueueSnapshot queue, DateTimeOffset asOf, ContactDetail detail)
    {
        json.WriteMoment("asOf"u8, asOf);
        json.WriteBoolean("open"u8, queue.Open);
        json.WriteMoment("openChangesAt"u8, queue.OpenChangesAt);
        json.WriteName("level"u8, queue.Level);
        WriteWaiting(json, queue, asOf);
        json.WriteStartArray("contacts"u8);
        foreach (var contact in queue.Contacts) ContactJson.Write(json, contact, queue.AsOf, asOf, detail);
        json.WriteEndArray();
        WriteGroups(json, queue.Groups);
        WriteLosses(json, queue.Losses);
        ForecastJson.WriteQueue(json, queue.Forecast);
        WriteCustomerWait(json, queue.Today);
        AgentJson.WriteCounts(json, "agents"u8, queue.Agents);
    }

    /// <summary>One of the queue's windows of time under its name.</summary>
    /// <param name="window">Which, from 0; walls get those below <see cref="WindowsOfWalls"/>.</param>
    /// <param name="all">Also what a wall does not show: what happened outside the ledger.</param>
    public static void WriteWindow(Utf8JsonWriter json, QueueSnapshot queue, int window, bool all)
    {
        json.WritePropertyName(Windows[window].Name);
        WindowJson.Write(json, Windows[window].Of(queue), ThresholdText.Write(queue.Settings.Threshold), queue.Settings.Target, all);
    }

    private static void WriteWaiting(Utf8JsonWriter json, QueueSnapshot queue, DateTimeOffset asOf)
    {
        json.WriteNumber("waiting"u8, queue.Waiting);
        json.WriteNumber("overThreshold"u8, queue.OverThreshold);
        json.WriteMoment("longestSince"u8, queue.LongestSince);
        json.WriteSeconds("longestWaitSeconds"u8, queue.LongestSince.SecondsUntil(asOf));
        json.WriteSeconds("longestCustomerWaitSeconds"u8, queue.LongestCustomerWait(asOf)?.TotalSeconds);
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

    /// <summary>How it went, point by point.</summary>
    /// <param name="marksOnly">For a wall: without what it can count itself.</param>
    public static void WriteTrend(Utf8JsonWriter json, TrendSnapshot trend, bool marksOnly)
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

    /// <summary>How long those answered today had waited by their own clocks; null: nobody was answered.</summary>
    private static void WriteCustomerWait(Utf8JsonWriter json, WindowSnapshot today)
    {
        if (today.AverageCustomerWaitSeconds is null)
        {
            json.WriteNull("customerWait"u8);
            return;
        }

        json.WriteStartObject("customerWait"u8);
        json.WriteSeconds("meanSeconds"u8, today.AverageCustomerWaitSeconds);
        json.WriteSeconds("p50Seconds"u8, today.CustomerWaitP50Seconds);
        json.WriteSeconds("p90Seconds"u8, today.CustomerWaitP90Seconds);
        json.WriteNumber("answered"u8, today.Answered);
        json.WriteEndObject();
    }
}
