using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using QueueMonitor.Crash.Tests.Harness;
using Xunit.Abstractions;

namespace QueueMonitor.Crash.Tests.Fuzz;

/// <summary>Whatever a wall says: an answer, or the end of that connection; never a fault, and other walls go on.</summary>
public sealed class HubMessageFuzz(ITestOutputHelper output)
{
    private const string Handshake = "{\"protocol\":\"json\",\"version\":1}\u001e";

    private static readonly string[] Messages =
    [
        """{"type":1,"invocationId":"1","target":"Join","arguments":["all",{"wall":"w1","version":"v1","width":1920,"height":1080}]}""",
        """{"type":1,"invocationId":"2","target":"Show","arguments":["0123456789abcdef",{"wall":"w1","version":"v1","width":1920,"height":1080,"notices":[{"kind":"x","count":1}]}]}""",
        """{"type":1,"target":"Painted","arguments":[12,3.5]}""",
        """{"type":6}""",
        """{"type":4,"invocationId":"3","target":"Join","arguments":["all",null]}""",
        """{"type":5,"invocationId":"3"}""",
        """{"type":3,"invocationId":"1","result":{}}""",
        """{"type":7,"error":"x"}""",
    ];

    private readonly Random _random = new(FuzzPlan.Seed);
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);

    [Fact]
    public async Task MessagesOfEveryKindEndAtMostTheirConnection()
    {
        await using var hub = await HubInProcess.Start();
        using var witness = await Joined(hub);
        for (var i = 0; i < FuzzPlan.Inputs(80); i++) await Talk(hub);
        await hub.MustBeWell();

        // The wall that behaved was served all the while: it hears a beat of now.
        await Said(witness, "\"beat\"");
        using var last = await Joined(hub);
        FuzzPlan.Report(output, "hub messages", _counts);
    }

    private async Task Talk(HubInProcess hub)
    {
        Count("connections");
        using var wall = await Connected(hub);
        var handshake = Encoding.UTF8.GetBytes(Handshake);
        if (!await Say(wall, _random.Next(8) == 0 ? Mutate(handshake) : handshake)) return;
        for (var n = _random.Next(1, 12); n > 0; n--)
        {
            var message = Messages[_random.Next(Messages.Length)];
            var bytes = _random.Next(4) switch
            {
                0 => Encoding.UTF8.GetBytes(message + '\u001e'),
                1 => Mutate(Encoding.UTF8.GetBytes(message + '\u001e')),
                _ => Encoding.UTF8.GetBytes(new Mutator(_random).Json(message) + '\u001e'),
            };
            Count("messages");
            if (!await Say(wall, bytes)) return;
        }
    }

    private byte[] Mutate(byte[] bytes) => new Mutator(_random).Bytes(bytes, Corpus.QueueLog);

    // In one piece or several, as text or as bytes; false: the hub has ended the connection.
    private async Task<bool> Say(ClientWebSocket wall, byte[] bytes)
    {
        using var patience = new CancellationTokenSource(Patience.Longest);
        try
        {
            var kind = _random.Next(10) == 0 ? WebSocketMessageType.Binary : WebSocketMessageType.Text;
            var cut = _random.Next(bytes.Length + 1);
            await wall.SendAsync(bytes.AsMemory(0, cut), kind, false, patience.Token);
            await wall.SendAsync(bytes.AsMemory(cut), kind, true, patience.Token);
            return true;
        }
        catch (Exception ended) when (ended is WebSocketException or IOException or InvalidOperationException)
        {
            Count("ended by the hub");
            return false;
        }
    }

    private void Count(string what) => _counts[what] = _counts.GetValueOrDefault(what) + 1;

    private static async Task<ClientWebSocket> Connected(HubInProcess hub)
    {
        var wall = new ClientWebSocket();
        using var patience = new CancellationTokenSource(Patience.Longest);
        await wall.ConnectAsync(new UriBuilder(hub.Address) { Scheme = "ws", Path = "/hubs/live" }.Uri, patience.Token);
        return wall;
    }

    private static async Task<ClientWebSocket> Joined(HubInProcess hub)
    {
        var wall = await Connected(hub);
        using var patience = new CancellationTokenSource(Patience.Longest);
        await wall.SendAsync(Encoding.UTF8.GetBytes(Handshake + Messages[0] + '\u001e'), WebSocketMessageType.Text, true, patience.Token);
        await Said(wall, "\"invocationId\":\"1\"");
        return wall;
    }

    private static async Task Said(ClientWebSocket wall, string what)
    {
        using var patience = new CancellationTokenSource(Patience.Longest);
        var heard = new StringBuilder();
        var buffer = new byte[64 * 1024];
        while (!heard.ToString().Contains(what, StringComparison.Ordinal))
        {
            var got = await wall.ReceiveAsync(buffer, patience.Token);
            Assert.NotEqual(WebSocketMessageType.Close, got.MessageType);
            heard.Append(Encoding.UTF8.GetString(buffer, 0, got.Count));
        }
    }
}
