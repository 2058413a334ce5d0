using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using QueueMonitor.Hub.Boards;

namespace QueueMonitor.Hub.Store;

/// <summary>The boards that were set up, in memory and in the database. Finding one takes no lock and reads no disk.</summary>
internal sealed partial class BoardStore : IBoardChoices
{
    private readonly ConcurrentDictionary<(string Site, string Board), BoardChoice> _boards = new();
    private readonly SettingsTable _table;

    public BoardStore(SettingsTable table, ILogger<BoardStore> log)
    {
        _table = table;
        foreach (var stored in table.All(SettingKind.Board))
        {
            try
            {
                _boards[(stored.Site, stored.Name)] = Read(stored.Json);
            }
            catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                // Written by another version or another hand: one board less is better than no hub.
                Log.Unreadable(log, stored.Site, stored.Name, problem.Message);
            }
        }
    }

    public event Action<string, string>? Changed;

    public BoardChoice? Find(string site, string board) => _boards.GetValueOrDefault((site, board));

    /// <summary>The names of a site's boards, in order.</summary>
    public IReadOnlyList<string> Names(string site) =>
        [.. _boards.Keys.Where(k => k.Site == site).Select(k => k.Board).Order(StringComparer.Ordinal)];

    /// <summary>Completes when the board is stored; walls that show it have then been told.</summary>
    public async Task Save(string site, string board, BoardChoice choice)
    {
        await _table.Save(new StoredSetting(SettingKind.Board, site, board, Write(choice)));
        _boards[(site, board)] = choice;
        Changed?.Invoke(site, board);
    }

    /// <summary>Completes when the board is gone; walls that show it have then been told.</summary>
    public async Task Delete(string site, string board)
    {
        await _table.Delete(SettingKind.Board, site, board);
        _boards.TryRemove((site, board), out _);
        Changed?.Invoke(site, board);
    }

    private static string Write(BoardChoice choice) => new JsonObject
    {
        ["name"] = choice.Name,
        ["queues"] = choice.Queues is null ? null : new JsonArray([.. choice.Queues.Select(q => (JsonNode)q)]),
        ["layout"] = choice.Layout,
        ["language"] = choice.Language,
        ["bottom"] = new JsonArray([.. choice.Bottom.Select(b => (JsonNode)b)]),
    }.ToJsonString();

    private static BoardChoice Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var board = document.RootElement;
        return new BoardChoice(
            board.GetProperty("name").GetString(), Texts(board.GetProperty("queues")), board.GetProperty("layout").GetString()!,
            board.GetProperty("language").GetString(), Texts(board.GetProperty("bottom")) ?? []);
    }

    private static string[]? Texts(JsonElement list) =>
        list.ValueKind == JsonValueKind.Null ? null : [.. list.EnumerateArray().Select(text => text.GetString()!)];

    private static partial class Log
    {
        [LoggerMessage(HubEvents.StoredBoardUnreadable, LogLevel.Error,
            "The stored board '{Board}' of site {Site} cannot be read and is left out: {Problem} Save it again through the settings API.")]
        public static partial void Unreadable(ILogger log, string site, string board, string problem);
    }
}
