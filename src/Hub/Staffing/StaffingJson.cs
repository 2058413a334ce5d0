using System.Text.Json;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Staffing.Demand;
using QueueMonitor.Engine.Staffing.Live;
using QueueMonitor.Hub.Intake.Settings;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Staffing;

/// <summary>How many agents are needed and there, as JSON: the same for answers and live messages.</summary>
internal static class StaffingJson
{
    /// <summary>Quarter-hours of a row: the running one and the seven after it.</summary>
    public const int Ahead = 8;

    /// <param name="wholeDay">All quarter-hours that are known; else the running one and those after it.</param>
    public static void WriteRow(Utf8JsonWriter json, QueueSnapshot queue, bool wholeDay)
    {
        var (settings, staffing) = (queue.Settings, queue.Staffing);
        json.WriteStartObject();
        json.WriteString("queue"u8, queue.Queue);
        QueueJson.WriteAbout(json, queue);
        json.WriteBoolean("open"u8, queue.Open);
        json.WriteMoment("openChangesAt"u8, queue.OpenChangesAt);
        json.WriteName("level"u8, queue.Level);
        var isWritten = queue.Media is MediaType.Email or MediaType.Social;
        json.WritePropertyName("serviceLevel30"u8);
        WindowJson.WriteServiceLevel(
            json, (isWritten ? queue.Today : queue.Last30).ServiceLevel, ThresholdText.Write(settings.Threshold), settings.Target);
        json.WriteCount("abandonedToday"u8, isWritten ? null : queue.Today.Abandoned);
        json.WriteCount("required"u8, staffing?.Required);
        json.WriteCount("requiredLow"u8, staffing?.RequiredLow);
        json.WriteCount("requiredHigh"u8, staffing?.RequiredHigh);
        json.WriteCount("staffed"u8, staffing?.Staffed);
        json.WriteCount("gap"u8, staffing?.Gap);
        WriteAgents(json, queue.Agents);
        json.WriteShare("probabilityShort"u8, staffing?.ProbabilityShort);
        json.WriteString("basis"u8, staffing is null or { Basis: StaffingBasis.None } ? null : WireName<StaffingBasis>.Text(staffing.Basis));
        json.WriteShare("serviceLevelExpected"u8, staffing?.ServiceLevelExpected);
        json.WriteSeconds("abandonsPerHour"u8, staffing?.AbandonsPerHour);
        json.WriteSeconds("latePerHour"u8, staffing?.LatePerHour);
        json.WriteSeconds("averageWaitSeconds"u8, staffing?.AverageWaitSeconds);
        json.WriteMoney("valueAtRiskPerHour"u8, staffing?.ValueAtRiskPerHour);
        json.WriteSeconds("clearSeconds"u8, staffing?.ClearSeconds);
        json.WriteSeconds("handleSeconds"u8, staffing?.HandleSeconds);
        json.WriteStartArray("intervals"u8);
        foreach (var interval in Intervals(staffing, wholeDay)) WriteInterval(json, interval);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static IEnumerable<StaffingInterval> Intervals(StaffingSnapshot? staffing, bool wholeDay)
    {
        if (staffing is null) return [];
        return wholeDay ? staffing.Intervals : staffing.Intervals.Where(i => i.Start >= staffing.From).Take(Ahead);
    }

    public static void WriteSite(Utf8JsonWriter json, FloorSnapshot floor)
    {
        var staffing = floor.Staffing;
        json.WriteStartObject();
        json.WriteCount("required"u8, staffing?.Required);
        json.WriteCount("requiredLow"u8, staffing?.RequiredLow);
        json.WriteCount("requiredHigh"u8, staffing?.RequiredHigh);
        json.WriteCount("staffed"u8, staffing?.Staffed);
        json.WriteCount("gap"u8, staffing?.Gap);
        json.WriteNumber("leftOut"u8, staffing?.LeftOut ?? 0);
        WriteAgents(json, floor.Site.Agents);
        json.WriteNumber("abandonedToday"u8, floor.Site.Today.Abandoned);
        json.WriteStartArray("intervals"u8);
        foreach (var interval in SiteInterval.Of(floor.Queues, Ahead))
        {
            json.WriteStartObject();
            json.WriteMoment("start"u8, interval.Start);
            json.WriteCount("required"u8, interval.Required);
            json.WriteRoundedAgents("staffed"u8, interval.Staffed);
            json.WriteCount("gap"u8, interval.Gap);
            json.WriteNumber("leftOut"u8, interval.LeftOut);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void WritePlan(Utf8JsonWriter json, KeptPlan? plan)
    {
        if (plan is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteMoment("until"u8, plan.Until);
        json.WriteString("by"u8, plan.By);
        json.WriteMoment("at"u8, plan.At);
        json.WriteEndObject();
    }

    /// <summary>Agents to the tenth: a mean of a past quarter-hour, or what is planned.</summary>
    public static void WriteRoundedAgents(this Utf8JsonWriter json, ReadOnlySpan<byte> name, double? agents)
    {
        if (JsonFields.Rounded(agents, 1) is { } known) json.WriteNumber(name, known);
        else json.WriteNull(name);
    }

    private static void WriteAgents(Utf8JsonWriter json, AgentCounts? agents)
    {
        json.WriteCount("free"u8, agents?.Available);
        json.WriteCount("busy"u8, agents?.Occupied);
        json.WriteCount("paused"u8, agents?.Paused);
    }

    private static void WriteInterval(Utf8JsonWriter json, StaffingInterval interval)
    {
        json.WriteStartObject();
        json.WriteMoment("start"u8, interval.Start);
        json.WriteCount("required"u8, interval.Required);
        json.WriteCount("low"u8, interval.Low);
        json.WriteCount("high"u8, interval.High);
        json.WriteRoundedAgents("staffed"u8, interval.Staffed);
        json.WriteCount("gap"u8, interval.Gap);
        json.WriteCount("contacts"u8, interval.Contacts);
        json.WriteRoundedAgents("forecast"u8, interval.Forecast);
        json.WriteSeconds("handleSeconds"u8, interval.HandleSeconds);
        json.WriteShare("probabilityShort"u8, interval.ProbabilityShort);
        json.WriteEndObject();
    }
}
