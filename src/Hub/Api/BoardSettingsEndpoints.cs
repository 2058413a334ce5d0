using System.Text;
using System.Text.Json;
using QueueMonitor.Engine;
using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Store;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Api;

/// <summary>What boards show. Walls that show a changed board get it anew at once.</summary>
internal sealed class BoardSettingsEndpoints(ISiteFloors floors, BoardStore boards) : IDisposable
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
            foreach (var name in Known(floor.Site)) Write(json, name, Find(floor.Site, name)!);
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
            ?? throw new ApiProblemException(ApiProblem.NotFound(
                "board", $"Site '{floor.Site}' has no board '{name}'. {ApiProblem.Known("boards", Known(floor.Site))}"));
        return Answer(http, name, choice);
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
            await Answer(http, name, choice);
        }
        finally
        {
            _one.Release();
        }
    }

    private BoardChoice? Find(string site, string board) =>
        boards.Find(site, board) ?? (board == BoardChoice.All ? BoardChoice.Everything : null);

    private string[] Known(string site) => [.. boards.Names(site).Prepend(BoardChoice.All).Distinct()];

    private static Task Answer(HttpContext http, string name, BoardChoice choice) => ApiAnswer.Write(http, json =>
    {
        Write(json, name, choice);
        return Task.CompletedTask;
    });

    private static void Write(Utf8JsonWriter json, string board, BoardChoice choice)
    {
        json.WriteStartObject();
        json.WriteString("board"u8, board);
        json.WriteString("name"u8, choice.Name);
        if (choice.Queues is { } queues) WriteTexts(json, "queues"u8, queues);
        else json.WriteNull("queues"u8);
        json.WriteString("layout"u8, choice.Layout);
        json.WriteString("language"u8, choice.Language);
        WriteTexts(json, "bottom"u8, choice.Bottom);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
