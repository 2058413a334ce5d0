using System.Text.Json.Nodes;

namespace QueueMonitor.Hub.Tests.Boards;

/// <summary>What a wall makes of frames, as frame-contract.ts says it.</summary>
internal static class BoardModel
{
    public static void Apply(JsonNode board, JsonNode frame)
    {
        Assert.Equal((long)board["seq"]! + 1, (long)frame["seq"]!);
        foreach (var name in new[] { "seq", "asOf", "serverTime", "newestReceivedAt" }) board[name] = frame[name]?.DeepClone();
        if (frame.AsObject().ContainsKey("advice")) board["advice"] = frame["advice"]?.DeepClone();
        if (frame["site"] is { } site) Merge(board["site"]!, site);

        var rows = board["queues"]!.AsArray().ToDictionary(NameOf, r => r!.DeepClone());
        var order = frame["order"]?.AsArray().Select(n => (string)n!).ToList() ?? [.. board["queues"]!.AsArray().Select(NameOf)];
        foreach (var change in frame["queues"]!.AsArray())
        {
            if (rows.TryGetValue(NameOf(change), out var row)) Merge(row, change!);
            else rows[NameOf(change)] = change!.DeepClone();
        }

        board["queues"] = new JsonArray([.. order.Select(name => rows[name].DeepClone())]);
    }

    private static void Merge(JsonNode row, JsonNode change)
    {
        foreach (var (name, value) in change.AsObject())
        {
            if (name == "windows") Merge(row[name]!, value!);
            else row[name] = value?.DeepClone();
        }
    }

    private static string NameOf(JsonNode? row) => (string)row!["queue"]!;
}
