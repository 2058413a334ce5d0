using System.Text.Json;
using System.Text.Json.Nodes;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Hub.Intake.Settings;

namespace QueueMonitor.Hub.Api;

/// <summary>
/// Settings as the API answers them: all that hold, what would hold if nothing had been set, and which of them somebody has set.
/// Of a preview also what would change.
/// </summary>
internal sealed class SettingsView
{
    private readonly JsonObject _settings;
    private readonly JsonObject _defaults;
    private readonly bool? _promiseConfirmed;
    private readonly Func<QueueSettingsPatch, JsonObject, SettingsView>? _after;
    private JsonArray? _changes;

    private SettingsView(
        JsonObject settings, JsonObject defaults, bool? promiseConfirmed, Func<QueueSettingsPatch, JsonObject, SettingsView>? after) =>
        (_settings, _defaults, _promiseConfirmed, _after) = (settings, defaults, promiseConfirmed, after);

    /// <summary>The settings of a queue. Its channel is what its contacts have, unless it was set: so it has no other default.</summary>
    public static SettingsView OfQueue(string queue, QueueSettings settings, string siteZone)
    {
        var usual = new QueueSettingsPatch { Name = settings.Name, Media = settings.Media }.Complete(queue, settings.Media, siteZone);
        var defaults = SettingsPatch.Object(json => QueueSettingsJson.Write(json, usual with { Name = queue }));
        return new SettingsView(
            SettingsPatch.Object(json => QueueSettingsJson.Write(json, settings)), defaults, settings.PromiseConfirmed,
            (patch, stored) => OfQueue(queue, Changed(queue, settings, patch, stored, siteZone), siteZone));
    }

    public static SettingsView OfSite(SiteSettings settings, SiteSettings defaults) => new(
        SettingsPatch.Object(json => SiteSettingsJson.Write(json, settings)), SettingsPatch.Object(json => SiteSettingsJson.Write(json, defaults)),
        null, null);

    /// <summary>The settings of a queue as a change would make them.</summary>
    public SettingsView After(JsonObject stored, QueueSettingsPatch patch) => After(_after!(patch, stored));

    public SettingsView After(SettingsView after)
    {
        var changes = new JsonArray();
        foreach (var (name, value) in after._settings)
        {
            if (JsonNode.DeepEquals(value, _settings[name])) continue;
            changes.Add((JsonNode)new JsonObject { ["setting"] = name, ["from"] = _settings[name]?.DeepClone(), ["to"] = value?.DeepClone() });
        }

        if (_promiseConfirmed != after._promiseConfirmed)
        {
            changes.Add((JsonNode)new JsonObject
            {
                ["setting"] = "promiseConfirmed", ["from"] = _promiseConfirmed, ["to"] = after._promiseConfirmed,
            });
        }

        after._changes = changes;
        return after;
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, value) in _settings) Write(json, name, value);
        if (_promiseConfirmed is { } confirmed) json.WriteBoolean("promiseConfirmed"u8, confirmed);
        Write(json, "defaults", _defaults);
        json.WriteStartArray("set"u8);
        foreach (var name in Set) json.WriteStringValue(name);
        json.WriteEndArray();
        if (_changes is not null) Write(json, "changes", _changes);
        json.WriteEndObject();
    }

    // Another value than the default was set by somebody; of a threshold it counts that it was set at all.
    private IEnumerable<string> Set => _settings
        .Where(s => s.Key == "threshold" && _promiseConfirmed is { } confirmed ? confirmed : !JsonNode.DeepEquals(s.Value, _defaults[s.Key]))
        .Select(s => s.Key);

    // What was set stays, what was not follows the defaults of the queue as it would be.
    private static QueueSettings Changed(string queue, QueueSettings now, QueueSettingsPatch patch, JsonObject stored, string siteZone)
    {
        var before = OfQueue(queue, now, siteZone);
        var kept = new JsonObject();
        foreach (var name in before.Set)
        {
            if (!stored.ContainsKey(name)) kept[name] = before._settings[name]?.DeepClone();
        }

        if (!QueueSettingsJson.TryRead(JsonSerializer.SerializeToUtf8Bytes(kept, ApiJson.Default.JsonObject), out var earlier, out var wrong))
            throw new InvalidOperationException($"Settings that hold can be read again: {wrong}");
        return patch.Over(earlier).Complete(queue, now.Media, siteZone);
    }

    private static void Write(Utf8JsonWriter json, string name, JsonNode? value)
    {
        json.WritePropertyName(name);
        if (value is null) json.WriteNullValue();
        else value.WriteTo(json);
    }
}
