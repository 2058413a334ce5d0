namespace QueueMonitor.Hub.Access;

/// <summary>Stands before every endpoint: finds out who asks, and lets in whom the endpoint's rule allows.</summary>
internal sealed class AccessGuard(RequestDelegate next, Door door, Sites.SiteOptions sites)
{
    public async Task InvokeAsync(HttpContext http)
    {
        // Files of the wallboard, and what is found nowhere, have no endpoint: there is nothing in them to guard.
        if (http.GetEndpoint() is not RouteEndpoint endpoint)
        {
            await next(http);
            return;
        }

        var rule = endpoint.Metadata.GetMetadata<AccessRule>();
        var caller = door.Identify(http, endpoint.Metadata.GetMetadata<TakesTicket>() is not null, out var wrong);
        http.User = caller.User;
        if (Refused(http, rule, caller, wrong) is { } refusal)
        {
            await refusal.Write(http);
            return;
        }

        var breaksOff = caller.Ended.CanBeCanceled && endpoint.Metadata.GetMetadata<EndsByItself>() is null;
        await using var _ = breaksOff ? caller.Ended.Register(http.Abort) : default;
        await next(http);
    }

    private Refusal? Refused(HttpContext http, AccessRule? rule, Caller caller, Refusal? wrong)
    {
        // What anybody may, one may with a key that is over too.
        if (rule is AnyoneAttribute) return null;
        if (rule is not NeedsAttribute needs) return new Refusal(AccessProblems.NoRule);
        if (wrong is not null) return wrong;
        if (caller.IsNobody) return new Refusal(AccessProblems.WhoAreYou);
        if (needs.Site == SiteFrom.Answer) return caller.MaySomewhere(needs.Role) ? null : new Refusal(AccessProblems.Needs(caller, needs.Role));
        var site = needs.Site == SiteFrom.Path
            ? Api.ApiRequest.PathName(http, "site")
            : AskedSite.NamedBy(http.Request) ?? caller.HomeSite(sites.DefaultSite);
        if (caller.Grants.Count > 0 && !caller.Knows(site)) return new Refusal(AccessProblems.UnknownSite(caller, site));
        if (!caller.May(needs.Role, site)) return new Refusal(AccessProblems.Needs(caller, needs.Role));
        http.Features.Set(new AskedSite(site));
        return null;
    }
}
