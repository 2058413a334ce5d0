using System.Text.Json;
using QueueMonitor.Engine.Forecasts;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Hub.Wire;

/// <summary>What is expected of a queue and of each who waits in it, and the advice that follows: all that a forecast adds to an answer.</summary>
internal static class ForecastJson
{
    // A chance is told to the tenth of a percent, a wait to the second: more would be false precision and new bytes each time.
    private const int ChanceDigits = 3, DayDigits = 2;

    public static void WriteQueue(Utf8JsonWriter json, QueueForecast forecast)
    {
        json.WriteName("forecast"u8, forecast.Told);
        if (forecast.Wait is { } wait && !forecast.ClosesFirst)
        {
            json.WriteStartObject("predictedWait"u8);
            WriteRange(json, wait);
            json.WriteString("basis"u8, "queue"u8);
            WriteChance(json, "coverage"u8, forecast.Coverage);
            json.WriteNumber("samples"u8, forecast.Samples);
            WriteDays(json, forecast.WorkingDays);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("predictedWait"u8);
        }

        WriteChance(json, "expectedAbandons5Min"u8, forecast.ExpectedAbandons5Min);
        json.WriteCount("likely"u8, forecast.Likely);
        json.WriteMoney("valueAtRisk"u8, forecast.ValueAtRisk);
    }

    public static void WriteContact(Utf8JsonWriter json, ContactForecast? forecast)
    {
        WriteChance(json, "risk"u8, forecast?.Risk);
        WriteChance(json, "risk5Min"u8, forecast?.Risk5Min);
        if (forecast is not { } known)
        {
            json.WriteNull("remaining"u8);
            return;
        }

        json.WriteStartObject("remaining"u8);
        WriteRange(json, known.Remaining);
        json.WriteEndObject();
    }

    /// <summary>Money at risk in all queues, and how often ranges held.</summary>
    public static void WriteSite(Utf8JsonWriter json, SiteForecast? forecast)
    {
        json.WriteMoney("valueAtRisk"u8, forecast?.ValueAtRisk);
        if (forecast is not { } known)
        {
            json.WriteNull("ranges"u8);
            return;
        }

        json.WriteStartObject("ranges"u8);
        WriteChance(json, "coverage"u8, known.Coverage);
        json.WriteNumber("held"u8, known.RangesHeld);
        json.WriteNumber("scored"u8, known.RangesScored);
        json.WriteEndObject();
    }

    /// <summary>What would help a board's queues most now; null: nothing that we could say.</summary>
    public static void WriteAdvice(Utf8JsonWriter json, BoardAdvice? advice)
    {
        if (advice is null)
        {
            json.WriteNull("advice"u8);
            return;
        }

        json.WriteStartObject("advice"u8);
        json.WriteString("queue"u8, advice.To);
        json.WriteString("kind"u8, advice.Until is null ? "move"u8 : "moving"u8);
        json.WriteNumber("agents"u8, advice.Agents);
        json.WriteString("from"u8, advice.From);
        if (advice.Until is { } until) json.WriteMoment("until"u8, until);
        json.WriteCount("likelyBefore"u8, advice.Likely?.Before);
        json.WriteCount("likelyAfter"u8, advice.Likely?.After);
        json.WriteEndObject();
    }

    private static void WriteRange(Utf8JsonWriter json, WaitRangeSnapshot wait)
    {
        json.WriteNumber("seconds"u8, Math.Round(wait.Median));
        json.WriteNumber("low"u8, Math.Round(wait.Low));
        json.WriteNumber("high"u8, Math.Round(wait.High));
    }

    // To the hundredth of a working day, some five minutes.
    private static void WriteDays(Utf8JsonWriter json, WaitRangeSnapshot? days)
    {
        if (days is not { } known)
        {
            json.WriteNull("workingDays"u8);
            return;
        }

        json.WriteStartObject("workingDays"u8);
        json.WriteNumber("days"u8, Math.Round(known.Median, DayDigits));
        json.WriteNumber("low"u8, Math.Round(known.Low, DayDigits));
        json.WriteNumber("high"u8, Math.Round(known.High, DayDigits));
        json.WriteEndObject();
    }

    private static void WriteChance(Utf8JsonWriter json, ReadOnlySpan<byte> name, double? chance)
    {
        if (chance is { } known) json.WriteNumber(name, Math.Round(known, ChanceDigits));
        else json.WriteNull(name);
    }
}
