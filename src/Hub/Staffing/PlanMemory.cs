using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using QueueMonitor.Hub.Store;

namespace QueueMonitor.Hub.Staffing;

/// <summary>The last plan that was brought: until when it reaches, by whom, when.</summary>
internal sealed record KeptPlan(DateTimeOffset Until, string By, DateTimeOffset At);

/// <summary>Which plan each site was brought last. What is planned is the engine's; this is for people who ask where it came from.</summary>
internal sealed class PlanMemory
{
    private readonly ConcurrentDictionary<string, KeptPlan> _sites = new(StringComparer.Ordinal);
    private readonly SettingsTable _table;

    public PlanMemory(SettingsTable table)
    {
        _table = table;
        foreach (var stored in table.All(SettingKind.Plan))
            if (Read(stored.Json) is { } plan) _sites[stored.Site] = plan;
    }

    /// <summary>Null: none was ever brought.</summary>
    public KeptPlan? Of(string site) => _sites.GetValueOrDefault(site);

    /// <summary>Completes when it is stored.</summary>
    public async Task Save(string site, KeptPlan plan)
    {
        var json = new JsonObject
        {
            ["until"] = plan.Until.ToString("O", CultureInfo.InvariantCulture), ["by"] = plan.By,
            ["at"] = plan.At.ToString("O", CultureInfo.InvariantCulture),
        };
        await _table.Save(new StoredSetting(SettingKind.Plan, site, "", json.ToJsonString()));
        _sites[site] = plan;
    }

    // What another version wrote and this one cannot read is not known.
    private static KeptPlan? Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var json = document.RootElement;
            return new KeptPlan(
                json.GetProperty("until").GetDateTimeOffset(), json.GetProperty("by").GetString()!, json.GetProperty("at").GetDateTimeOffset());
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
