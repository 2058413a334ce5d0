using QueueMonitor.Hub.Access.Proxies;

namespace QueueMonitor.Hub.Access;

/// <summary>How people and systems are recognised in this run.</summary>
/// <param name="IsOpen">Whoever is on this machine may do everything: the hub listens to nobody else.</param>
/// <param name="Proxy">Who tells of people; null: nobody.</param>
internal sealed record AccessSettings(bool IsOpen, ProxySettings? Proxy);
