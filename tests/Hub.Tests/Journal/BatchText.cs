using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Staffing.Plans;

namespace QueueMonitor.Hub.Tests.Journal;

/// <summary>All that a batch says, as text, with names instead of references.</summary>
internal static class BatchText
{
    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public static string Of(EventBatch batch)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{batch.Source} {batch.ReceivedAt} {batch.Position} {batch.Count}\n");
        foreach (ref readonly var e in batch.Events)
        {
            var contact = e.Contact == 0 ? "-" : $"{e.Contact}={Encoding.UTF8.GetString(batch.ContactText(in e))}";
            text.Append(CultureInfo.InvariantCulture, $"{e.Type} {e.At} {e.Id} {contact} {Name(batch, e.Queue)} {Name(batch, e.Agent)} ");
            text.Append(CultureInfo.InvariantCulture, $"{Name(batch, e.Reason)} {e.Code} {e.Media} {(int)e.Flags}");
            if (e.Detail > 0) Append(text, batch, batch.Details[e.Detail - 1]);
            text.Append('\n');
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, EventBatch batch, EventDetail detail)
    {
        text.Append(CultureInfo.InvariantCulture,
            $" | {detail.Customer} {detail.Value:R} {detail.Priority} {detail.WrapUpMs} {Name(batch, detail.Entry)} {detail.Due}");
        foreach (var reference in batch.References.Slice(detail.ReferenceStart, detail.ReferenceCount)) text.Append(" +").Append(Name(batch, reference));
        text.Append(' ').Append(detail.Payload switch
        {
            null => "",
            AgentQueuesDetail agent => $"{Queues(batch, agent.Queues)} {agent.Capacity}",
            SyncedFloor synced => Synced(batch, synced),
            PlannedShift shift => $"{shift with { Queues = [] }} {string.Join(',', shift.Queues.Select(q => Name(batch, q)))}",
            MoveOrder move => $"{move with { To = 0 }} {Name(batch, move.To)}",
            var settings => JsonSerializer.Serialize(settings, settings.GetType(), Json) + Hours(settings),
        });
    }

    private static string Synced(EventBatch batch, SyncedFloor synced)
    {
        var contacts = synced.Contacts.Select(c => $"{Encoding.UTF8.GetString(batch.Text(c.IdOffset, c.IdLength))} {c.IdHash} {Name(batch, c.Queue)} "
            + $"{c.Connected} {c.Since} {Name(batch, c.Agent)}");
        var agents = synced.Agents?.Select(a => $"{Name(batch, a.Agent)} {a.State} {(a.Queues is null ? "none" : Queues(batch, a.Queues))}");
        return $"{string.Join(',', synced.Queues.Select(q => Name(batch, q)))} {synced.CoversWaiting} {synced.CoversConnected} "
            + $"[{string.Join(';', contacts)}] {(agents is null ? "none" : string.Join(';', agents))}";
    }

    private static string Hours(object settings) => settings is Engine.Queues.QueueSettingsPatch { OpeningHours: { } hours }
        ? string.Join(' ', Enum.GetValues<DayOfWeek>().Select(day => string.Join(',', hours.On(day))))
        : "";

    private static string Queues(EventBatch batch, IReadOnlyList<AgentQueue> queues) =>
        string.Join(',', queues.Select(q => $"{Name(batch, q.Queue)}:{q.Penalty}"));

    private static string Name(EventBatch batch, ushort reference) => reference == 0 ? "-" : Encoding.UTF8.GetString(batch.NameText(reference));
}
