using System.Buffers;
using System.Text.Json.Nodes;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.Intake;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Tests.Wire;

/// <summary>Rows and site lines whole, as a wall gets them first.</summary>
internal static class WallsRow
{
    public static JsonNode Of(QueueSnapshot queue, DateTimeOffset asOf) => JsonNode.Parse(Text(queue, asOf))!;

    public static string Text(QueueSnapshot queue, DateTimeOffset asOf) => Text(new RowWriter().Row(queue, asOf, null).Json);

    public static JsonNode SiteOf(FloorSnapshot floor) => JsonNode.Parse(Text(new RowWriter().Site(floor, "main", new Dictionary<string, SourceRefusal>(), null).Json))!;

    public static string Text(PartedJson parts)
    {
        var buffer = new ArrayBufferWriter<byte>();
        parts.WriteWhole(new JsonRuns(buffer));
        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
