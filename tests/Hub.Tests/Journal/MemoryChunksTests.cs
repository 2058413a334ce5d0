using System.Collections.Concurrent;
using QueueMonitor.Hub.Journal;

namespace QueueMonitor.Hub.Tests.Journal;

public sealed class MemoryChunksTests
{
    private const int Piece = 1 << 20;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Piece)]
    [InlineData(Piece + 1)]
    [InlineData((2 * Piece) + 77)]
    public void GivesBackWhatWasWrittenAndItsPiecesToTheNext(int length)
    {
        var spare = new ConcurrentBag<byte[]>();
        // More than are needed here, and not empty.
        for (var i = 0; i < 4; i++) spare.Add(Enumerable.Repeat((byte)0xEE, Piece).ToArray());
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        using (var chunks = new MemoryChunks(spare))
        {
            foreach (var part in bytes.Chunk(300_000)) chunks.Write(part);
            Assert.Equal(length, chunks.Length);
            using var copy = new MemoryStream();
            chunks.WriteTo(copy);
            Assert.Equal(bytes, copy.ToArray());
        }

        Assert.Equal((length + Piece - 1) / Piece, spare.Count);
    }
}
