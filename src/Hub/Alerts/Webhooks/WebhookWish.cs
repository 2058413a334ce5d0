using System.Text.Json;
using QueueMonitor.Hub.Alerts.Messages;
using QueueMonitor.Hub.Api;

namespace QueueMonitor.Hub.Alerts.Webhooks;

/// <summary>What somebody wants a webhook to be. All errors are told at once.</summary>
internal static class WebhookWish
{
    public static readonly IReadOnlyList<string> Types = [NoticeType.Raised, NoticeType.Cleared, NoticeType.Moved];

    /// <summary>The webhook with what was sent changed.</summary>
    /// <exception cref="ApiProblemException">It cannot be read, or something is missing; nothing is changed.</exception>
    public static Webhook Read(JsonElement body, Webhook before)
    {
        var errors = new List<string>();
        var (after, url) = (before, before.Url.IsAbsoluteUri ? before.Url : null);
        foreach (var setting in body.EnumerateObject())
        {
            var value = setting.Value;
            var text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
            switch (setting.Name)
            {
                case "name":
                    after = after with
                    {
                        Name = SettingTexts.Text(value, "name", "who is told, e.g. \"Team "
                    + "leaders\"", errors) ?? ""
                    }; break;
                case "url" when IsAddress(text, out var address): url = address; break;
                case "url":
                    errors.Add($"url cannot be read: write an address with https or http, without user and fragment, of at most "
                        + $"{AlertLimits.UrlMax} characters.");
                    break;
                case "format" when NoticeFormats.Find(text) is { } format: after = after with { Format = format }; break;
                case "format": errors.Add("format cannot be read: write plain, slack, teams or cloudevents."); break;
                case "types" when TypesOf(value, out var types): after = after with { Types = types }; break;
                case "types": errors.Add($"types cannot be read: write a list of {string.Join(", ", Types)}, or null for all."); break;
                case "enabled" when value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                    after = after with { IsEnabled = value.GetBoolean() };
                    break;
                default:
                    errors.Add($"{setting.Name} is not known, or not of the right kind. Known are name, url, format, types, "
                    + "enabled."); break;
            }
        }

        if (after.Name.Length == 0 && errors.Count == 0) errors.Add("name is missing: write who is told, e.g. \"Team leaders\".");
        if (url is null && errors.Count == 0) errors.Add("url is missing: write the address that takes the messages.");
        if (errors.Count == 0) return after with { Url = url! };
        throw new ApiProblemException(new ApiProblem(
            StatusCodes.Status400BadRequest, "settings", "The webhook cannot be so", $"Nothing was changed. "
                + $"{string.Join(" ", errors)}", errors));
    }

    private static bool IsAddress(string? text, out Uri? address)
    {
        address = null;
        return text is { Length: <= AlertLimits.UrlMax } && Uri.TryCreate(text, UriKind.Absolute, out address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            && address.UserInfo.Length == 0 && address.Fragment.Length == 0 && address.Host.Length > 0;
    }

    private static bool TypesOf(JsonElement value, out IReadOnlyList<string>? types)
    {
        types = null;
        if (value.ValueKind == JsonValueKind.Null) return true;
        if (value.ValueKind != JsonValueKind.Array) return false;
        var read = value.EnumerateArray().Select(t => t.ValueKind == JsonValueKind.String ? t.GetString()! : "").ToList();
        types = [.. read.Distinct()];
        return types.Count > 0 && types.All(Types.Contains);
    }
}
