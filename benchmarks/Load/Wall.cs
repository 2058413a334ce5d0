using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;

namespace QueueMonitor.Benchmarks.Load;

/// <summary>A wall without a screen: joins a board in SignalR's JSON protocol and notes how old each message is when it arrives.</summary>
internal sealed class Wall : IDisposable
{
    private const byte RecordEnd = 0x1e;
    private static readonly byte[] ServerTime = Encoding.UTF8.GetBytes("\"serverTime\":\"");

    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[256 * 1024];

    public long Messages { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>Milliseconds from the server's time in the message to its arrival, since the last <see cref="Reset"/>.</summary>
    public List<double> Ages { get; } = [];

    /// <summary>The longest time in which nothing came.</summary>
    public TimeSpan LongestSilence { get; private set; }

    /// <param name="site">Empty: the hub's own.</param>
    public static async Task<Wall> JoinHub(Uri hub, int number, string site = "")
    {
        var wall = new Wall();
        await wall._socket.ConnectAsync(new Uri($"ws://{hub.Authority}/hubs/live?site={site}"), CancellationToken.None);
        await wall.Send("{\"protocol\":\"json\",\"version\":1}");
        var hello = $"{{\"wall\":\"bench-{number}\",\"version\":\"none\",\"width\":1920,\"height\":1080}}";
        await wall.Send($"{{\"type\":1,\"invocationId\":\"1\",\"target\":\"Join\",\"arguments\":[\"all\",{hello}]}}");
        return wall;
    }

    public static async Task<Wall> JoinSockets(Uri server)
    {
        var wall = new Wall();
        await wall._socket.ConnectAsync(new Uri($"ws://{server.Authority}/live"), CancellationToken.None);
        return wall;
    }

    public void Reset()
    {
        Ages.Clear();
        (Messages, Bytes) = (0, 0);
    }

    /// <summary>Listens until the connection ends.</summary>
    public async Task Listen(CancellationToken stop)
    {
        var heard = Stopwatch.GetTimestamp();
        try
        {
            while (!stop.IsCancellationRequested)
            {
                var length = 0;
                ValueWebSocketReceiveResult got;
                do
                {
                    got = await _socket.ReceiveAsync(_buffer.AsMemory(length), stop);
                    length += got.Count;
                }
                while (!got.EndOfMessage);
                var silence = Stopwatch.GetElapsedTime(heard);
                if (silence > LongestSilence) LongestSilence = silence;
                heard = Stopwatch.GetTimestamp();
                Take(_buffer.AsSpan(0, length));
            }
        }
        catch (OperationCanceledException)
        {
            // The measurement is over.
        }
        catch (WebSocketException)
        {
            // The server ended first.
        }
    }

    public void Dispose() => _socket.Dispose();

    private async Task Send(string message)
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(message), RecordEnd];
        await _socket.SendAsync(bytes.AsMemory(), WebSocketMessageType.Text, true, CancellationToken.None);
    }

    // One WebSocket message may carry several of SignalR's; beats and frames alike say when the server made them.
    private void Take(ReadOnlySpan<byte> message)
    {
        Bytes += message.Length;
        var now = DateTimeOffset.UtcNow;
        while (true)
        {
            var at = message.IndexOf(ServerTime);
            if (at < 0) return;
            message = message[(at + ServerTime.Length)..];
            var end = message.IndexOf((byte)'"');
            var text = Encoding.UTF8.GetString(message[..end]);
            Ages.Add((now - DateTimeOffset.Parse(text, CultureInfo.InvariantCulture)).TotalMilliseconds);
            Messages++;
        }
    }
}
