using QueueMonitor.Engine.Forecasts;

namespace QueueMonitor.Engine.Tests.Forecasts;

public sealed class WaitingAgesTests
{
    private const long StepMs = 2_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Counts_as_a_plain_list_does(int seed)
    {
        var chance = new Random(seed);
        var (ages, list, now) = (new WaitingAges(), new List<long>(), 1_795_132_800_000L);
        for (var i = 0; i < 5_000; i++)
        {
            // Now and then nobody comes for longer than the steps reach.
            now += chance.Next(400) == 0 ? chance.Next(3, 6) * 3_600_000L : chance.Next(9_000);
            if (list.Count == 0 || chance.Next(5) < 3)
            {
                list.Add(now);
                ages.Enter(now, now);
            }
            else
            {
                var place = chance.Next(list.Count);
                ages.Leave(list[place]);
                list.RemoveAt(place);
            }

            Assert.Equal(list.Count, ages.Count);
            // What has left the steps is one group: only those who came within the last hour are told apart.
            var asked = now - chance.Next(3_600_000);
            if (list.TrueForAll(e => e > now - 3_600_000)) Assert.Equal(list.Count(e => e / StepMs < asked / StepMs), ages.Before(asked));
            if (list.Count > 0 && list.Min() > now - 3_600_000) Assert.Equal(list.Min() / StepMs * StepMs, ages.Oldest(0));
        }
    }

    [Fact]
    public void Those_who_came_long_ago_are_before_everybody()
    {
        var (ages, now) = (new WaitingAges(), 1_795_132_800_000L);
        ages.Enter(now, now);
        ages.Enter(now + 3_600_000, now + 3_600_000);
        ages.Enter(now + 7_200_000, now + 7_200_000);
        Assert.Equal(2, ages.Before(now + 7_200_000));
        ages.Leave(now);
        ages.Leave(now + 3_600_000);
        Assert.Equal(0, ages.Before(now + 7_200_000));
        Assert.Equal(now + 7_200_000, ages.Oldest(0));
    }

    [Fact]
    public void Of_nobody_there_is_no_oldest()
    {
        var ages = new WaitingAges();
        Assert.Equal(7, ages.Oldest(none: 7));
        Assert.Equal(0, ages.Before(long.MaxValue / 4));
    }
}
