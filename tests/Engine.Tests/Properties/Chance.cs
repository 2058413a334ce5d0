using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using QueueMonitor.Testing.Scenarios;

namespace QueueMonitor.Engine.Tests.Properties;

/// <summary>Runs a property over scenarios made by chance and shows the smallest that breaks it, as a script.</summary>
internal static class Chance
{
    /// <summary>How many times more than usual properties are tried, and from a new seed each time: for a hunt, not for every build.</summary>
    private static readonly int Hunt =
        int.TryParse(Environment.GetEnvironmentVariable("QUEUE_MONITOR_HUNT"), NumberStyles.None, CultureInfo.InvariantCulture,
            out var times) ? times : 0;

    public static void ForAll(int tries, Action<Scenario> holds, int size = 6, int chaos = 25)
    {
        var scenarios = Arb.From(
            Gen.Choose(0, int.MaxValue - 1).Select(seed => ScenarioMaker.Make(seed, size, chaos)), scenario => scenario.Smaller());
        var config = Config.QuickThrowOnFailure.WithMaxTest(Hunt > 0 ? tries * Hunt : tries).WithQuietOnSuccess(true);
        if (Hunt == 0) config = config.WithReplay(20261120, 7);
        Prop.ForAll(scenarios, scenario =>
        {
            holds(scenario);
            return true;
        }).Check(config);
    }
}
