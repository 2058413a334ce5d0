using System.Text;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Hub.Intake.Settings;
using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Store;

/// <summary>What sites keep from one run to the next, in the database of the data folder.</summary>
internal sealed partial class StoredMemory(HubStore store, SettingsTable settings, ILogger<StoredMemory> log) : ISiteMemory
{
    public byte[] SecretOf(string name, Func<byte[]> make) => store.SecretOf(name, make);

    public SiteSettingsPatch? StoredSite(string site) =>
        settings.All(SettingKind.Site, site).Select(PayloadOf).OfType<SiteSettingsPatch>().FirstOrDefault();

    public IEnumerable<EventBatch> StoredSettings(string site, long at, Func<EventBatch> rent)
    {
        var batch = rent();
        // The site first: its zone holds for queues that have set none.
        foreach (var setting in settings.All(SettingKind.Site, site).Concat(settings.All(SettingKind.Queue, site)))
        {
            if (batch.IsFull)
            {
                yield return batch;
                batch = rent();
            }

            if (PayloadOf(setting) is not { } payload) continue;
            ref var configured = ref batch.Add(setting.Kind == SettingKind.Site ? EventType.SiteConfigured : EventType.QueueConfigured, at);
            if (setting.Kind == SettingKind.Queue) configured.Queue = batch.Name(setting.Name);
            batch.AddDetail(ref configured).Payload = payload;
        }

        // An empty batch would still make a source of the settings.
        if (batch.Count > 0) yield return batch;
    }

    // Stored by this program, so it can be read, unless another version or another hand wrote it: then the queue has its
    // defaults, and the log says so.
    private object? PayloadOf(StoredSetting setting)
    {
        string? error;
        var json = Encoding.UTF8.GetBytes(setting.Json);
        if (setting.Kind == SettingKind.Site)
        {
            if (SiteSettingsJson.TryRead(json, out var site, out error)) return site;
        }
        else if (QueueSettingsJson.TryRead(json, out var queue, out error))
        {
            return queue;
        }

        Log.Unreadable(log, setting.Site, setting.Name, error);
        return null;
    }

    private static partial class Log
    {
        [LoggerMessage(HubEvents.StoredSettingUnreadable, LogLevel.Error,
            "The stored settings of site {Site}, queue '{Name}' cannot be read, so their defaults hold: {Problem} "
            + "Save them again through the settings API.")]
        public static partial void Unreadable(ILogger log, string site, string name, string problem);
    }
}
