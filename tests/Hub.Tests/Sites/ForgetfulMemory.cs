using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Tests.Sites;

/// <summary>Keeps nothing from one run to the next.</summary>
public sealed class ForgetfulMemory : ISiteMemory
{
    public byte[] SecretOf(string name, Func<byte[]> make) => make();

    public SiteSettingsPatch? StoredSite(string site) => null;

    public IEnumerable<EventBatch> StoredSettings(string site, long at, Func<EventBatch> rent) => [];
}
