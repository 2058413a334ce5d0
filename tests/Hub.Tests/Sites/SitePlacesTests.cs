using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Tests.Sites;

public sealed class SitePlacesTests
{
    private const int Most = 4 * SiteEngines.SitesMax;

    private int _sites = 1;

    [Fact]
    public void OnlySiteHasAllPlaces()
    {
        var places = new SitePlaces(Most, () => _sites);
        for (var i = 0; i < Most; i++) Assert.Equal(PlaceAnswer.Taken, places.Take("one"));
        Assert.Equal(PlaceAnswer.Full, places.Take("one"));
        places.Leave("one");
        Assert.Equal(PlaceAnswer.Taken, places.Take("one"));
    }

    [Fact]
    public void OneSiteTakesAllButWhatIsKeptForTheOthers()
    {
        _sites = 3;
        var places = new SitePlaces(Most, () => _sites);
        for (var i = 0; i < Most - (2 * places.Kept); i++) Assert.Equal(PlaceAnswer.Taken, places.Take("one"));
        Assert.Equal(PlaceAnswer.KeptForOthers, places.Take("one"));
        foreach (var other in (string[])["two", "three"])
        {
            for (var i = 0; i < places.Kept; i++) Assert.Equal(PlaceAnswer.Taken, places.Take(other));
        }

        Assert.Equal(PlaceAnswer.Full, places.Take("two"));
    }

    [Fact]
    public void WhatOthersHaveTakenOfTheirOwnIsKeptNoLonger()
    {
        _sites = 2;
        var places = new SitePlaces(Most, () => _sites);
        for (var i = 0; i < places.Kept + 1; i++) Assert.Equal(PlaceAnswer.Taken, places.Take("two"));
        for (var i = 0; i < Most - places.Kept - 1; i++) Assert.Equal(PlaceAnswer.Taken, places.Take("one"));
        Assert.Equal(PlaceAnswer.Full, places.Take("one"));

        // The first that leaves gives up one beyond its own; the second one of its own, which stays free for it.
        places.Leave("two");
        Assert.Equal(PlaceAnswer.Taken, places.Take("one"));
        places.Leave("two");
        Assert.Equal(PlaceAnswer.KeptForOthers, places.Take("one"));
        Assert.Equal(PlaceAnswer.Taken, places.Take("two"));
    }

    [Fact]
    public void SixteenSitesShareAllOfThem()
    {
        _sites = SiteEngines.SitesMax;
        var places = new SitePlaces(Most, () => _sites);
        for (var i = 0; i < places.Kept; i++) Assert.Equal(PlaceAnswer.Taken, places.Take("one"));
        Assert.Equal(PlaceAnswer.KeptForOthers, places.Take("one"));
    }
}
