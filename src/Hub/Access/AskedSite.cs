namespace QueueMonitor.Hub.Access;

/// <summary>The site that a request is about, as the guard has allowed it.</summary>
internal sealed record AskedSite(string Site)
{
    /// <summary>Header <c>site</c>, else query <c>site</c>, else the caller's own. The guard and the endpoints read it here.</summary>
    public static string Of(HttpContext http, string defaultSite)
    {
        if (http.Features.Get<AskedSite>() is { } known) return known.Site;
        return NamedBy(http.Request) ?? http.Caller().HomeSite(defaultSite);
    }

    /// <summary>The site that a request names; null: none.</summary>
    public static string? NamedBy(HttpRequest request)
    {
        var header = request.Headers["site"].ToString();
        if (header.Length > 0) return header;
        var query = request.Query["site"].ToString();
        return query.Length > 0 ? query : null;
    }
}
