using System.Text;
using System.Text.Json;
using QueueMonitor.Engine;
using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.Screens;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Store;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Api;

/// <summary>What boards show. Walls that show a changed board get it anew at once.</summary>
internal sealed class BoardSettingsEndpoints(ISiteFloors floors, BoardStore boards, ScreenBook screens) : IDisposable
{
    /// <summary>Boards of a site that can be set up.</summary>
    public const int BoardsMax = BoardLimits.BoardsMax;

    private readonly SemaphoreSlim _one = new(1, 1);

    public void Dispose() => _one.Dispose();

    public Task List(HttpContext http)
    {
        var floor = http.Floor(floors);
        return ApiAnswer.Write(http, json =>
        {
            json.WriteStartObject();
            json.WriteString("site"u8, floor.Site);
            json.WriteStartArray("boards"u8);
            foreach (var name in Known(floor.Site)) Write(json, floor, name, Find(floor.Site, name)!);
            json.WriteEndArray();
            json.WriteEndObject();
            return Task.CompletedTask;
        });
    }

    public Task Get(HttpContext http)
    {
        var floor = http.Floor(floors);
        var name = http.PathName("board");
        var choice = Find(floor.Site, name)
            ?? throw UnknownBoard(floor.Site, name);
        return Answer(http, floor, name, choice);
    }

    /// <summary>Sets up a board, also one that is not there yet.</summary>
    public async Task Put(HttpContext http)
    {
        var floor = http.Floor(floors);
        var name = http.PathName("board");
        if (name.Length is 0 or > BoardLimits.BoardNameMax || name.Any(char.IsControl))
        {
            throw new ApiProblemException(ApiProblem.Parameter(
                "board", $"A board's name has 1 to {BoardLimits.BoardNameMax} characters. Write another in the path."));
        }

        using var body = await ApiBody.ReadObject(http);
        await _one.WaitAsync(http.RequestAborted);
        try
        {
            var before = Find(floor.Site, name);
            if (before is null && boards.Names(floor.Site).Count >= BoardsMax)
            {
                throw new ApiProblemException(ApiProblem.Parameter(
                    "board", $"The site has {BoardsMax} boards, which is the most there can be: change one of them."));
            }

            var choice = BoardChange.Read(body.RootElement, before ?? BoardChoice.Everything);
            await boards.Save(floor.Site, name, choice);
            await Answer(http, floor, name, choice);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Takes a board away; the site's board <c>all</c> is then as it was at first. Not while a screen shows it.</summary>
    public async Task Delete(HttpContext http)
    {
        var floor = http.Floor(floors);
        var name = http.PathName("board");
        await _one.WaitAsync(http.RequestAborted);
        try
        {
            if (boards.Find(floor.Site, name) is null) throw UnknownBoard(floor.Site, name);
            var shown = screens.Of(floor.Site).Where(s => s.Boards.Any(b => b.Board == name)).Select(s => s.Name).ToList();
            if (shown.Count > 0 && name != BoardChoice.All)
            {
                throw new ApiProblemException(new ApiProblem(
                    StatusCodes.Status409Conflict, "board-in-use", "Screens show this board",
                    $"Nothing was changed. These screens show it: {string.Join(", ", shown)}. Let them show another board first.", shown));
            }

            await boards.Delete(floor.Site, name);
        }
        finally
        {
            _one.Release();
        }

        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private ApiProblemException UnknownBoard(string site, string name) => new(ApiProblem.NotFound(
        "board", $"Site '{site}' has no board '{name}'. {ApiProblem.Known("boards", Known(site))}"));

    private BoardChoice? Find(string site, string board) =>
        boards.Find(site, board) ?? (board == BoardChoice.All ? BoardChoice.Everything : null);

    private string[] Known(string site) => [.. boards.Names(site).Prepend(BoardChoice.All).Distinct()];

    private static Task Answer(HttpContext http, SiteFloor floor, string name, BoardChoice choice) => ApiAnswer.Write(http, json =>
    {
        Write(json, floor, name, choice);
        return Task.CompletedTask;
    });

    private static void Write(Utf8JsonWriter json, SiteFloor floor, string board, BoardChoice choice)
    {
        json.WriteStartObject();
        json.WriteString("board"u8, board);
        json.WriteString("name"u8, choice.Name);
        if (choice.Queues is { } queues) WriteTexts(json, "queues"u8, queues);
        else json.WriteNull("queues"u8);
        json.WriteString("layout"u8, choice.Layout);
        json.WriteString("language"u8, choice.Language);
        WriteTexts(json, "bottom"u8, choice.Bottom);

        // Allowed: a board may be set up before its first event. Whoever mistyped a name sees it here.
        WriteTexts(json, "unknownQueues"u8, [.. choice.Queues?.Where(queue => floor.Latest.Queue(queue) is null) ?? []]);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
