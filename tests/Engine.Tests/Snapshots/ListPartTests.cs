using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Tests.Snapshots;

public sealed class ListPartTests
{
    private static readonly long[] Newest = [90, 80, 80, 80, 70, 60, 50];

    [Fact]
    public void PartsFollowOneAnotherWithoutLeavingARowOutOrTellingItTwice()
    {
        for (var most = 1; most <= Newest.Length + 1; most++)
        {
            var (told, from, part) = (new List<int>(), (ListPlace?)null, (ListPart?)null);
            do
            {
                part = ListPart.Of(Newest, newestFirst: true, from, most);
                told.AddRange(Enumerable.Range(part.Before, Math.Min(most, Newest.Length - part.Before)));
                if (part.Previous is { } back) Assert.Equal(part.Before - most, ListPart.Of(Newest, true, back, most).Before);
                from = part.Next;
            }
            while (from is not null);
            Assert.Equal(Enumerable.Range(0, Newest.Length), told);
        }
    }

    [Fact]
    public void APlaceStaysWhileRowsComeAndGoBeforeIt()
    {
        var next = ListPart.Of(Newest, newestFirst: true, null, 4).Next;
        Assert.Equal(new ListPlace(70, 0), next);
        Assert.Equal(6, ListPart.Of([99, 98, .. Newest], true, next, 4).Before);
        Assert.Equal(3, ListPart.Of([90, 80, 80, 70, 60, 50], true, next, 4).Before);
        Assert.Equal(4, ListPart.Of([90, 80, 80, 80, 60, 50], true, next, 4).Before); // its own row is gone: the next after it
        Assert.Equal(2, ListPart.Of([10, 20, 30, 40], newestFirst: false, new ListPlace(30, 0), 4).Before);
    }

    [Fact]
    public void PastTheEndItIsTheLastPart()
    {
        var last = ListPart.Of([90, 80, 70], newestFirst: true, new ListPlace(60, 0), 2);
        Assert.Equal((1, new ListPlace(80, 0), null), (last.Before, last.From, last.Next));
        Assert.Equal(new ListPart(0, null, null, null), ListPart.Of([], newestFirst: true, new ListPlace(60, 3), 2));
    }

    [Fact]
    public void APartThatEndsWithTheListHasNoNext()
    {
        Assert.Null(ListPart.Of([90, 80], newestFirst: true, null, 2).Next);
        Assert.Equal(new ListPlace(70, 0), ListPart.Of([90, 80, 70], newestFirst: true, null, 2).Next);
        Assert.Null(ListPart.Of([90, 80], newestFirst: true, null, int.MaxValue).Next);
    }
}
