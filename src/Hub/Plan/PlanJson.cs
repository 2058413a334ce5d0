using System.Text.Json;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Plan;

/// <summary>What was understood of a plan, and what was not, as JSON.</summary>
internal static class PlanJson
{
    /// <summary>Unknown agents that a preview shows one by one: of more, the column was taken for another.</summary>
    private const int NamesMax = 200;

    public static void Write(Utf8JsonWriter json, PlanDocument plan, PlanScope scope, bool kept)
    {
        json.WriteStartObject("understood"u8);
        json.WriteString("kind"u8, plan.Kind == PlanKind.Intervals ? "intervals"u8 : "shifts"u8);
        var queues = plan.Intervals.Select(i => i.Queue).Concat(plan.Shifts.SelectMany(s => s.Queues)).Distinct().Order(StringComparer.Ordinal);
        Names(json, "queues"u8, queues, PlanLimits.IntervalsMax);
        WriteByQueue(json, plan);
        json.WriteNumber("intervals"u8, plan.Intervals.Count);
        var agents = plan.Shifts.Select(s => s.Agent).Distinct().ToList();
        json.WriteNumber("agents"u8, agents.Count);
        json.WriteNumber("shifts"u8, plan.Shifts.Count);
        json.WriteNumber("leftOut"u8, plan.LeftOut);
        json.WriteMoment("from"u8, Moment(plan.Span?.From));
        json.WriteMoment("until"u8, Moment(plan.Span?.Until));
        json.WriteString("separator"u8, plan.Separator?.ToString());
        json.WriteStartArray("columns"u8);
        foreach (var (column, meaning) in plan.Columns)
        {
            json.WriteStartObject();
            json.WriteString("column"u8, column);
            json.WriteString("as"u8, meaning);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Names(json, "ignoredColumns"u8, plan.IgnoredColumns, PlanLimits.ColumnsMax);
        // They may come for the first time tomorrow; or be written otherwise than the sources call them.
        Names(json, "unknownAgents"u8, agents.Where(a => !scope.KnowsAgent(a)), NamesMax);
        json.WriteEndObject();
        json.WriteStartArray("errors"u8);
        foreach (var (line, error) in plan.Errors)
        {
            json.WriteStartObject();
            json.WriteNumber("line"u8, line);
            json.WriteString("error"u8, error);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("errorCount"u8, plan.ErrorCount);
        json.WriteBoolean("kept"u8, kept);
    }

    private static void WriteByQueue(Utf8JsonWriter json, PlanDocument plan)
    {
        json.WriteStartArray("byQueue"u8);
        foreach (var queue in plan.Intervals.GroupBy(i => i.Queue, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("queue"u8, queue.Key);
            json.WriteNumber("intervals"u8, queue.Count());
            json.WriteCount("intervalMinutes"u8, plan.IntervalMinutes.GetValueOrDefault(queue.Key));
            // Summed as it was sent, to be held against the file.
            var contacts = queue.Any(i => i.Contacts is not null) ? queue.Sum(i => i.Contacts ?? 0) : default(double?);
            json.WriteSeconds("contacts"u8, contacts);
            json.WriteMoment("from"u8, Moment(queue.Min(i => i.Start)));
            json.WriteMoment("until"u8, Moment(queue.Max(i => i.Start)) + PlanLimits.Quarter);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Names(Utf8JsonWriter json, ReadOnlySpan<byte> name, IEnumerable<string> names, int most)
    {
        json.WriteStartArray(name);
        foreach (var one in names.Take(most)) json.WriteStringValue(one);
        json.WriteEndArray();
    }

    private static DateTimeOffset? Moment(long? ms) => ms is { } known ? DateTimeOffset.FromUnixTimeMilliseconds(known) : null;
}
