using System.Text;
using System.Text.Json.Nodes;
using QueueMonitor.Hub.Boards;
using QueueMonitor.Testing;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Hub.Tests.Boards;

/// <summary>Hours of a simulated centre, watched by a wall that only ever gets changes.</summary>
public sealed class FramesOfADayTests
{
    private readonly FakeFeed _feed = new();
    private readonly SiteRows _rows;

    public FramesOfADayTests() => _rows = new SiteRows(_feed);

    [Theory]
    [InlineData(1, "2026-11-20", "09:00:00", 1.5)]
    [InlineData(2, "2026-03-28", "23:30:00", 1)]
    public void WallThatMergesFramesHoldsTheBytesOfAFreshSnapshotAtEveryStep(int seed, string date, string from, double hours)
    {
        var scenario = SimulatedDay.Make(seed, "Europe/Madrid", date, from, hours);
        var played = new Played(scenario.Zone, scenario.StartAt);
        var state = BoardState.Whole("all", "v1", BoardChoice.Everything, Read(), 1);
        JsonNode? wall = null;
        var frames = 0;
        foreach (var step in scenario.Steps)
        {
            played.Take(step);
            _feed.Publish(played.Snapshot);
            if (state.Next(Read(), played.Snapshot.AsOf) is not { } next) continue;
            wall ??= Parse(state);
            state = next;
            BoardModel.Apply(wall, JsonNode.Parse(state.Frame)!);
            Assert.Equal(Parse(state).ToJsonString(), wall.ToJsonString());
            frames++;
        }

        Assert.True(frames > 500, $"{frames} frames show too little of a day.");
    }

    private static JsonNode Parse(BoardState state) => JsonNode.Parse(Encoding.UTF8.GetString(state.Snapshot(state.Image.Floor.AsOf)))!;

    private BoardImage Read() => _rows.Read(BoardChoice.Everything);
}
