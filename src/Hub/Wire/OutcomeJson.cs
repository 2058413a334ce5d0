using System.Text.Json;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Hub.Wire;

/// <summary>Outcomes, ratings, and who gave up: their fields in frames and answers.</summary>
internal static class OutcomeJson
{
    /// <summary>Who gave up, in a site's line.</summary>
    public static void WriteLost(Utf8JsonWriter json, FloorSnapshot floor)
    {
        if (floor.Unreturned is { } unreturned)
        {
            json.WriteStartObject("unreturned"u8);
            json.WriteNumber("customers"u8, unreturned.Today);
            json.WriteNumber("gaveUp"u8, unreturned.GaveUpToday);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("unreturned"u8);
        }

        json.WriteMoney("valueLost"u8, floor.Money?.LostToday);
    }

    /// <summary>What the API tells of a site beyond that.</summary>
    public static void WriteSite(Utf8JsonWriter json, FloorSnapshot floor)
    {
        json.WriteMoney("valueWonBack"u8, floor.Money?.WonBackToday);
        WriteReached(json, floor.Reached);
        Write(json, floor.Outcome);
        Write(json, floor.Pulse);
    }

    public static void Write(Utf8JsonWriter json, OutcomeFigures? outcome)
    {
        if (outcome is null)
        {
            json.WriteNull("outcome"u8);
            return;
        }

        json.WriteStartObject("outcome"u8);
        Write(json, "resolved"u8, outcome.Resolved);
        Write(json, "repeat"u8, outcome.Repeat);
        json.WriteCount("unreturned"u8, outcome.Unreturned);
        json.WriteEndObject();
    }

    /// <summary>Today's ratings, as the wall shows them.</summary>
    public static void WriteToday(Utf8JsonWriter json, PulseFigures? pulse)
    {
        if (pulse is null) json.WriteNull("pulse"u8);
        else Write(json, "pulse"u8, pulse.Today);
    }

    /// <summary>Ratings of the last hour and of today.</summary>
    public static void Write(Utf8JsonWriter json, PulseFigures? pulse)
    {
        if (pulse is null)
        {
            json.WriteNull("pulse"u8);
            return;
        }

        json.WriteStartObject("pulse"u8);
        Write(json, "last60"u8, pulse.Last60);
        Write(json, "today"u8, pulse.Today);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, in LastingFigure figure)
    {
        json.WriteStartObject(name);
        json.WriteShare("value"u8, figure.Value);
        json.WriteNumber("hits"u8, figure.Hits);
        json.WriteNumber("of"u8, figure.Of);
        json.WriteShare("low"u8, figure.Low);
        json.WriteShare("high"u8, figure.High);
        json.WriteNumber("mature"u8, figure.Mature);
        json.WriteCount("days"u8, figure.Days);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, in MeanFigure figure)
    {
        json.WriteStartObject(name);
        WriteMean(json, figure);
        json.WriteEndObject();
    }

    /// <summary>The fields of a mean, of a rating to two digits.</summary>
    public static void WriteMean(Utf8JsonWriter json, in MeanFigure figure)
    {
        json.WriteMoney("mean"u8, figure.Mean);
        json.WriteMoney("low"u8, figure.Low);
        json.WriteMoney("high"u8, figure.High);
        json.WriteNumber("count"u8, figure.Count);
    }

    private static void WriteReached(Utf8JsonWriter json, ReachedFigure? reached)
    {
        if (reached is not { } known)
        {
            json.WriteNull("reached"u8);
            return;
        }

        json.WriteStartObject("reached"u8);
        json.WriteShare("value"u8, known.Value);
        json.WriteNumber("hits"u8, known.Hits);
        json.WriteNumber("of"u8, known.Of);
        json.WriteEndObject();
    }
}
