using System.Text.Json;
using QueueMonitor.Hub.Access;
using QueueMonitor.Hub.Api;
using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Store;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Screens;

/// <summary>Sets up screens: <c>/api/v1/screens</c>. The token of a link is told once, when it is made.</summary>
internal sealed class ScreenEndpoints(ISiteFloors floors, ScreenBook screens, BoardStore boards, LiveBoards live)
{
    public Task List(HttpContext http)
    {
        var site = http.Floor(floors).Site;
        var on = OnNow();
        return ApiAnswer.Write(http, json =>
        {
            json.WriteStartObject();
            json.WriteString("site"u8, site);
            json.WriteStartArray("screens"u8);
            foreach (var screen in screens.Of(site)) Write(json, screen, on, token: null);
            json.WriteEndArray();
            json.WriteEndObject();
            return Task.CompletedTask;
        });
    }

    public async Task Post(HttpContext http)
    {
        var site = http.Floor(floors).Site;
        using var body = await ApiBody.ReadObject(http);
        var (screen, token) = await screens.Add(id =>
        {
            RequireRoom(screens, site);
            return ScreenChange.Read(body.RootElement, Screen.New(id, site, DateTimeOffset.UnixEpoch), KnownBoards(site));
        });
        http.Response.StatusCode = StatusCodes.Status201Created;
        http.Response.Headers.Location = $"/api/v1/screens/{screen.Id}";
        await Answer(http, screen, token);
    }

    public async Task Put(HttpContext http)
    {
        var id = IdOfMine(http);
        using var body = await ApiBody.ReadObject(http);
        var screen = await screens.Change(id, before => ScreenChange.Read(body.RootElement, before, KnownBoards(before.Site)));
        await Answer(http, screen ?? throw Unknown(id), token: null);
    }

    /// <summary>A new link: whoever came by the old one goes at once.</summary>
    public async Task PostLink(HttpContext http)
    {
        var id = IdOfMine(http);
        var (screen, token) = await screens.NewLinkOf(id) ?? throw Unknown(id);
        await Answer(http, screen, token);
    }

    public async Task Delete(HttpContext http)
    {
        var id = IdOfMine(http);
        if (!await screens.Remove(id)) throw Unknown(id);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    // Of another site's screen one hears what one hears of none.
    private string IdOfMine(HttpContext http)
    {
        var id = http.PathName("screen");
        return screens.Find(id) is { } screen && http.Caller().May(Role.Planner, screen.Site) ? id : throw Unknown(id);
    }

    /// <summary>Ends the request when the site has all the screens that it can have.</summary>
    public static void RequireRoom(ScreenBook screens, string site)
    {
        if (screens.Of(site).Count < ScreenLimits.ScreensMax) return;
        throw new ApiProblemException(new ApiProblem(
            StatusCodes.Status409Conflict, "too-many-screens", "There are too many screens",
            $"Site '{site}' has {ScreenLimits.ScreensMax} screens, which is the most there can be: take away those that are no more."));
    }

    public static ApiProblemException Unknown(string id) => new(ApiProblem.NotFound(
        "screen", $"There is no screen '{id}'; it may have been taken away. GET /api/v1/screens tells which there are."));

    private string[] KnownBoards(string site) => [.. boards.Names(site).Prepend(BoardChoice.All).Distinct()];

    private Dictionary<string, int> OnNow() => live.Walls.Where(w => w.Screen is not null).GroupBy(w => w.Screen!).ToDictionary(g => g.Key, g => g.Count());

    private Task Answer(HttpContext http, Screen screen, string? token)
    {
        var on = OnNow();
        return ApiAnswer.Write(http, json =>
        {
            Write(json, screen, on, token);
            return Task.CompletedTask;
        });
    }

    private void Write(Utf8JsonWriter json, Screen screen, Dictionary<string, int> on, string? token)
    {
        json.WriteStartObject();
        ScreenJson.WriteFields(json, screen);
        json.WriteMoment("created"u8, screen.CreatedAt);
        json.WriteNumber("on"u8, on.GetValueOrDefault(screen.Id));
        json.WriteMoment("lastSeen"u8, screens.LastSeen(screen.Id));
        if (token is not null)
        {
            json.WriteString("token"u8, token);
            json.WriteString("link"u8, $"/#{token}");
        }

        json.WriteEndObject();
    }
}
