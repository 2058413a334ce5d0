using System.Text.Json;

namespace QueueMonitor.Hub.Wire;

/// <summary>What is expected of a queue and of each who waits in it, and the advice that follows: all that a forecast adds to an answer.</summary>
internal static class ForecastJson
{
    // The engine makes no forecasts: their state says so, and each figure is not known.
    public static void WriteQueue(Utf8JsonWriter json)
    {
        json.WriteString("forecast"u8, "none"u8);
        json.WriteNull("predictedWait"u8);
        json.WriteNull("expectedAbandons5Min"u8);
        json.WriteNull("likely"u8);
        json.WriteNull("valueAtRisk"u8);
    }

    public static void WriteContact(Utf8JsonWriter json)
    {
        json.WriteNull("risk"u8);
        json.WriteNull("risk5Min"u8);
        json.WriteNull("remaining"u8);
    }

    /// <summary>What would help a board's queues most now; null: nothing that we could say.</summary>
    public static void WriteAdvice(Utf8JsonWriter json) => json.WriteNull("advice"u8);
}
