using System.Globalization;
using System.Net.Mail;
using System.Text.Json;
using System.Text.Json.Nodes;
using QueueMonitor.Hub.Alerts.Webhooks;
using QueueMonitor.Hub.Api;

namespace QueueMonitor.Hub.Alerts;

/// <summary>How a site's people are told, beside its webhooks.</summary>
/// <param name="MailTo">Who gets mail; empty: nobody.</param>
/// <param name="MailTypes">Of what; null: of all.</param>
/// <param name="Quiet">When nobody is told; null: never.</param>
internal sealed record Notifications(IReadOnlyList<string> MailTo, IReadOnlyList<string>? MailTypes, QuietHours? Quiet)
{
    private const string Clock = "HH\\:mm";

    public static readonly Notifications None = new([], null, null);

    public JsonObject Json() => new()
    {
        ["mailTo"] = new JsonArray([.. MailTo.Select(t => (JsonNode)t)]),
        ["mailTypes"] = MailTypes is null ? null : new JsonArray([.. MailTypes.Select(t => (JsonNode)t)]),
        ["quietHours"] = Quiet is null ? null : new JsonObject
        {
            ["from"] = Quiet.From.ToString(Clock, CultureInfo.InvariantCulture),
            ["until"] = Quiet.Until.ToString(Clock, CultureInfo.InvariantCulture),
            ["criticalPasses"] = Quiet.CriticalPasses,
        },
    };

    /// <summary>These with what was sent changed.</summary>
    /// <exception cref="ApiProblemException">Something cannot be read; nothing is changed.</exception>
    public Notifications With(JsonElement body)
    {
        var (after, errors) = (this, new List<string>());
        foreach (var setting in body.EnumerateObject())
        {
            var value = setting.Value;
            switch (setting.Name)
            {
                case "mailTo" when Recipients(value) is { } to: after = after with { MailTo = to }; break;
                case "mailTo":
                    errors.Add($"mailTo cannot be read: write a list of at most {AlertLimits.RecipientsMax} addresses such "
                    + "as \"lead@example.org\"."); break;
                case "mailTypes" when value.ValueKind == JsonValueKind.Null: after = after with { MailTypes = null }; break;
                case "mailTypes" when TypesOf(value) is { } types: after = after with { MailTypes = types }; break;
                case "mailTypes":
                    errors.Add($"mailTypes cannot be read: write a list of {string.Join(", ", WebhookWish.Types)}, or "
                    + "null for all."); break;
                case "quietHours" when value.ValueKind == JsonValueKind.Null: after = after with { Quiet = null }; break;
                case "quietHours" when QuietOf(value) is { } quiet: after = after with { Quiet = quiet }; break;
                case "quietHours":
                    errors.Add("quietHours cannot be read: write "
                    + "{\"from\":\"22:00\",\"until\":\"07:00\",\"criticalPasses\":true}, or null for none."); break;
                default: errors.Add($"{setting.Name} is not known. Known are mailTo, mailTypes, quietHours."); break;
            }
        }

        if (errors.Count == 0) return after;
        throw new ApiProblemException(new ApiProblem(
            StatusCodes.Status400BadRequest, "settings", "The notifications cannot be so", $"Nothing was changed. "
                + $"{string.Join(" ", errors)}", errors));
    }

    private static List<string>? Texts(JsonElement value) => value.ValueKind == JsonValueKind.Array
        && value.EnumerateArray().All(t => t.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(t => t.GetString()!.Trim()).Distinct()]
            : null;

    private static List<string>? Recipients(JsonElement value) =>
        Texts(value) is { Count: <= AlertLimits.RecipientsMax } to && to.All(IsAddress) ? to : null;

    private static List<string>? TypesOf(JsonElement value) =>
        Texts(value) is { Count: > 0 } types && types.All(WebhookWish.Types.Contains) ? types : null;

    private static bool IsAddress(string text) => text.Length <= 254 && MailAddress.TryCreate(text, out var address) && address.Address == text;

    private static QuietHours? QuietOf(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object) return null;
        if (value.EnumerateObject().Any(p => p.Name is not ("from" or "until" or "criticalPasses"))) return null;
        if (Time(value, "from") is not { } from || Time(value, "until") is not { } until) return null;
        if (!value.TryGetProperty("criticalPasses", out var passes)) return new QuietHours(from, until, true);
        return passes.ValueKind is JsonValueKind.True or JsonValueKind.False ? new QuietHours(from, until, passes.GetBoolean()) : null;
    }

    private static TimeOnly? Time(JsonElement value, string name) =>
        value.TryGetProperty(name, out var time) && time.ValueKind == JsonValueKind.String
        && TimeOnly.TryParseExact(time.GetString(), Clock, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;
}
