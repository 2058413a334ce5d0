using System.Text.Json.Nodes;

namespace QueueMonitor.Crash.Tests.Harness;

/// <summary>Holds what a hub shows against what was acknowledged to its senders.</summary>
internal static class Ledger
{
    /// <summary>Every acknowledged contact is there once; at most what was sent besides is there too.</summary>
    /// <param name="queues">The answer of <c>GET /api/v1/queues</c>.</param>
    /// <param name="senders">With what had been acknowledged to each, when it counts.</param>
    /// <param name="context">What a failure says besides.</param>
    public static void MustHold(JsonNode queues, IEnumerable<(Sender Sender, long Acknowledged, long Sent)> senders, string context)
    {
        foreach (var (sender, acknowledged, sent) in senders)
        {
            var (offered, answered) = Of(queues, sender.Queue);
            var told = $"{context}: {sender.Queue} has {offered} offered and {answered} answered; acknowledged were {acknowledged}, sent {sent}.";
            Assert.True(offered >= acknowledged && offered <= sent, told);
            // A body of many contacts may be cut between two batches, in the middle of a contact.
            Assert.True(answered >= acknowledged && answered <= offered, told);
        }
    }

    public static (long Offered, long Answered) Of(JsonNode queues, string queue)
    {
        var row = queues["queues"]!.AsArray().FirstOrDefault(q => (string?)q!["queue"] == queue);
        if (row is null) return (0, 0);
        var today = row["windows"]!["today"]!;
        return ((long)today["offered"]!, (long)today["answered"]!);
    }
}
