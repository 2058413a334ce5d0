using System.Text.Json;
using QueueMonitor.Hub.Api;
using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Access.Keys;

/// <summary>Makes and revokes keys: <c>/api/v1/keys</c>. A key's secret is told once, when it is made.</summary>
internal sealed class KeyEndpoints(KeyBook keys, SiteOptions sites, BoardClock clock)
{
    /// <summary>The keys of a site; those of every site only to whoever is admin of every site.</summary>
    public Task List(HttpContext http)
    {
        var site = AskedSite.Of(http, sites.DefaultSite);
        var shown = keys.All.Where(k => k.Key.Site == site || (k.Key.Site is null && http.Caller().MayEverywhere(Role.Admin))).ToList();
        return ApiAnswer.Write(http, json =>
        {
            json.WriteStartObject();
            json.WriteString("site"u8, site);
            json.WriteStartArray("keys"u8);
            foreach (var (key, used) in shown) Write(json, key, used, secret: null);
            json.WriteEndArray();
            json.WriteEndObject();
            return Task.CompletedTask;
        });
    }

    public async Task Post(HttpContext http)
    {
        var site = AskedSite.Of(http, sites.DefaultSite);
        using var body = await ApiBody.ReadObject(http);
        var wish = KeyWish.Read(body.RootElement, site, Now);
        if (wish.Site is null && !http.Caller().MayEverywhere(Role.Admin))
        {
            throw new ApiProblemException(
                AccessProblems.Needs(http.Caller(), Role.Admin) with { Detail = "A key for every site is made by an admin of every site." });
        }

        var (key, secret) = await keys.Add(id =>
        {
            if (keys.All.Count(k => k.Key.Site == wish.Site && !k.Key.IsOver(Now)) < AccessLimits.KeysMax) return wish.As(id, Now);
            throw new ApiProblemException(new ApiProblem(
                StatusCodes.Status409Conflict, "too-many-keys", "There are too many keys",
                AccessProblems.TooManyKeys(wish.Site)));
        });
        http.Response.StatusCode = StatusCodes.Status201Created;
        http.Response.Headers.Location = $"/api/v1/keys/{key.Id}";
        await ApiAnswer.Write(http, json =>
        {
            Write(json, key, null, secret);
            return Task.CompletedTask;
        });
    }

    /// <summary>Ends a key: connections that it opened end at once.</summary>
    public async Task Delete(HttpContext http)
    {
        var id = http.PathName("key");
        var caller = http.Caller();
        var known = keys.All.Select(k => k.Key).FirstOrDefault(k => k.Id == id && k.RevokedAt is null);
        var mine = known is not null && (known.Site is { } site ? caller.May(Role.Admin, site) : caller.MayEverywhere(Role.Admin));
        if (!mine || !await keys.Revoke(id))
        {
            throw new ApiProblemException(ApiProblem.NotFound(
                "key", $"There is no key '{id}' in force. GET /api/v1/keys tells which there are; what it shows is a key's name here, never the key itself."));
        }

        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private DateTimeOffset Now => clock.Pace.GetUtcNow();

    private void Write(Utf8JsonWriter json, AccessKey key, DateTimeOffset? used, string? secret)
    {
        json.WriteStartObject();
        json.WriteString("key"u8, key.Id);
        json.WriteString("name"u8, key.Name);
        json.WriteString("role"u8, key.Role.Name());
        json.WriteString("site"u8, key.Site);
        json.WriteString("source"u8, key.Source);
        json.WriteString("state"u8, key.RevokedAt is not null ? "revoked" : key.IsOver(Now) ? "expired" : "active");
        json.WriteMoment("created"u8, key.CreatedAt);
        json.WriteMoment("expires"u8, key.ExpiresAt);
        json.WriteMoment("revoked"u8, key.RevokedAt);
        json.WriteMoment("lastUsed"u8, used);
        if (secret is not null) json.WriteString("secret"u8, secret);
        json.WriteEndObject();
    }
}
