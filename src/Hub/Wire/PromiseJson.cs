using System.Text.Json;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Hub.Wire;

/// <summary>How promises to customers stand.</summary>
internal static class PromiseJson
{
    // The 95 % of a normal law lie within so many deviations.
    private const double Sigmas = 1.959963984540054;

    /// <summary>All figures as one object; null: nobody is promised anything.</summary>
    public static void WriteFigures(Utf8JsonWriter json, PromiseFigures? promises)
    {
        if (promises is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        WriteFields(json, promises);
        json.WriteEndObject();
    }

    /// <summary>The fields alone, for an object that has more.</summary>
    public static void WriteFields(Utf8JsonWriter json, PromiseFigures promises)
    {
        json.WriteNumber("open"u8, promises.Open);
        json.WriteNumber("dueToday"u8, promises.DueToday);
        json.WriteCount("likelyBroken"u8, promises.LikelyBroken);
        json.WriteNumber("broken"u8, promises.Broken);
        json.WriteStartObject("kept"u8);
        json.WriteShare("value"u8, promises.KeptRate);
        json.WriteNumber("hits"u8, promises.Kept);
        json.WriteNumber("of"u8, promises.Decided);
        var (low, high) = Interval(promises.Kept, promises.Decided);
        json.WriteShare("low"u8, low);
        json.WriteShare("high"u8, high);
        json.WriteEndObject();
    }

    /// <summary>What a wall shows of them.</summary>
    public static void WriteToday(Utf8JsonWriter json, PromiseFigures? promises)
    {
        if (promises is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteNumber("dueToday"u8, promises.DueToday);
        json.WriteCount("likelyBroken"u8, promises.LikelyBroken);
        json.WriteEndObject();
    }

    // The score interval of Wilson (1927), true to its 95 % for few cases too.
    private static (double? Low, double? High) Interval(long hits, long of)
    {
        if (of == 0) return (null, null);
        const double z2 = Sigmas * Sigmas;
        var share = (double)hits / of;
        var middle = share + (z2 / (2 * of));
        var half = Sigmas * Math.Sqrt(((share * (1 - share)) + (z2 / (4 * of))) / of);
        var whole = 1 + (z2 / of);
        return (Math.Max(0, (middle - half) / whole), Math.Min(1, (middle + half) / whole));
    }
}
