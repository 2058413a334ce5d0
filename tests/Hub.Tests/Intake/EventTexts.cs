using System.Text;
using QueueMonitor.Engine.Events;
using QueueMonitor.Hub.Intake;

namespace QueueMonitor.Hub.Tests.Intake;

/// <summary>Events of a batch written out, so that two batches can be compared and a test can say what it expects.</summary>
internal static class EventTexts
{
    public static readonly Pseudonyms Pseudonyms = new(Enumerable.Range(1, 32).Select(i => (byte)i).ToArray());

    public static EventReader NewReader() => new(Pseudonyms, "main");

    /// <summary>The error of one event; null when it was read.</summary>
    public static string? ErrorOf(string json)
    {
        var batch = new EventBatch();
        var read = NewReader().Read(Encoding.UTF8.GetBytes(json), batch, 0, out var error);
        Assert.Equal(read ? 1 : 0, batch.Count);
        Assert.Equal(read, error is null);
        return error;
    }

    /// <summary>Reads one event that must be right.</summary>
    public static EventBatch Read(string json)
    {
        var batch = new EventBatch();
        Assert.True(NewReader().Read(Encoding.UTF8.GetBytes(json), batch, 0, out var error), error);
        return batch;
    }

    public static string[] Of(EventBatch batch)
    {
        var texts = new string[batch.Count];
        for (var i = 0; i < texts.Length; i++) texts[i] = Of(batch, batch.Events[i]);
        return texts;
    }

    public static string Of(EventBatch batch, in FloorEvent of)
    {
        var text = new StringBuilder();
        text.Append($"#{of.Index} {of.Type} at={of.At} id={of.Id:x} contact={Encoding.UTF8.GetString(batch.ContactText(of))}");
        text.Append($" queue={Name(batch, of.Queue)} agent={Name(batch, of.Agent)} reason={Name(batch, of.Reason)}");
        text.Append($" code={of.Code} media={of.Media} flags={of.Flags}");
        if (of.Detail == 0) return text.ToString();
        var detail = batch.Details[of.Detail - 1];
        text.Append($" customer={detail.Customer:x} value={detail.Value} priority={detail.Priority} wrapUp={detail.WrapUpMs}");
        text.Append($" entry={Name(batch, detail.Entry)} due={detail.Due} skills=");
        foreach (var skill in batch.References.Slice(detail.ReferenceStart, detail.ReferenceCount)) text.Append(Name(batch, skill)).Append(',');
        return text.Append(" payload=").Append(Payload(batch, detail.Payload)).ToString();
    }

    public static string Name(EventBatch batch, ushort reference) =>
        reference == 0 ? "" : Encoding.UTF8.GetString(batch.NameText(reference));

    private static string Payload(EventBatch batch, object? payload) => payload switch
    {
        AgentQueuesDetail queues => $"{Queues(batch, queues.Queues)} {queues.Capacity}",
        SyncedFloor floor => Synced(batch, floor),
        null => "",
        _ => payload.ToString()!,
    };

    private static string Synced(EventBatch batch, SyncedFloor floor)
    {
        var contacts = floor.Contacts.Select(c => $"{Encoding.UTF8.GetString(batch.Text(c.IdOffset, c.IdLength))}@{Name(batch, c.Queue)}"
            + $" {(c.Connected ? "connected" : "waiting")} {c.Since} {Name(batch, c.Agent)}");
        var agents = floor.Agents?.Select(a => $"{Name(batch, a.Agent)} {a.State} {(a.Queues is null ? "-" : Queues(batch, a.Queues))}");
        return $"[{string.Join(',', floor.Queues.Select(q => Name(batch, q)))}] waiting={floor.CoversWaiting} connected={floor.CoversConnected}"
            + $" [{string.Join("; ", contacts)}] [{(agents is null ? "-" : string.Join("; ", agents))}]";
    }

    private static string Queues(EventBatch batch, IEnumerable<AgentQueue> queues) =>
        string.Join(',', queues.Select(q => $"{Name(batch, q.Queue)}:{q.Penalty}"));
}
