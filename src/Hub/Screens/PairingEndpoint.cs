using System.Text.Json;
using QueueMonitor.Hub.Access;
using QueueMonitor.Hub.Api;
using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Store;

namespace QueueMonitor.Hub.Screens;

/// <summary>
/// <c>POST /api/v1/pairings</c>: somebody types the code that a wall shows, and names the screen that it is to be: <c>screen</c> gives one that
/// is there a new link, anything else sets up another as <c>/api/v1/screens</c> does.
/// </summary>
internal sealed class PairingEndpoint(ISiteFloors floors, ScreenBook screens, Pairings pairings, BoardStore boards, BoardClock clock)
{
    private readonly RateGate _tries = new(AccessLimits.CodesPerSecondMax, AccessLimits.CodesAtOnceMax, clock.Pace);

    public async Task Post(HttpContext http)
    {
        var floor = http.Floor(floors);
        using var body = await ApiBody.ReadObject(http);
        var typed = body.RootElement.TryGetProperty("code", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString()! : "";
        var code = Pairings.Read(typed);
        if (!_tries.TryTake(http.Caller().KeyId ?? http.Caller().Name, out var after))
        {
            await new Refusal(new ApiProblem(
                StatusCodes.Status429TooManyRequests, "too-many-codes", "Too many codes",
                $"Codes were typed too often. Wait {after} seconds, and read the code from the wall once more."), after).Write(http);
            return;
        }

        if (!pairings.Knows(code)) throw NoSuchCode();
        var (screen, token) = await ScreenFor(http, body.RootElement, floor.Site);
        if (!pairings.Pair(code, token)) throw NoSuchCode();
        await ApiAnswer.Write(http, json =>
        {
            json.WriteStartObject();
            ScreenJson.WriteFields(json, screen);
            json.WriteEndObject();
            return Task.CompletedTask;
        });
    }

    private async Task<(Screen Screen, string Token)> ScreenFor(HttpContext http, JsonElement body, string site)
    {
        var names = boards.Names(site).Prepend(BoardChoice.All).Distinct().ToArray();
        if (!body.TryGetProperty("screen", out var named))
        {
            return await screens.Add(id =>
            {
                ScreenEndpoints.RequireRoom(screens, site);
                return ScreenChange.Read(body, Screen.New(id, site, DateTimeOffset.UnixEpoch), names, besides: "code");
            });
        }

        var id = named.ValueKind == JsonValueKind.String ? named.GetString()! : "";
        var known = screens.Find(id) is { } screen && screen.Site == site;
        return (known ? await screens.NewLinkOf(id) : null) ?? throw ScreenEndpoints.Unknown(id);
    }

    private static ApiProblemException NoSuchCode() => new(ApiProblem.NotFound(
        "code", "No wall shows this code now. Read it from the wall once more: it changes every ten minutes, and when the wall is started anew."));
}
