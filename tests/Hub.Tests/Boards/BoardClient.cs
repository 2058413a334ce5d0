using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace QueueMonitor.Hub.Tests.Boards;

/// <summary>A wall that speaks SignalR's JSON protocol over a WebSocket: a handshake, records that end in 0x1E, calls by number.</summary>
internal sealed class BoardClient : IAsyncDisposable
{
    private const byte RecordEnd = 0x1e;

    private readonly ClientWebSocket _socket = new();
    private readonly ArrayBufferWriter<byte> _received = new();
    private int _read;
    private int _calls;

    /// <summary>The board as the frames have made it; null before the first Join.</summary>
    public JsonNode? Board { get; private set; }

    public long Seq => (long)Board!["seq"]!;

    /// <summary>What the hub sent besides answers: "frame 2", "snapshot 5", "bye tooSlow", "close".</summary>
    public List<string> Heard { get; } = [];

    public int Beats { get; private set; }

    public static async Task<BoardClient> Connect(Uri hub, string query = "", string? origin = null, string? key = null)
    {
        var client = new BoardClient();
        if (origin is not null) client._socket.Options.SetRequestHeader("Origin", origin);
        if (key is not null) client._socket.Options.SetRequestHeader("Authorization", $"Bearer {key}");
        var address = new UriBuilder(hub) { Scheme = "ws", Path = "/hubs/live", Query = query }.Uri;
        using var deadline = new CancellationTokenSource(Boards.Until.Deadline);
        await client._socket.ConnectAsync(address, deadline.Token);
        await client.Send("""{"protocol":"json","version":1}""");
        Assert.Equal("{}", await client.Next());
        return client;
    }

    public static async Task<BoardClient> Join(Uri hub, string board = "all")
    {
        var client = await Connect(hub);
        Assert.Null(await client.Join(board));
        return client;
    }

    /// <summary>Null, or what the hub said against it.</summary>
    public async Task<string?> Join(string board)
    {
        var answer = await Call("Join", board, new JsonObject { ["wall"] = "w1", ["version"] = "v1", ["width"] = 1920, ["height"] = 1080 });
        if (answer["error"] is { } error) return (string?)error;
        Board = answer["result"];
        return null;
    }

    /// <summary>The screen of a link, or what the hub said against it.</summary>
    public async Task<(JsonNode? Screen, string? Refusal)> Show(string token)
    {
        var answer = await Call("Show", token, new JsonObject { ["wall"] = "w1", ["version"] = "v1", ["width"] = 1920, ["height"] = 1080 });
        return (answer["result"], (string?)answer["error"]);
    }

    public async Task<JsonNode> Call(string method, params JsonNode[] arguments)
    {
        var id = (++_calls).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var call = new JsonObject { ["type"] = 1, ["invocationId"] = id, ["target"] = method, ["arguments"] = new JsonArray(arguments) };
        await Send(call.ToJsonString());
        while (true)
        {
            var message = JsonNode.Parse(await Next())!;
            if ((int)message["type"]! == 3 && (string?)message["invocationId"] == id) return message;
            Take(message);
        }
    }

    public Task Painted(long seq, double milliseconds) =>
        Send(new JsonObject { ["type"] = 1, ["target"] = "Painted", ["arguments"] = new JsonArray(seq, milliseconds) }.ToJsonString());

    /// <summary>Takes messages until one of that kind has come.</summary>
    public async Task Until(string heard)
    {
        while (!Heard.Contains(heard)) Take(JsonNode.Parse(await Next())!);
    }

    /// <summary>Takes messages until one has come that begins so.</summary>
    public async Task UntilHeard(string beginning)
    {
        while (!Heard.Exists(h => h.StartsWith(beginning, StringComparison.Ordinal))) Take(JsonNode.Parse(await Next())!);
    }

    /// <summary>Takes messages until the board is at that number.</summary>
    public async Task UntilSeq(long seq)
    {
        while (Seq < seq) Take(JsonNode.Parse(await Next())!);
    }

    /// <summary>Takes messages until the board reads so.</summary>
    public async Task Shows(Predicate<JsonNode> so)
    {
        while (!so(Board!)) Take(JsonNode.Parse(await Next())!);
    }

    /// <summary>Takes messages until a whole board has come.</summary>
    public async Task UntilWhole()
    {
        while (!Heard.Exists(h => h.StartsWith("snapshot", StringComparison.Ordinal))) Take(JsonNode.Parse(await Next())!);
    }

    public async Task UntilBeat()
    {
        var before = Beats;
        while (Beats == before) Take(JsonNode.Parse(await Next())!);
    }

    /// <summary>Takes messages until the connection ends.</summary>
    public async Task UntilClosed()
    {
        try
        {
            while (true) Take(JsonNode.Parse(await Next())!);
        }
        catch (WebSocketException)
        {
            Heard.Add("gone");
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Take(JsonNode message)
    {
        if ((int)message["type"]! == 7) Heard.Add("close");
        if ((int)message["type"]! != 1) return;
        var (target, content) = ((string)message["target"]!, message["arguments"]![0]!);
        switch (target)
        {
            case "frame":
                BoardModel.Apply(Board!, content);
                Heard.Add($"frame {content["seq"]}");
                break;
            case "snapshot":
                Board = content.DeepClone();
                Heard.Add($"snapshot {content["seq"]}");
                break;
            case "beat":
                Assert.True((long)content["seq"]! <= Seq, "A beat is not ahead of the frames.");
                Beats++;
                break;
            default:
                Heard.Add($"{target} {(content is JsonValue ? content : content.ToJsonString())}");
                break;
        }
    }

    private async Task Send(string json)
    {
        using var deadline = new CancellationTokenSource(Boards.Until.Deadline);
        await _socket.SendAsync(Encoding.UTF8.GetBytes(json + (char)RecordEnd), WebSocketMessageType.Text, true, deadline.Token);
    }

    private async Task<string> Next()
    {
        using var deadline = new CancellationTokenSource(Boards.Until.Deadline);
        while (true)
        {
            var end = _received.WrittenSpan[_read..].IndexOf(RecordEnd);
            if (end >= 0)
            {
                var record = Encoding.UTF8.GetString(_received.WrittenSpan.Slice(_read, end));
                _read += end + 1;
                return record;
            }

            var got = await _socket.ReceiveAsync(_received.GetMemory(64 * 1024), deadline.Token);
            if (got.MessageType == WebSocketMessageType.Close) throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely);
            _received.Advance(got.Count);
        }
    }
}
