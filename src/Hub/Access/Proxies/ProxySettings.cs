using System.Net;

namespace QueueMonitor.Hub.Access.Proxies;

/// <summary>A reverse proxy that knows who people are, and what its groups may do here.</summary>
/// <param name="Addresses">Networks that it may come from; anybody else's headers count for nothing.</param>
/// <param name="Secret">What it sends to prove itself; never shown.</param>
/// <param name="UserHeader">Holds who it is.</param>
/// <param name="NameHeader">Holds what people call them; null: the user.</param>
/// <param name="GroupsHeader">Holds the groups, with commas between.</param>
/// <param name="Groups">What a group may do; a group that is not here may do nothing.</param>
internal sealed record ProxySettings(
    IReadOnlyList<IPNetwork> Addresses, string Secret, string SecretHeader, string UserHeader, string? NameHeader, string GroupsHeader,
    IReadOnlyDictionary<string, IReadOnlyList<Grant>> Groups)
{
    public const string UsualSecretHeader = "X-Queue-Monitor-Proxy";

    /// <summary>As Authelia sends them; oauth2-proxy's are X-Forwarded-User and X-Forwarded-Groups.</summary>
    public const string UsualUserHeader = "Remote-User", UsualGroupsHeader = "Remote-Groups";

    /// <summary>A shorter secret can be guessed.</summary>
    public const int SecretMin = 16;

    // A record would tell its secret.
    public override string ToString() => nameof(ProxySettings);

    public bool ComesFrom(IPAddress? address)
    {
        if (address is null) return false;
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Addresses.Any(network => network.Contains(plain));
    }
}
