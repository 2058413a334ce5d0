using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using QueueMonitor.Crash.Tests.Harness;

namespace QueueMonitor.Crash.Tests.Fuzz;

/// <summary>Small bodies that unpack to large ones, and bodies without an end, cost bounded memory.</summary>
public sealed class BombFuzz
{
    private const long UnpackedBytes = 64L * 1024 * 1024;

    // What the largest document may take, twice over, with room for the server: less than what the bombs unpack to.
    private const long GrowthMax = 48L * 1024 * 1024;

    [Theory]
    [InlineData("\0", "application/x-ndjson", 413, 400, 200)]
    [InlineData("\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\n", "application/x-ndjson", 400)]
    [InlineData("a", "application/x-ndjson", 400)]
    [InlineData("[", "application/json", 413, 400)]
    [InlineData(" ", "application/json", 413, 400)]
    [InlineData("{\"a\":", "application/json", 413, 400)]
    [InlineData("[{},", "application/json", 413, 400)]
    [InlineData("{\"type\":\"contact.queued\",\"at\":\"2026-11-22T10:00:00Z\",\"queue\":\"billing\",\"skills\":[\"a\"]}\n", "application/x-ndjson", 400)]
    public async Task BombIsDefusedInBoundedMemory(string piece, string type, params int[] statuses)
    {
        await using var hub = await HubInProcess.Start();
        foreach (var isGzip in new[] { true, false })
        {
            var bomb = Bomb(piece, isGzip);
            Assert.True(bomb.Length < UnpackedBytes / 50);
            var before = Living();
            using var content = new ByteArrayContent(bomb);
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            content.Headers.ContentEncoding.Add(isGzip ? "gzip" : "br");
            var answering = hub.Client.PostAsync(new Uri("/api/v1/events", UriKind.Relative), content);
            long highest = 0;
            while (!answering.IsCompleted)
            {
                highest = Math.Max(highest, Living());
                await Task.WhenAny(answering, Task.Delay(20));
            }

            using var answer = await answering;
            var said = await answer.Content.ReadAsStringAsync();
            Assert.True(statuses.Contains((int)answer.StatusCode), $"{(int)answer.StatusCode} {said[..Math.Min(said.Length, 500)]}");
            Assert.True(JsonNode.Parse(said)!["rejected"] is null or JsonArray { Count: <= 1_000 });
            Assert.True(highest - before < GrowthMax, $"{(highest - before) / 1_000_000} MB more");
        }

        await hub.MustBeWell();
    }

    // What is held: garbage that nobody has collected yet depends on the machine.
    private static long Living()
    {
        GC.Collect();
        return GC.GetTotalMemory(forceFullCollection: false);
    }

    private static byte[] Bomb(string piece, bool isGzip)
    {
        using var packed = new MemoryStream();
        using (Stream packing = isGzip ? new GZipStream(packed, CompressionLevel.Optimal) : new BrotliStream(packed, CompressionLevel.Optimal))
        {
            var block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, 1024 * 1024 / piece.Length)));
            for (long written = 0; written < UnpackedBytes; written += block.Length) packing.Write(block);
        }

        return packed.ToArray();
    }
}
