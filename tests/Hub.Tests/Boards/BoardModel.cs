using System.Text.Json.Nodes;

namespace QueueMonitor.Hub.Tests.Boards;

/// <summary>What a wall makes of frames, as frame-contract.ts says it.</summary>
internal static class BoardModel
{
    public static void Apply(JsonNode board, JsonNode frame)
    {
        Assert.Equal((long)board["seq"]! + 1, (long)frame["seq"]!);
        foreach (var name in new[] { "seq", "asOf", "serverTime", "newestReceivedAt" }) board[name] = frame[name]?.DeepClone();
        if (frame["site"] is { } site) board["site"] = site.DeepClone();

        var rows = board["queues"]!.AsArray().ToDictionary(NameOf, r => r!.DeepClone());
        var order = frame["order"]?.AsArray().Select(n => (string)n!).ToList() ?? [.. board["queues"]!.AsArray().Select(NameOf)];
        foreach (var row in frame["queues"]!.AsArray()) rows[NameOf(row)] = row!.DeepClone();
        board["queues"] = new JsonArray([.. order.Select(name => rows[name].DeepClone())]);
    }

    private static string NameOf(JsonNode? row) => (string)row!["queue"]!;
}
