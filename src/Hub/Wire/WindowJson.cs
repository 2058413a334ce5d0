using System.Text.Json;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Measures;

namespace QueueMonitor.Hub.Wire;

/// <summary>The contract's window object.</summary>
internal static class WindowJson
{
    /// <param name="threshold">T as text, to stand beside the service level; null when the queues of a total have different ones.</param>
    /// <param name="target">Share that shall be in time; null likewise.</param>
    /// <param name="all">Also what a wall does not show: what happened outside the ledger.</param>
    public static void Write(Utf8JsonWriter json, WindowSnapshot window, string? threshold, double? target, bool all)
    {
        json.WriteStartObject();
        WriteFields(json, window, threshold, target);
        if (all)
        {
            WriteOutsideLedger(json, window);
            WriteCustomers(json, window);
        }

        json.WriteEndObject();
    }

    /// <summary>The fields alone, for an object that has more.</summary>
    public static void WriteFields(Utf8JsonWriter json, WindowSnapshot window, string? threshold, double? target)
    {
        json.WriteNumber("carriedIn"u8, window.CarriedIn);
        json.WriteNumber("offered"u8, window.Offered);
        json.WriteNumber("answered"u8, window.Answered);
        json.WriteNumber("abandoned"u8, window.Abandoned);
        json.WriteNumber("shortAbandoned"u8, window.ShortAbandoned);
        json.WriteStartObject("left"u8);
        for (var reason = 0; reason < window.Left.Count; reason++)
        {
            if (window.Left[reason] != 0) json.WriteNumber(WireName<LeftReason>.Of((LeftReason)reason), window.Left[reason]);
        }

        json.WriteEndObject();
        json.WriteNumber("moved"u8, window.Moved);
        json.WriteNumber("lost"u8, window.Lost);
        json.WriteNumber("waiting"u8, window.Waiting);
        json.WriteNumber("reopened"u8, window.Reopened);
        json.WriteNumber("restated"u8, window.Restated);
        json.WritePropertyName("serviceLevel"u8);
        WriteServiceLevel(json, window.ServiceLevel, threshold, target);
        json.WriteSeconds("averageSpeedOfAnswerSeconds"u8, window.AverageSpeedOfAnswerSeconds);
        json.WriteSeconds("averageWaitSeconds"u8, window.AverageWaitSeconds);
        json.WriteSeconds("waitP50Seconds"u8, window.WaitP50Seconds);
        json.WriteSeconds("waitP90Seconds"u8, window.WaitP90Seconds);
        json.WriteSeconds("waitP95Seconds"u8, window.WaitP95Seconds);
        json.WriteShare("abandonRate"u8, window.AbandonRate);
        json.WriteNumber("ended"u8, window.Ended);
        json.WriteSeconds("averageHandleSeconds"u8, window.AverageHandleSeconds);
        json.WriteNumber("handled"u8, window.Handled);
        json.WriteShare("occupancy"u8, window.Occupancy);
    }

    /// <summary>What the ledger leaves out: the last three are counted for a site only.</summary>
    public static void WriteOutsideLedger(Utf8JsonWriter json, WindowSnapshot window)
    {
        json.WriteNumber("lostInTransfer"u8, window.LostInTransfer);
        json.WriteNumber("lostConversation"u8, window.LostConversation);
        json.WriteNumber("gaveUpBeforeQueue"u8, window.GaveUpBeforeQueue);
        json.WriteNumber("turnedAway"u8, window.TurnedAway);
        json.WriteNumber("direct"u8, window.Direct);
    }

    /// <summary>Waits by the customers' own clocks, and promises that were decided.</summary>
    private static void WriteCustomers(Utf8JsonWriter json, WindowSnapshot window)
    {
        json.WriteSeconds("averageCustomerWaitSeconds"u8, window.AverageCustomerWaitSeconds);
        json.WriteSeconds("customerWaitP50Seconds"u8, window.CustomerWaitP50Seconds);
        json.WriteSeconds("customerWaitP90Seconds"u8, window.CustomerWaitP90Seconds);
        json.WriteNumber("promisesKept"u8, window.PromisesKept);
        json.WriteNumber("promisesDecided"u8, window.PromisesDecided);
    }

    /// <summary>The contract's service level with its promise beside it.</summary>
    public static void WriteServiceLevel(Utf8JsonWriter json, ServiceLevel level, string? threshold, double? target)
    {
        json.WriteStartObject();
        json.WriteShare("value"u8, level.Value);
        json.WriteNumber("hits"u8, level.Hits);
        json.WriteNumber("decided"u8, level.Decided);
        json.WriteName("formula"u8, level.Formula);
        json.WriteString("threshold"u8, threshold);
        json.WriteShare("target"u8, target);
        json.WriteEndObject();
    }
}
