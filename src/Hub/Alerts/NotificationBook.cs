using System.Collections.Concurrent;
using System.Text.Json;
using QueueMonitor.Hub.Api;
using QueueMonitor.Hub.Store;

namespace QueueMonitor.Hub.Alerts;

/// <summary>How each site's people are told, in memory and in the database.</summary>
internal sealed class NotificationBook
{
    private readonly ConcurrentDictionary<string, Notifications> _sites = new(StringComparer.Ordinal);
    private readonly SettingsTable _table;

    public NotificationBook(SettingsTable table)
    {
        _table = table;
        foreach (var stored in table.All(SettingKind.Notifications)) _sites[stored.Site] = Read(stored.Json);
    }

    public Notifications Of(string site) => _sites.GetValueOrDefault(site, Notifications.None);

    /// <summary>Completes when they are stored.</summary>
    public async Task Save(string site, Notifications notifications)
    {
        await _table.Save(new StoredSetting(SettingKind.Notifications, site, "", notifications.Json().ToJsonString()));
        _sites[site] = notifications;
    }

    // What another version wrote and this one does not know counts as not set.
    private static Notifications Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Notifications.None.With(document.RootElement);
        }
        catch (Exception problem) when (problem is JsonException or ApiProblemException or InvalidOperationException)
        {
            return Notifications.None;
        }
    }
}
