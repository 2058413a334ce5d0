using System.Text.Json;

namespace QueueMonitor.Hub.Intake.Reading;

/// <summary>
/// Reads a document whose texts are text. The framework's reader takes any bytes between quotes, and half of a surrogate pair, and
/// throws only when somebody asks for that text.
/// </summary>
internal static class TextJson
{
    /// <exception cref="JsonException">It is no JSON, or (without a line number) a text in it is not Unicode.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8, JsonDocumentOptions options)
    {
        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(utf8, options);
            Check(document.RootElement);
            return document;
        }
        catch (InvalidOperationException notText)
        {
            document?.Dispose();
            throw new JsonException("A text in it is not Unicode.", notText);
        }
    }

    private static void Check(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var entry in element.EnumerateArray()) Check(entry);
                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    Check(property.Value);
                }

                break;
        }
    }
}
