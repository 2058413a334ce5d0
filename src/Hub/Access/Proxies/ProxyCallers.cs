using System.Security.Cryptography;
using System.Text;

namespace QueueMonitor.Hub.Access.Proxies;

/// <summary>Recognises people by what the proxy says of them.</summary>
internal sealed class ProxyCallers(ProxySettings settings)
{
    // A person is in some dozens of groups at most; what is longer is not read.
    private const int GroupsMax = 200, NameMax = 128;

    private readonly byte[] _secret = SHA256.HashData(Encoding.UTF8.GetBytes(settings.Secret));

    /// <summary>Who it is; null: the request does not come from the proxy, or the proxy knows nobody.</summary>
    /// <param name="withoutSecret">True: it came from the proxy's address and speaks of somebody, without the secret.</param>
    public Caller? Find(HttpContext http, out bool withoutSecret)
    {
        withoutSecret = false;
        var headers = http.Request.Headers;
        if (headers[settings.UserHeader] is not [{ Length: > 0 } user] || !settings.ComesFrom(http.Connection.RemoteIpAddress)) return null;

        // Hashed first: of equal length whatever was sent, and compared in the same time whatever differs.
        var sent = headers[settings.SecretHeader] is [{ } secret] ? secret : "";
        withoutSecret = !CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(sent)), _secret);
        if (withoutSecret) return null;
        var name = settings.NameHeader is { } header && headers[header] is [{ Length: > 0 } given] ? given : user;
        return new Caller { Name = Shown(name), Kind = CallerKind.Proxy, Grants = [.. GrantsOf(headers[settings.GroupsHeader].ToString()).Distinct()] };
    }

    private IEnumerable<Grant> GrantsOf(string groups) =>
        groups.Split(',', GroupsMax, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(group => settings.Groups.GetValueOrDefault(group) ?? []);

    private static string Shown(string name)
    {
        var cut = name.Length <= NameMax ? name : name[..NameMax];
        return string.Concat(cut.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c));
    }
}
