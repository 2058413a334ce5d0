using QueueMonitor.Testing;
using QueueMonitor.Testing.Figures;
using QueueMonitor.Testing.Scenarios;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Engine.Tests.Properties;

/// <summary>What the slow floor must hold by itself.</summary>
public sealed class ReferenceProperties
{
    [Fact]
    public void Its_ledger_adds_up_after_every_step() => Chance.ForAll(40, scenario =>
    {
        var floor = new ReferenceFloor("main", scenario.Zone, scenario.StartAt);
        foreach (var step in scenario.Steps)
        {
            floor.Take(step);
            AssertAddsUp(floor.Figures());
        }
    });

    [Fact]
    public void Ticks_change_nothing() => Chance.ForAll(30, scenario =>
    {
        var ticked = new List<FieldStep>();
        foreach (var step in scenario.Steps)
        {
            if (ticked.Count > 0) ticked.Add(FieldStep.Tick((ticked[^1].Received + step.Received) / 2));
            ticked.Add(step);
        }

        Assert.Empty(FigureDiff.Of(Play(scenario).Figures(), Play(scenario with { Steps = ticked }).Figures()));
    });

    private static ReferenceFloor Play(Scenario scenario)
    {
        var floor = new ReferenceFloor("main", scenario.Zone, scenario.StartAt);
        foreach (var step in scenario.Steps) floor.Take(step);
        return floor;
    }

    private static void AssertAddsUp(IReadOnlyDictionary<string, object?> figures)
    {
        foreach (var name in figures.Keys.Where(n => n.EndsWith(" carriedIn", StringComparison.Ordinal)))
        {
            var of = name[..^"carriedIn".Length];
            long Count(string figure) => (long)figures[of + figure]!;
            var left = figures.Where(f => f.Key.StartsWith(of + "left ", StringComparison.Ordinal)).Sum(f => (long)f.Value!);
            Assert.True(
                Count("carriedIn") + Count("offered")
                == Count("answered") + Count("abandoned") + Count("shortAbandoned") + left + Count("moved") + Count("lost") + Count("waiting"),
                $"{of}does not add up");
        }
    }
}
