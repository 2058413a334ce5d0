using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Alerts.Messages;

/// <summary>How a receiver wants to be told.</summary>
internal enum NoticeFormat : byte
{
    /// <summary>Our own JSON.</summary>
    Plain,

    /// <summary>An incoming webhook of Slack, or of whatever takes the same (Mattermost, Rocket.Chat).</summary>
    Slack,

    /// <summary>A workflow of Microsoft Teams: an adaptive card.</summary>
    Teams,

    /// <summary>CloudEvents 1.0, structured.</summary>
    CloudEvents,
}

internal static class NoticeFormats
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Name(this NoticeFormat format) =>
        format == NoticeFormat.CloudEvents ? "cloudevents" : format.ToString().ToLowerInvariant();

    public static NoticeFormat? Find(string? name)
    {
        foreach (var format in Enum.GetValues<NoticeFormat>()) if (format.Name() == name) return format;
        return null;
    }

    public static string ContentType(this NoticeFormat format) =>
        format == NoticeFormat.CloudEvents ? "application/cloudevents+json; charset=utf-8" : "application/json; charset=utf-8";

    public static byte[] Body(this NoticeFormat format, Notice notice)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            switch (format)
            {
                case NoticeFormat.Slack:
                    json.WriteString("text"u8, SlackText(notice));
                    break;
                case NoticeFormat.Teams:
                    Teams(json, notice);
                    break;
                case NoticeFormat.CloudEvents:
                    CloudEvent(json, notice);
                    break;
                default:
                    Plain(json, notice);
                    break;
            }

            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static void Plain(Utf8JsonWriter json, Notice notice)
    {
        json.WriteString("id"u8, notice.Id);
        json.WriteString("type"u8, notice.Type);
        json.WriteString("site"u8, notice.Site);
        json.WriteMoment("at"u8, notice.At);
        Content(json, notice);
    }

    private static void CloudEvent(Utf8JsonWriter json, Notice notice)
    {
        json.WriteString("specversion"u8, "1.0"u8);
        json.WriteString("id"u8, notice.Id);
        json.WriteString("source"u8, "/sites/" + Uri.EscapeDataString(notice.Site));
        json.WriteString("type"u8, "queue-monitor." + notice.Type);
        json.WriteString("subject"u8, notice.Subject);
        json.WriteMoment("time"u8, notice.At);
        json.WriteString("datacontenttype"u8, "application/json"u8);
        json.WriteStartObject("data"u8);
        json.WriteString("site"u8, notice.Site);
        Content(json, notice);
        json.WriteEndObject();
    }

    private static void Content(Utf8JsonWriter json, Notice notice)
    {
        json.WriteString("severity"u8, notice.IsCritical ? "critical"u8 : notice.Type == NoticeType.Cleared ? "none"u8 : "warning"u8);
        json.WriteString("title"u8, notice.Title);
        json.WriteString("text"u8, notice.Text);
        json.WritePropertyName("data"u8);
        json.WriteRawValue(notice.Data);
    }

    // An adaptive card in a message, as workflows of Teams take it.
    private static void Teams(Utf8JsonWriter json, Notice notice)
    {
        json.WriteString("type"u8, "message"u8);
        json.WriteStartArray("attachments"u8);
        json.WriteStartObject();
        json.WriteString("contentType"u8, "application/vnd.microsoft.card.adaptive"u8);
        json.WriteStartObject("content"u8);
        json.WriteString("type"u8, "AdaptiveCard"u8);
        json.WriteString("version"u8, "1.4"u8);
        json.WriteStartArray("body"u8);
        Block(json, notice.Title, isTitle: true, notice.IsCritical);
        if (notice.Text.Length > 0) Block(json, notice.Text, isTitle: false, isCritical: false);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Block(Utf8JsonWriter json, string text, bool isTitle, bool isCritical)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "TextBlock"u8);
        // A card's text is Markdown, and names come from outside.
        json.WriteString("text"u8, Escaped(text, "\\`*_{}[]()#|<>~", "\\"));
        json.WriteBoolean("wrap"u8, true);
        if (isTitle) json.WriteString("weight"u8, "Bolder"u8);
        if (isCritical) json.WriteString("color"u8, "Attention"u8);
        json.WriteEndObject();
    }

    private static string SlackText(Notice notice)
    {
        var title = $"*{Mild(notice.Title)}*";
        return notice.Text.Length == 0 ? title : $"{title}\n{Mild(notice.Text)}";
    }

    // Slack's own three; a star or an underscore in a name only makes it bold.
    private static string Mild(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Escaped(string text, string letters, string by) =>
        text.AsSpan().IndexOfAny(letters) < 0
            ? text
            : string.Concat(text.Select(c => letters.Contains(c, StringComparison.Ordinal) ? by + c : c.ToString()));
}
