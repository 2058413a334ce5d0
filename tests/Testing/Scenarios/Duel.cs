using QueueMonitor.Testing.Figures;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Testing.Scenarios;

/// <summary>The engine's floor and the slow one, side by side.</summary>
public static class Duel
{
    /// <summary>As below, of a script.</summary>
    public static IReadOnlyList<string> FirstDifference(FloorScript script) =>
        FirstDifference(new Scenario(script.Zone, "", script.StartAt, script.Steps, 0));

    /// <summary>Plays a scenario on both and gives where they differ after the first step at which they do; empty: nowhere.</summary>
    public static IReadOnlyList<string> FirstDifference(Scenario scenario)
    {
        var reference = new ReferenceFloor("main", scenario.Zone, scenario.StartAt);
        var played = new Played(scenario.Zone, scenario.StartAt);
        for (var i = 0; i < scenario.Steps.Count; i++)
        {
            reference.Take(scenario.Steps[i]);
            played.Take(scenario.Steps[i]);
            var expected = reference.Figures();
            // Agent-time is brought up to date every 5 s.
            var onStep = scenario.Steps[i].Received % 5_000 == 0;
            var differences = FigureDiff.Of(expected, SnapshotFigures.Of(played.Snapshot))
                .Where(d => onStep || !d.Contains("occupancy", StringComparison.Ordinal)).ToArray();
            if (differences.Length > 0) return [$"after step {i + 1} of {scenario.Steps.Count}:", .. differences];
            if ((played.Accepted, played.Duplicates) != (reference.Accepted, reference.Duplicates))
                return [$"after step {i + 1}: expected {reference.Accepted} accepted, {reference.Duplicates} duplicates, got {played.Accepted}, {played.Duplicates}"];
        }

        return [];
    }
}
