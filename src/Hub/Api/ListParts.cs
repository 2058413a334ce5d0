using System.Globalization;
using System.Text.Json;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Hub.Api;

/// <summary>Long lists, part by part: <c>limit</c> says how many rows, <c>from</c> with which to begin, as the answer before named the place.</summary>
internal static class ListParts
{
    /// <summary>Rows of an answer that does not say how many: of JSON. CSV has as many as there may be.</summary>
    private const int RowsUsual = 500;

    private const int RowsMax = 10_000;

    public static int Most(HttpContext http) => http.Limit(http.WantsCsv() ? RowsMax : RowsUsual, RowsMax);

    /// <summary>Where to begin; null: with the first.</summary>
    public static ListPlace? From(HttpContext http)
    {
        var text = http.Request.Query["from"].ToString();
        if (text.Length == 0) return null;
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point > 0 && long.TryParse(text.AsSpan(0, point), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at)
            && int.TryParse(text.AsSpan(point + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var nth)
            ? new ListPlace(at, nth)
            : throw new ApiProblemException(ApiProblem.Parameter(
                "from", "from is a place in the list as an answer names it: take next or previous of its part. Left out: from the first row on."));
    }

    public static void Write(Utf8JsonWriter json, ListPart part)
    {
        json.WriteStartObject("part"u8);
        json.WriteNumber("before"u8, part.Before);
        json.WriteString("from"u8, Text(part.From));
        json.WriteString("previous"u8, Text(part.Previous));
        json.WriteString("next"u8, Text(part.Next));
        json.WriteEndObject();
    }

    private static string? Text(ListPlace? place) => place is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known.At}.{known.Nth}") : null;
}
