using System.Text.Json;
using QueueMonitor.Hub.Access;
using QueueMonitor.Hub.Api;
using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Screens;

/// <summary>Which walls are on, how they do, and which screens are off: for whoever looks after them. Of all sites, or of one.</summary>
internal sealed class WallsEndpoint(LiveBoards live, ScreenBook screens, ISiteFloors floors, WallVersion newest)
{
    public Task Get(HttpContext http)
    {
        var sites = SitesOf(http);
        var walls = live.Walls.Where(w => sites.Contains(w.Board.Key.Site)).OrderBy(w => w.Id).ToList();
        var on = walls.Select(w => w.Screen).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return ApiAnswer.Write(http, json =>
        {
            json.WriteStartObject();
            json.WriteString("newestVersion"u8, newest.Text);
            json.WriteStartArray("walls"u8);
            foreach (var wall in walls) Write(json, wall);
            json.WriteEndArray();
            json.WriteStartArray("off"u8);
            foreach (var screen in floors.All.Where(f => sites.Contains(f.Site)).SelectMany(f => screens.Of(f.Site)))
            {
                if (!on.Contains(screen.Id)) WriteOff(json, screen);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            return Task.CompletedTask;
        });
    }

    // The one that was asked for, else all of the caller's.
    private HashSet<string> SitesOf(HttpContext http)
    {
        var caller = http.Caller();
        if (AskedSite.NamedBy(http.Request) is not { } asked)
            return floors.All.Select(f => f.Site).Where(site => caller.May(Role.Planner, site)).ToHashSet(StringComparer.Ordinal);
        if (!caller.Knows(asked)) throw new ApiProblemException(AccessProblems.UnknownSite(caller, asked));
        if (!caller.May(Role.Planner, asked)) throw new ApiProblemException(AccessProblems.Needs(caller, Role.Planner));
        return [http.FloorOf(floors, asked).Site];
    }

    private void Write(Utf8JsonWriter json, WallPump wall)
    {
        var screen = wall.Screen is { } id ? screens.Find(id) : null;
        json.WriteStartObject();
        json.WriteString("wall"u8, wall.Info.Wall);
        json.WriteString("screen"u8, screen?.Id);
        json.WriteString("name"u8, screen?.Name);
        json.WriteString("site"u8, wall.Board.Key.Site);
        json.WriteString("board"u8, wall.Board.Key.Board);
        var ofSite = floors.Find(wall.Board.Key.Site)?.Latest.Site.Settings.Language;
        json.WriteString("language"u8, wall.Info.Language ?? screen?.Language ?? wall.Board.Newest.Choice.Language ?? ofSite);
        json.WriteString("version"u8, wall.Info.Version);
        json.WriteBoolean("isNewest"u8, wall.Info.Version == newest.Text);
        json.WriteCount("width"u8, wall.Info.Width == 0 ? null : wall.Info.Width);
        json.WriteCount("height"u8, wall.Info.Height == 0 ? null : wall.Info.Height);
        json.WriteString("transport"u8, wall.Transport);
        json.WriteMoment("since"u8, wall.Since);
        json.WriteNumber("sentSeq"u8, wall.SentSeq);
        json.WriteCount("paintedSeq"u8, wall.LastPaint?.Seq);
        json.WriteMoment("paintedAt"u8, wall.LastPaint?.At);
        json.WriteStartArray("notices"u8);
        foreach (var notice in wall.Info.Notices ?? []) json.WriteStringValue(notice);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteOff(Utf8JsonWriter json, Screen screen)
    {
        json.WriteStartObject();
        json.WriteString("screen"u8, screen.Id);
        json.WriteString("name"u8, screen.Name);
        json.WriteString("site"u8, screen.Site);
        json.WriteMoment("lastSeen"u8, screens.LastSeen(screen.Id));
        json.WriteEndObject();
    }
}
