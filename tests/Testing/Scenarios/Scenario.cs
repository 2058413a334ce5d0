using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Testing.Scenarios;

/// <summary>A floor's life made by chance, that a property is tried on. Shows itself as the script that plays it.</summary>
public sealed record Scenario(string Zone, string Date, long StartAt, IReadOnlyList<FieldStep> Steps, int Seed)
{
    /// <summary>Steps before the first that say which medium every queue has.</summary>
    public IEnumerable<FieldStep> Media() => ScenarioMaker.QueueMedia.Select(q => FieldStep.Of(StartAt, "setup",
        new FieldEvent(EventType.QueueConfigured, StartAt)
        {
            Queue = q.Queue, QueuePatch = new QueueSettingsPatch { Media = q.Media },
        }));

    /// <summary>What is left when stretches are taken out: from the large to the small, so that a failing case gets short fast.</summary>
    public IEnumerable<Scenario> Smaller()
    {
        for (var length = Steps.Count / 2; length >= 1; length /= 2)
        {
            for (var from = 0; from + length <= Steps.Count; from += length)
                yield return this with { Steps = [.. Steps.Take(from), .. Steps.Skip(from + length)] };
        }

        for (var i = 0; i < Steps.Count; i++)
        {
            if (Steps[i].Events.Count < 2) continue;
            for (var j = 0; j < Steps[i].Events.Count; j++)
            {
                var step = Steps[i] with { Events = [.. Steps[i].Events.Where((_, k) => k != j)] };
                yield return this with { Steps = [.. Steps.Take(i), step, .. Steps.Skip(i + 1)] };
            }
        }
    }

    public override string ToString() => ScriptPrinter.Print(this);
}
