using System.Net;

namespace QueueMonitor.Hub.Hosting;

/// <summary>
/// Keeps foreign web pages out. A browser on this machine, or behind the proxy, would let any page that it shows talk to the
/// hub: it says whose page it is (<c>Origin</c>) and whom it meant to reach (<c>Host</c>), and both must be ours.
/// </summary>
internal sealed class OriginGuard
{
    private readonly RequestDelegate _next;
    private readonly HashSet<string> _origins;
    private readonly HashSet<string> _hosts;

    public OriginGuard(RequestDelegate next, HubOptions options, ListenAddresses addresses)
    {
        _next = next;
        var origins = options.Origins.Select(Parse).ToList();
        _origins = origins.Select(OriginOf).ToHashSet(StringComparer.OrdinalIgnoreCase);
        _hosts = origins.Select(o => o.Authority).Concat(addresses.Hosts).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    public Task InvokeAsync(HttpContext http)
    {
        var (host, origin) = (http.Request.Host, http.Request.Headers.Origin.ToString());
        if (host.HasValue && !IsOurs(host, http.Connection.LocalIpAddress))
        {
            return Refuse(http, $"This hub was asked for as \"{host.Value}\", which it does not know. If that is the name of your proxy, "
                + $"start the hub with --origin https://{host.Value}.");
        }

        if (origin.Length > 0 && !IsOurs(origin, http.Request))
        {
            return Refuse(http, $"A page of {origin} asked, and only pages of this hub may. If browsers reach this hub under that address, "
                + $"start it with --origin {origin}.");
        }

        return _next(http);
    }

    /// <summary>An address as browsers tell it: scheme, name and port.</summary>
    /// <exception cref="HubRefusedException">It is none.</exception>
    internal static Uri Parse(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https" && parsed.PathAndQuery == "/"
            ? parsed
            : throw new HubRefusedException(
                $"\"{origin}\" is not the address of a site. Give scheme and name, such as https://monitor.example.org.");

    // A number cannot be rebound to another address by whoever owns a name: the one that the request came to is ours.
    private bool IsOurs(HostString host, IPAddress? reachedAt) =>
        _hosts.Contains(host.Value!) || host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Host.Trim('[', ']'), out var ip) && (IPAddress.IsLoopback(ip) || ip.Equals(Plain(reachedAt))));

    private static IPAddress? Plain(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;

    private bool IsOurs(string origin, HttpRequest request) =>
        _origins.Contains(origin) || origin.Equals($"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase);

    private static string OriginOf(Uri site) => $"{site.Scheme}://{site.Authority}";

    private static Task Refuse(HttpContext http, string why) =>
        Results.Problem(why, statusCode: StatusCodes.Status403Forbidden, title: "This page may not ask.").ExecuteAsync(http);
}
