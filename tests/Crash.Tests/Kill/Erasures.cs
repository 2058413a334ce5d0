using System.Buffers.Binary;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using QueueMonitor.Crash.Tests.Harness;

namespace QueueMonitor.Crash.Tests.Kill;

/// <summary>Customers who come and are forgotten: those whose forgetting was acknowledged are to be in no file in the end.</summary>
internal sealed class Erasures
{
    private readonly List<string> _forgotten = [];
    private int _came;

    /// <summary>Customers whose forgetting was acknowledged.</summary>
    public int Count => _forgotten.Count;

    /// <summary>The pseudonym of one who came and stays.</summary>
    public string? Kept { get; private set; }

    /// <summary>Some customers come, and all but the first of all are forgotten.</summary>
    public async Task Some(HttpClient hub)
    {
        for (var i = 0; i < 3; i++)
        {
            var customer = $"+47 00 {++_came:0000}";
            var at = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            await Post(hub, "/api/v1/events?source=erased",
                $$"""{"type":"contact.queued","at":"{{at}}","contact":"of-{{_came}}","queue":"erased","customer":"{{customer}}"}""");
            var pseudonym = (string)(await Post(hub, "/api/v1/customers/pseudonym", $$"""{"customer":"{{customer}}"}"""))["pseudonym"]!;
            if (Kept is null)
            {
                Kept = pseudonym;
                continue;
            }

            using var answer = await hub.DeleteAsync(new Uri($"/api/v1/customers/{pseudonym}", UriKind.Relative));
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
            _forgotten.Add(pseudonym);
        }
    }

    /// <summary>No file of a folder has any of them; the one who stays is there, or this proves nothing.</summary>
    public void MustBeGone(string folder)
    {
        var files = Directory.EnumerateFiles(folder).Select(File.ReadAllBytes).ToArray();
        Assert.Contains(files, f => f.AsSpan().IndexOf(Bytes(Kept!)) >= 0);
        Assert.All(_forgotten, pseudonym => Assert.DoesNotContain(files, f => f.AsSpan().IndexOf(Bytes(pseudonym)) >= 0));
    }

    private static byte[] Bytes(string pseudonym)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, UInt128.Parse(pseudonym, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        return bytes;
    }

    private static async Task<JsonNode> Post(HttpClient hub, string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var answer = await hub.PostAsync(new Uri(path, UriKind.Relative), content);
        var said = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, said);
        return JsonNode.Parse(said)!;
    }
}
