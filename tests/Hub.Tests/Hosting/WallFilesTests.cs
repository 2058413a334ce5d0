using QueueMonitor.Hub.Hosting;

namespace QueueMonitor.Hub.Tests.Hosting;

/// <summary>Which version of the wallboard a hub serves: the one that its page says of itself.</summary>
public sealed class WallFilesTests
{
    [Fact]
    public void VersionIsTheOneThatTheBuildWroteIntoThePage() =>
        Assert.Equal("3416c5d93964", WallFiles.VersionOf("<head><meta name=\"version\" content=\"3416c5d93964\"></head>"));

    [Fact]
    public void PageWithoutVersionIsToldByItsText()
    {
        var version = WallFiles.VersionOf("<head></head>");

        Assert.Matches("^[0-9a-f]{12}$", version);
        Assert.Equal(version, WallFiles.VersionOf("<head></head>"));
        Assert.NotEqual(version, WallFiles.VersionOf("<head> </head>"));
    }
}
