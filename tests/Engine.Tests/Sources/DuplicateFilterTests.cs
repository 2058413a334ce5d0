using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Images;
using QueueMonitor.Engine.Sources;
using QueueMonitor.Testing;

namespace QueueMonitor.Engine.Tests.Sources;

public sealed class DuplicateFilterTests
{
    private const long Start = 1_795_132_800_000, MinuteMs = 60_000;

    [Theory]
    [InlineData(1_440, false)]
    [InlineData(1_441, true)]
    public void A_key_is_new_again_when_its_24_hours_are_over(int minutes, bool isNew)
    {
        var filter = new DuplicateFilter();
        Assert.True(filter.Add(7, Start));
        filter.Add(8, Start + (minutes * MinuteMs));
        Assert.Equal(isNew, filter.Add(7, Start + (minutes * MinuteMs)));
        Assert.Equal(0, filter.Forgotten);
        Assert.Equal(long.MinValue, filter.ForgottenAt);
    }

    [Fact]
    public void The_oldest_is_forgotten_early_when_there_are_too_many_and_that_is_told()
    {
        var filter = new DuplicateFilter(most: 100);
        for (ulong key = 1; key <= 100; key++) Assert.True(filter.Add(key, Start + ((long)key * 10_000)));
        Assert.Equal((100, 0L), (filter.Count, filter.Forgotten));
        Assert.True(filter.Add(101, Start + (17 * MinuteMs)));
        Assert.Equal((100, 1L, Start + (17 * MinuteMs)), (filter.Count, filter.Forgotten, filter.ForgottenAt));
        Assert.False(filter.Add(2, Start + (17 * MinuteMs)));
        Assert.True(filter.Add(1, Start + (17 * MinuteMs)));
        Assert.True(filter.Add(2, Start + (17 * MinuteMs)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void It_says_what_a_list_of_all_that_came_says(int seed)
    {
        const int most = 30_000;
        var random = new Random(seed);
        var filter = new DuplicateFilter(most);
        var known = new Dictionary<ulong, long>();
        var order = new Queue<(ulong Key, long Minute)>();
        var now = Start;
        for (var i = 0; i < 150_000; i++)
        {
            if (random.Next(200) == 0) now += random.Next(3) == 0 ? 20 * MinuteMs : 20_000;
            var minute = now / MinuteMs;
            var key = random.Next(4) == 0 ? (ulong)random.NextInt64(1 << 20) : (ulong)random.NextInt64();
            var fresh = filter.Add(key, now);
            var isNew = !known.ContainsKey(Nonzero(key));
            if (fresh != isNew) Assert.Fail($"key {key} at {i}: expected {(isNew ? "new" : "known")}");
            if (!fresh) continue;
            if (random.Next(50) == 0)
            {
                Expire();
                filter.Undo(key);
                continue;
            }

            Expire();
            known.Add(Nonzero(key), minute);
            order.Enqueue((Nonzero(key), minute));
            if (order.Count > most) known.Remove(order.Dequeue().Key);
            Assert.Equal(order.Count, filter.Count);

            void Expire()
            {
                while (order.TryPeek(out var oldest) && minute - oldest.Minute > 1_440) known.Remove(order.Dequeue().Key);
            }
        }

        Assert.True(filter.Forgotten > 0);

        static ulong Nonzero(ulong key) => key == 0 ? 1 : key;
    }

    [Fact]
    public void A_resend_is_harmless_after_a_start_from_an_image_too()
    {
        var floor = new Floor("main", "UTC", Start);
        floor.Apply(Batch(0));
        using var image = new MemoryStream();
        FloorImage.Write(floor, image);
        image.Position = 0;
        var again = FloorImage.Read(image).Floor!;
        var resent = Batch(0);
        again.Apply(resent);
        Assert.Equal((0, 1_000), (resent.Accepted, resent.Duplicates));
        var fresh = Batch(1_000);
        again.Apply(fresh);
        Assert.Equal((1_000, 0), (fresh.Accepted, fresh.Duplicates));
        Assert.Equal(2_000, again.Capture(null).Counters.RememberedIds);
    }

    private static EventBatch Batch(int from)
    {
        var batch = new EventBatch { ReceivedAt = Start + 1, Source = "pbx" };
        for (var i = from; i < from + 1_000; i++) batch.Add(EventType.ContactStarted, Start, $"c{i}").Id = Hash64.Combine((ulong)i, 3);
        return batch;
    }
}
