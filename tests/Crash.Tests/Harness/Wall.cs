using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace QueueMonitor.Crash.Tests.Harness;

/// <summary>A wall that holds what it hears against the contract: whole messages, numbers without a gap, time that never goes back.</summary>
internal sealed class Wall : IDisposable
{
    private const char RecordEnd = '\u001e';

    private readonly ClientWebSocket _socket = new();
    private readonly List<byte> _heard = [];
    private readonly byte[] _buffer = new byte[64 * 1024];
    private DateTimeOffset _asOf;

    /// <summary>The number of its newest state; 0 before the first.</summary>
    public long Seq { get; private set; }

    public long Frames { get; private set; }

    public static async Task<Wall> Join(Uri hub, CancellationToken stop)
    {
        var wall = new Wall();
        await wall._socket.ConnectAsync(new UriBuilder(hub) { Scheme = "ws", Path = "/hubs/live" }.Uri, stop);
        await wall.Say("""{"protocol":"json","version":1}""", stop);
        await wall.Say("""{"type":1,"invocationId":"1","target":"Join","arguments":["all",{"wall":"soak","version":"v1","width":1920,"height":1080}]}""", stop);
        while (wall.Seq == 0) await wall.Hear(stop);
        return wall;
    }

    /// <summary>Hears what comes next; false: the hub has ended the connection.</summary>
    public async Task<bool> Hear(CancellationToken stop)
    {
        var got = await _socket.ReceiveAsync(_buffer, stop);
        if (got.MessageType == WebSocketMessageType.Close) return false;
        foreach (var unit in _buffer.AsSpan(0, got.Count))
        {
            if (unit != RecordEnd)
            {
                _heard.Add(unit);
                continue;
            }

            Take(JsonNode.Parse(_heard.ToArray())!);
            _heard.Clear();
        }

        return true;
    }

    public void Dispose() => _socket.Dispose();

    private void Take(JsonNode message)
    {
        switch ((int?)message["type"])
        {
            case 3:
                Assert.Null((string?)message["error"]);
                Whole(message["result"]!);
                break;
            case 1 when (string?)message["target"] == "snapshot":
                Whole(message["arguments"]![0]!);
                break;
            case 1 when (string?)message["target"] == "frame":
                var frame = message["arguments"]![0]!;
                Assert.Equal(Seq + 1, (long)frame["seq"]!);
                Seq++;
                Frames++;
                Older(frame);
                break;
        }
    }

    private void Whole(JsonNode state)
    {
        Assert.True((long)state["seq"]! >= Seq);
        Seq = (long)state["seq"]!;
        Older(state);
    }

    private void Older(JsonNode state)
    {
        var asOf = (DateTimeOffset)state["asOf"]!;
        Assert.True(asOf >= _asOf, $"A state of {asOf:O} after one of {_asOf:O}.");
        _asOf = asOf;
    }

    private Task Say(string record, CancellationToken stop) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(record + RecordEnd), WebSocketMessageType.Text, true, stop);
}
