using System.Text.Json;
using System.Text.Json.Nodes;
using QueueMonitor.Hub.Alerts.Messages;

namespace QueueMonitor.Hub.Alerts.Webhooks;

/// <summary>An address that is told of alerts.</summary>
/// <param name="Types">Which notices it is sent (<see cref="NoticeType"/>); null: all.</param>
/// <param name="Secret">Signs what it is sent; told once, to whoever made it.</param>
internal sealed record Webhook(
    string Id, string Site, string Name, Uri Url, NoticeFormat Format, IReadOnlyList<string>? Types, bool IsEnabled, string Secret)
{
    public bool Wants(Notice notice) =>
        IsEnabled && notice.Site == Site && (notice.Type == NoticeType.Test || Types?.Contains(notice.Type) != false);

    public string Json() => new JsonObject
    {
        ["name"] = Name,
        ["url"] = Url.OriginalString,
        ["format"] = Format.Name(),
        ["types"] = Types is null ? null : new JsonArray([.. Types.Select(t => (JsonNode)t)]),
        ["enabled"] = IsEnabled,
    }.ToJsonString();

    /// <exception cref="JsonException">It is not what <see cref="Json"/> writes, nor are other exceptions of reading JSON.</exception>
    public static Webhook Read(string id, string site, string secret, string text)
    {
        using var document = JsonDocument.Parse(text);
        var json = document.RootElement;
        var types = json.GetProperty("types");
        return new Webhook(
            id, site, json.GetProperty("name").GetString()!, new Uri(json.GetProperty("url").GetString()!),
            NoticeFormats.Find(json.GetProperty("format").GetString()) ?? NoticeFormat.Plain,
            types.ValueKind == JsonValueKind.Null ? null : [.. types.EnumerateArray().Select(t => t.GetString()!)],
            json.GetProperty("enabled").GetBoolean(), secret);
    }
}
