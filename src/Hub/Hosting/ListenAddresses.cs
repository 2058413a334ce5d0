using System.Net;

namespace QueueMonitor.Hub.Hosting;

/// <summary>Where the hub may listen: on this machine alone, since it asks nobody who they are.</summary>
internal static class ListenAddresses
{
    private const string Way =
        "This release has no keys yet, so it listens on loopback only. Let it listen on " + HubOptions.DefaultUrls
        + ", and put a proxy that checks who asks in front of it, on the same machine.";

    /// <exception cref="HubRefusedException">One of the addresses is not loopback, or is none.</exception>
    public static void RequireLoopback(string urls)
    {
        var parts = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length == 0)
            throw new HubRefusedException($"No address to listen on was given. Give one, such as {HubOptions.DefaultUrls}.");
        foreach (var part in parts)
        {
            BindingAddress address;
            try
            {
                address = BindingAddress.Parse(part);
            }
            catch (FormatException)
            {
                throw new HubRefusedException($"\"{part}\" is not an address to listen on. Give one such as {HubOptions.DefaultUrls}.");
            }

            if (!IsLoopback(address)) throw new HubRefusedException($"\"{part}\" can be reached from other machines. {Way}");
        }
    }

    /// <summary>Addresses that stand in configuration files or the environment would come on top of those that were checked.</summary>
    /// <exception cref="HubRefusedException">There are some.</exception>
    public static void RequireNoOthers(IConfiguration configuration)
    {
        if (!configuration.GetSection("Kestrel:Endpoints").Exists()) return;
        throw new HubRefusedException(
            "The configuration names addresses under \"Kestrel:Endpoints\". Take them away, and say --urls instead. " + Way);
    }

    private static bool IsLoopback(BindingAddress address)
    {
        if (address.IsUnixPipe) return true;
        var host = address.Host.Trim('[', ']');
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));
    }
}
