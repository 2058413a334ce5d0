using System.Security.Claims;

namespace QueueMonitor.Hub.Access;

/// <summary>A role at one site, or at every site.</summary>
/// <param name="Site">Null: every site, also one that comes to be later.</param>
internal readonly record struct Grant(string? Site, Role Role);

/// <summary>How somebody was recognised.</summary>
internal enum CallerKind : byte
{
    Nobody,

    /// <summary>From this machine, while the hub listens to nobody else.</summary>
    Local,

    Key,

    /// <summary>By a reverse proxy that checked who it is.</summary>
    Proxy,
}

/// <summary>Who asks, and what they may do where.</summary>
internal sealed class Caller
{
    private ClaimsPrincipal? _user;

    /// <summary>Somebody of whom nothing is known.</summary>
    public static Caller Nobody { get; } = new() { Name = "", Kind = CallerKind.Nobody };

    /// <summary>Whoever sits at this machine: the admin of all sites.</summary>
    public static Caller Local { get; } = new() { Name = "this machine", Kind = CallerKind.Local, Grants = [new Grant(null, Role.Admin)] };

    /// <summary>What people call them: a key's name, a user's.</summary>
    public required string Name { get; init; }

    public required CallerKind Kind { get; init; }

    public IReadOnlyList<Grant> Grants { get; init; } = [];

    /// <summary>The only source that they may send events as; null: any.</summary>
    public string? Source { get; init; }

    /// <summary>The key that they came with; null: none.</summary>
    public string? KeyId { get; init; }

    /// <summary>Ends when the key is revoked or expires: whatever goes on in its name ends with it.</summary>
    public CancellationToken Ended { get; init; }

    public bool IsNobody => Kind == CallerKind.Nobody;

    /// <summary>As the framework carries it along, also into the live feed.</summary>
    public ClaimsPrincipal User => _user ??= new CallerUser(this);

    /// <summary>The caller of a request or a connection; nobody, unless the guard has recognised somebody.</summary>
    public static Caller Of(ClaimsPrincipal? user) => (user as CallerUser)?.Caller ?? Nobody;

    public bool May(Role need, string site)
    {
        foreach (var grant in Grants)
        {
            if ((grant.Site is null || grant.Site == site) && grant.Role.Covers(need)) return true;
        }

        return false;
    }

    public bool MayEverywhere(Role need) => Grants.Any(grant => grant.Site is null && grant.Role.Covers(need));

    public bool MaySomewhere(Role need) => Grants.Any(grant => grant.Role.Covers(need));

    /// <summary>Whether this site is any matter of theirs: of another they are not even told whether it is there.</summary>
    public bool Knows(string site) => Grants.Any(grant => grant.Site is null || grant.Site == site);

    /// <summary>The site of a request that names none: the hub's own, else the first of theirs.</summary>
    public string HomeSite(string defaultSite)
    {
        if (Grants.Count == 0 || Knows(defaultSite)) return defaultSite;
        return Grants.Select(grant => grant.Site!).Order(StringComparer.Ordinal).First();
    }

    private sealed class CallerUser(Caller caller) : ClaimsPrincipal(new ClaimsIdentity(caller.IsNobody ? null : "QueueMonitor"))
    {
        public Caller Caller => caller;
    }
}

internal static class CallerOfRequest
{
    public static Caller Caller(this HttpContext http) => Access.Caller.Of(http.User);
}
