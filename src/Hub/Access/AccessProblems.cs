using QueueMonitor.Hub.Api;

namespace QueueMonitor.Hub.Access;

/// <summary>Why somebody is not let in, and what to do about it. Nothing here tells of what the caller may not know.</summary>
internal static class AccessProblems
{
    public static readonly ApiProblem KeyUnknown = Unauthorized(
        "key-unknown", "This key is not known",
        "The key in the header Authorization is none of this hub. Compare it with the one that was shown when it was made.");

    public static readonly ApiProblem KeyRevoked = Unauthorized(
        "key-revoked", "This key was revoked", "Ask an admin of the site for a new key, and send that as Authorization: Bearer KEY.");

    public static readonly ApiProblem KeyExpired = Unauthorized(
        "key-expired", "This key has expired", "Ask an admin of the site for a new key, and send that as Authorization: Bearer KEY.");

    public static readonly ApiProblem TicketOver = Unauthorized(
        "ticket", "This ticket is over",
        "A ticket opens one connection within half a minute. Get a new one from POST /api/v1/ticket. A key is never sent in an address.");

    /// <summary>Whoever comes through a proxy is not on this machine, though the proxy is.</summary>
    public static ApiProblem Forwarded(string header) => Unauthorized(
        "forwarded", "This request came through a proxy",
        $"The header {header} says that a proxy passed it on, and this hub asks nobody because only this machine reaches it. Start it with "
        + "--proxy FILE (docs/OPERATING.md), so that it knows who people are, or with --require-keys.");

    public static readonly ApiProblem ProxySecret = Unauthorized(
        "proxy-secret", "The proxy did not prove that it is the proxy",
        "This request came from the proxy's address without the secret that was agreed upon. Let the proxy send it, as docs/OPERATING.md shows.");

    public static ApiProblem WhoAreYou => Unauthorized(
        "sign-in", "Say who you are",
        "Send a key as Authorization: Bearer KEY, or come through the proxy that signs people in. An admin makes keys under /keys.");

    public static ApiProblem TooOften => new(
        StatusCodes.Status429TooManyRequests, "too-often", "Too many requests",
        $"A key may send {AccessLimits.RequestsPerSecondMax} requests a second. Send several events in one request, and ask less often.");

    public static ApiProblem TooManyWrong => new(
        StatusCodes.Status429TooManyRequests, "too-many-wrong-keys", "Too many wrong keys came from here",
        "Wait as Retry-After says, and look at what sends them.");

    public static string TooManyKeys(string? site) =>
        $"There are {AccessLimits.KeysMax} keys in force {(site is null ? "for every site" : "at this site")}, which is the most there can be: "
        + "revoke those that nobody uses.";

    public static ApiProblem UnknownSite(Caller caller, string site) => ApiProblem.NotFound(
        "site", $"No site is called '{site}'. " + ApiProblem.Known("sites", [.. caller.Grants.Select(g => g.Site).OfType<string>().Distinct()]));

    /// <summary>Known, and not enough. Said only of a site that is theirs.</summary>
    public static ApiProblem Needs(Caller caller, Role role) => new(
        StatusCodes.Status403Forbidden, "role", "You may not do this",
        caller.Grants.Count == 0
            ? $"'{caller.Name}' is signed in and has no role here. Ask an admin to give one of your groups a role."
            : $"This takes the role {role.Name()}, which '{caller.Name}' does not have here. Ask an admin of the site.");

    public static ApiProblem OtherSource(string own) => new(
        StatusCodes.Status403Forbidden, "source", "This key sends as another source",
        $"This key sends as source \"{own}\". Leave the source out of the request, or use the key of the other source.");

    public static ApiProblem NoRule => new(
        StatusCodes.Status403Forbidden, "no-rule", "Nobody may do this", "This endpoint states no rule of who may call it: a bug of Queue Monitor. Report it.");

    private static ApiProblem Unauthorized(string type, string title, string detail) => new(StatusCodes.Status401Unauthorized, type, title, detail);
}
