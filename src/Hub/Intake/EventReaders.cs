using System.Collections.Concurrent;
using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Intake;

/// <summary>Readers of events, kept from request to request, with the key of their site. Any thread may use it.</summary>
internal sealed class EventReaders(SiteEngines sites)
{
    // As many as may be in use at once; sites are bounded themselves.
    private readonly ConcurrentDictionary<string, ConcurrentBag<EventReader>> _idle = new(StringComparer.Ordinal);

    public EventReader Rent(string site) =>
        _idle.TryGetValue(site, out var idle) && idle.TryTake(out var reader)
            ? reader
            : new EventReader(new Pseudonyms(sites.PseudonymKey(site)), site);

    public void Return(string site, EventReader reader) => _idle.GetOrAdd(site, static _ => []).Add(reader);
}
