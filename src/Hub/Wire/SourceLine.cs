using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Intake;
using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Wire;

/// <summary>A system that sends events, as a site's line tells of it.</summary>
/// <param name="Refused">Null: nothing to be told.</param>
internal sealed record SourceLine(string Source, FreshnessState State, DateTimeOffset? HeardAt, SourceRefusal? Refused)
{
    /// <summary>
    /// A site's sources, and those of which the engine has heard nothing since all that they sent was refused. The settings that
    /// came back at the start are no system that could fall silent.
    /// </summary>
    public static IEnumerable<SourceLine> Of(FloorSnapshot floor, IReadOnlyDictionary<string, SourceRefusal> refusals)
    {
        foreach (var source in floor.Sources)
        {
            if (source.Source == SiteEngines.SettingsSource) continue;
            yield return new SourceLine(
                source.Source, source.Freshness.State, source.Freshness.HeardAt, refusals.GetValueOrDefault(source.Source));
        }

        foreach (var (source, refusal) in Unheard(floor, refusals)) yield return new SourceLine(source, FreshnessState.Quiet, null, refusal);
    }

    /// <summary>Sources of which everything was refused, by name.</summary>
    public static IEnumerable<KeyValuePair<string, SourceRefusal>> Unheard(
        FloorSnapshot floor, IReadOnlyDictionary<string, SourceRefusal> refusals) =>
        refusals.Where(each => floor.Sources.All(source => source.Source != each.Key)).OrderBy(each => each.Key, StringComparer.Ordinal);
}
