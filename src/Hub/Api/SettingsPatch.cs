using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Intake.Settings;

namespace QueueMonitor.Hub.Api;

/// <summary>
/// What a PUT changes: each setting read by itself, so that all that is wrong is told at once. A setting that is not there
/// stays; null puts back its default, or takes away what has none. A threshold's null takes the promise back.
/// </summary>
internal static class SettingsPatch
{
    // What GET answers can be sent back: these are told, not set.
    private static readonly string[] Told = ["promiseConfirmed", "defaults", "set"];

    // Null is a value of these: no promise, nothing at stake, no bound, no partner, no money shown, no link.
    private static readonly string[] NullIsAValue = ["threshold", "value", "maxAge", "partner", "promise", "currency", "callbackLink"];

    /// <summary>Reads the changes of a queue; gives them also as they are to be stored.</summary>
    public static (QueueSettingsPatch Patch, JsonObject Stored) OfQueue(JsonElement body, string queue, QueueSnapshot? now, string siteZone)
    {
        var patch = new QueueSettingsPatch();
        var (stored, errors) = (new JsonObject(), new List<string>());
        JsonObject? defaults = null;
        foreach (var setting in body.EnumerateObject())
        {
            var given = setting.Value;
            if (Told.Contains(setting.Name) || (setting.Name == "threshold" && IsSentBack(body, given, now))) continue;
            var value = JsonNode.Parse(given.GetRawText());
            if (value is null && !NullIsAValue.Contains(setting.Name))
            {
                defaults ??= Defaults(body, queue, now, siteZone);
                if (defaults.TryGetPropertyValue(setting.Name, out var usual)) value = usual?.DeepClone();
            }

            if (QueueSettingsJson.TryRead(One(setting.Name, value), out var one, out var error)) patch = one.Over(patch);
            else errors.Add(error);
            stored[setting.Name] = value;
        }

        ThrowIfAny(errors);
        return (patch, stored);
    }

    /// <summary>Reads the changes of a site; gives them also as they are to be stored.</summary>
    public static (SiteSettingsPatch Patch, JsonObject Stored) OfSite(JsonElement body, SiteSettings defaults)
    {
        var (stored, errors) = (new JsonObject(), new List<string>());
        var usual = Object(json => SiteSettingsJson.Write(json, defaults));
        foreach (var setting in body.EnumerateObject())
        {
            if (Told.Contains(setting.Name)) continue;
            var value = JsonNode.Parse(setting.Value.GetRawText());
            var takesDefault = value is null && !NullIsAValue.Contains(setting.Name);
            if (takesDefault && usual.TryGetPropertyValue(setting.Name, out var back)) value = back?.DeepClone();
            if (!SiteSettingsJson.TryRead(One(setting.Name, value), out SiteSettingsPatch? _, out var error)) errors.Add(error);
            stored[setting.Name] = value;
        }

        ThrowIfAny(errors);
        return SiteSettingsJson.TryRead(JsonSerializer.SerializeToUtf8Bytes(stored, ApiJson.Default.JsonObject), out var patch, out var wrong)
            ? (patch, stored)
            : throw new InvalidOperationException($"Settings that can be read one by one can be read together: {wrong}");
    }

    /// <summary>What was stored with the changes over it.</summary>
    public static string Merge(string? stored, JsonObject changes)
    {
        var merged = stored is null ? [] : JsonNode.Parse(stored)!.AsObject();
        foreach (var (name, value) in changes) merged[name] = value?.DeepClone();
        return merged.ToJsonString();
    }

    // The defaults of a queue follow from its channel and zone, and its short name from its name: as they are after this change.
    private static JsonObject Defaults(JsonElement body, string queue, QueueSnapshot? now, string siteZone)
    {
        var settings = new QueueSettingsPatch { Name = TextOf(body, "name") ?? (body.TryGetProperty("name", out _) ? null : now?.Settings.Name) };
        if (body.TryGetProperty("channel", out var channel) && channel.ValueKind == JsonValueKind.String
            && QueueSettingsJson.TryRead(One("channel", JsonNode.Parse(channel.GetRawText())), out var media, out _)) settings = media.Over(settings);
        var defaults = settings.Complete(queue, now?.Media ?? default, siteZone);
        return Object(json => QueueSettingsJson.Write(json, defaults));
    }

    // A whole answer that comes back as it was confirms no promise that was none.
    private static bool IsSentBack(JsonElement body, JsonElement threshold, QueueSnapshot? now) =>
        now is not null && body.TryGetProperty("promiseConfirmed", out var confirmed) && confirmed.ValueKind == JsonValueKind.False
        && threshold.ValueKind == JsonValueKind.String && threshold.GetString() == ThresholdText.Write(now.Settings.Threshold);

    private static string? TextOf(JsonElement body, string name) =>
        body.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    public static JsonObject Object(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer)) write(json);
        return JsonNode.Parse(buffer.WrittenSpan)!.AsObject();
    }

    private static byte[] One(string name, JsonNode? value) =>
        JsonSerializer.SerializeToUtf8Bytes(new JsonObject { [name] = value?.DeepClone() }, ApiJson.Default.JsonObject);

    private static void ThrowIfAny(List<string> errors)
    {
        if (errors.Count == 0) return;
        throw new ApiProblemException(new ApiProblem(
            StatusCodes.Status400BadRequest, "settings", "The settings cannot be used",
            $"Nothing was changed. {string.Join(" ", errors)}", errors));
    }
}
