using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Queues;

namespace QueueMonitor.Hub.Sites;

/// <summary>What a site keeps from one run to the next.</summary>
public interface ISiteMemory
{
    /// <summary>A secret under its name; made and kept when it is asked for the first time.</summary>
    byte[] SecretOf(string name, Func<byte[]> make);

    /// <summary>What was set of the site itself; null: nothing.</summary>
    SiteSettingsPatch? StoredSite(string site);

    /// <summary>The settings stored for a site as <c>site.configured</c> and <c>queue.configured</c> at <paramref name="at"/>
    /// (milliseconds since 1970 UTC), in batches from <paramref name="rent"/>.</summary>
    IEnumerable<EventBatch> StoredSettings(string site, long at, Func<EventBatch> rent);
}
