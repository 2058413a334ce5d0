using System.Net;
using QueueMonitor.Hub.Access.Keys;
using QueueMonitor.Hub.Access.Proxies;
using QueueMonitor.Hub.Api;
using QueueMonitor.Hub.Boards;

namespace QueueMonitor.Hub.Access;

/// <summary>Finds out who asks: by key, by ticket, by what the proxy says, or by being on this machine.</summary>
internal sealed partial class Door(AccessSettings settings, KeyBook keys, Tickets tickets, BoardClock clock, ILogger<Door> log)
{
    private const string Bearer = "Bearer ";

    private static readonly string[] Forwarding = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via"];

    private readonly ProxyCallers? _proxy = settings.Proxy is { } proxy ? new ProxyCallers(proxy) : null;
    private readonly RateGate _requests = new(AccessLimits.RequestsPerSecondMax, AccessLimits.RequestsAtOnceMax, clock.Pace);
    private readonly RateGate _wrong = new(AccessLimits.WrongPerSecondMax, AccessLimits.WrongAtOnceMax, clock.Pace);

    public bool IsOpen => settings.IsOpen;

    /// <summary>Who asks; nobody when nothing tells.</summary>
    /// <param name="takesTicket">A ticket in the query counts.</param>
    /// <param name="problem">Not null: what was sent to be recognised by is not good.</param>
    public Caller Identify(HttpContext http, bool takesTicket, out Refusal? problem)
    {
        problem = null;
        if (KeyIn(http.Request) is { } secret) return OfKey(http, secret, out problem);
        if (takesTicket && http.Request.Query["access_token"].ToString() is { Length: > 0 } ticket)
            return tickets.Take(ticket) ?? Wrong(http, AccessProblems.TicketOver, out problem);
        if (_proxy is not null)
        {
            if (_proxy.Find(http, out var withoutSecret) is { } person) return InItsRate(person, $"person {person.Name}", out problem);
            if (withoutSecret)
            {
                Wrong(http, AccessProblems.ProxySecret, out problem);
                if (problem!.RetryAfterSeconds is null) Log.ProxyWithoutSecret(log, http.Connection.RemoteIpAddress);
                return Caller.Nobody;
            }
        }

        if (!settings.IsOpen || !IsThisMachine(http.Connection.RemoteIpAddress)) return Caller.Nobody;
        if (ForwardedBy(http.Request) is not { } header) return Caller.Local;
        problem = new Refusal(AccessProblems.Forwarded(header));
        return Caller.Nobody;
    }

    private Caller OfKey(HttpContext http, string secret, out Refusal? problem)
    {
        var caller = keys.Find(secret, out var verdict);
        if (verdict == KeyVerdict.Good) return InItsRate(caller, caller.KeyId!, out problem);
        return Wrong(http, verdict switch
        {
            KeyVerdict.Revoked => AccessProblems.KeyRevoked,
            KeyVerdict.Expired => AccessProblems.KeyExpired,
            _ => AccessProblems.KeyUnknown,
        }, out problem);
    }

    private Caller InItsRate(Caller caller, string who, out Refusal? problem)
    {
        problem = _requests.TryTake(who, out var after) ? null : new Refusal(AccessProblems.TooOften, after);
        return caller;
    }

    private Caller Wrong(HttpContext http, ApiProblem told, out Refusal? problem)
    {
        var from = http.Connection.RemoteIpAddress?.ToString() ?? "";
        problem = _wrong.TryTake(from, out var after) ? new Refusal(told) : new Refusal(AccessProblems.TooManyWrong, after);
        return Caller.Nobody;
    }

    // Another kind of token than ours is somebody else's matter: a proxy may pass its own on.
    private static string? KeyIn(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return null;
        var token = header[Bearer.Length..].Trim();
        return token.StartsWith(SecretText.KeyStart, StringComparison.Ordinal) ? token : null;
    }

    // What proxies add of themselves: those that are set up to, and many that nobody has told.
    private static string? ForwardedBy(HttpRequest request) => Forwarding.FirstOrDefault(request.Headers.ContainsKey);

    // A socket in the file system has no address.
    private static bool IsThisMachine(IPAddress? address) => address is null || IPAddress.IsLoopback(address);

    private static partial class Log
    {
        [LoggerMessage(HubEvents.ProxyWithoutSecret, LogLevel.Warning,
            "A request from the proxy's address {Address} spoke of somebody without the secret that was agreed upon, and was refused. "
            + "Either the proxy does not send it, or something else on its machine pretends to be it.")]
        public static partial void ProxyWithoutSecret(ILogger log, IPAddress? address);
    }
}

/// <summary>Why a request is not let in.</summary>
/// <param name="RetryAfterSeconds">When to come again; null: that would not help.</param>
internal sealed record Refusal(ApiProblem Problem, int? RetryAfterSeconds = null)
{
    public Task Write(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = "no-store";
        if (Problem.Status == StatusCodes.Status401Unauthorized) headers.WWWAuthenticate = "Bearer realm=\"Queue Monitor\"";
        if (RetryAfterSeconds is { } seconds) headers.RetryAfter = Math.Max(1, seconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Problem.Write(http);
    }
}
