using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Screens;

/// <summary>A screen as JSON: what a wall is told (<c>ScreenView</c> of frame-contract.ts), the API's answer, and what is stored.</summary>
internal static class ScreenJson
{
    public static byte[] View(Screen screen)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            WriteFields(json, screen);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The fields of a <c>ScreenView</c>, for an object that may have more.</summary>
    public static void WriteFields(Utf8JsonWriter json, Screen screen)
    {
        json.WriteString("screen"u8, screen.Id);
        json.WriteString("name"u8, screen.Name);
        json.WriteString("site"u8, screen.Site);
        WriteSettings(json, screen);
    }

    public static string Stored(Screen screen)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("name"u8, screen.Name);
            WriteSettings(json, screen);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static Screen ReadStored(string id, string site, string json, DateTimeOffset createdAt)
    {
        using var document = JsonDocument.Parse(json);
        var stored = document.RootElement;
        var boards = stored.GetProperty("boards").EnumerateArray()
            .Select(b => new ScreenBoard(b.GetProperty("board").GetString()!, b.GetProperty("seconds").GetInt32()));
        var dim = stored.GetProperty("dim");
        return new Screen(
            id, stored.GetProperty("name").GetString()!, site, [.. boards], stored.GetProperty("language").GetString(),
            stored.GetProperty("theme").GetString() == "light" ? ScreenTheme.Light : ScreenTheme.Dark, stored.GetProperty("sound").GetBoolean(),
            dim.ValueKind == JsonValueKind.Null
                ? null
                : new Dimming(Clock(dim.GetProperty("from")), Clock(dim.GetProperty("to")), dim.GetProperty("percent").GetInt32()),
            stored.GetProperty("burnInShift").GetBoolean(), createdAt);
    }

    private static void WriteSettings(Utf8JsonWriter json, Screen screen)
    {
        json.WriteStartArray("boards"u8);
        foreach (var (board, seconds) in screen.Boards)
        {
            json.WriteStartObject();
            json.WriteString("board"u8, board);
            json.WriteNumber("seconds"u8, seconds);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("language"u8, screen.Language);
        json.WriteName("theme"u8, screen.Theme);
        json.WriteBoolean("sound"u8, screen.Sound);
        if (screen.Dim is { } dim)
        {
            json.WriteStartObject("dim"u8);
            json.WriteString("from"u8, dim.From.ToString("HH:mm", CultureInfo.InvariantCulture));
            json.WriteString("to"u8, dim.To.ToString("HH:mm", CultureInfo.InvariantCulture));
            json.WriteNumber("percent"u8, dim.Percent);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("dim"u8);
        }

        json.WriteBoolean("burnInShift"u8, screen.BurnInShift);
    }

    private static TimeOnly Clock(JsonElement text) => TimeOnly.ParseExact(text.GetString()!, "HH:mm", CultureInfo.InvariantCulture);
}
