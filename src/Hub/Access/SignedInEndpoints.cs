using System.Text.Json;
using QueueMonitor.Hub.Api;
using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Access;

/// <summary>What somebody is told of themselves, and the tickets that they are given.</summary>
internal sealed class SignedInEndpoints(Tickets tickets, Door door, ISiteFloors floors)
{
    /// <summary>Who the caller is and what they may do where; also to nobody, so that a page knows to ask for a key.</summary>
    public Task Me(HttpContext http)
    {
        var caller = http.Caller();
        var site = caller.HomeSite(floors.DefaultSite);
        return ApiAnswer.Write(http, json =>
        {
            json.WriteStartObject();
            json.WriteString("name"u8, caller.IsNobody ? null : caller.Name);
            json.WriteString("how"u8, How(caller));
            json.WriteBoolean("open"u8, door.IsOpen);
            json.WriteString("site"u8, caller.Grants.Count == 0 ? null : site);
            json.WriteStartArray("roles"u8);
            foreach (var grant in caller.Grants) Write(json, grant);
            json.WriteEndArray();
            json.WriteEndObject();
            return Task.CompletedTask;
        });
    }

    /// <summary>A stand-in for the caller's key in the address of <c>/api/v1/stream</c>, or as what a wall says on its connection.</summary>
    public Task Ticket(HttpContext http)
    {
        var ticket = tickets.Make(http.Caller());
        http.Response.StatusCode = StatusCodes.Status201Created;
        return ApiAnswer.Write(http, json =>
        {
            json.WriteStartObject();
            json.WriteString("ticket"u8, ticket);
            json.WriteNumber("seconds"u8, (int)AccessLimits.TicketFor.TotalSeconds);
            json.WriteEndObject();
            return Task.CompletedTask;
        });
    }

    private static void Write(Utf8JsonWriter json, Grant grant)
    {
        json.WriteStartObject();
        json.WriteString("site"u8, grant.Site);
        json.WriteString("role"u8, grant.Role.Name());
        json.WriteEndObject();
    }

    private static string How(Caller caller) => caller.Kind switch
    {
        CallerKind.Nobody => "nobody",
        CallerKind.Local => "local",
        CallerKind.Key => "key",
        _ => "proxy",
    };
}
