using System.Globalization;
using System.Text;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Testing.Scenarios;

/// <summary>Writes a scenario as the C# of a <see cref="FloorScript"/>, ready to become a test.</summary>
public static class ScriptPrinter
{
    public static string Print(Scenario scenario)
    {
        var text = new StringBuilder($"// seed {scenario.Seed}\nFloorScript.Day(\"{scenario.Zone}\", \"{scenario.Date}\")");
        var source = EventBatch.DefaultSource;
        foreach (var step in scenario.Steps)
        {
            if (step.IsTick) text.Append($"\n    .Tick(\"{Time(step.Received)}\")");
            foreach (var e in step.Events)
            {
                text.Append("\n    ");
                if (step.Received != e.At) text.Append($".Received(\"{Time(step.Received)}\")");
                text.Append($".At(\"{Time(e.At)}\")");
                if (step.Source != source) text.Append($".From(\"{source = step.Source}\")");
                if (e.Id is not null) text.Append($".Id(\"{e.Id}\")");
                text.Append(Event(e));
            }
        }

        return text.Append("\n    .Play()").ToString();
    }

    private static string Time(long at) =>
        DateTimeOffset.FromUnixTimeMilliseconds(at).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    private static string Event(FieldEvent e)
    {
        var c = $"\"{e.Contact}\"";
        var media = e.Media == 0 ? "" : $", MediaType.{e.Media}";
        return e.Type switch
        {
            EventType.ContactStarted => $".Started({c}{media}{Named("customer", e.Customer == 0 ? null : e.Customer)})",
            EventType.ContactQueued =>
                $".Queued(\"{e.Queue}\", {c}{media}{Named("priority", e.Priority)}{Named("customer", e.Customer == 0 ? null : e.Customer)})",
            EventType.ContactOffered => $".Offered({c}, to: \"{e.Agent}\")",
            EventType.ContactDeclined => $".Declined({c}, by: \"{e.Agent}\")",
            EventType.ContactAnswered => $".Answered({c}, by: \"{e.Agent}\"{Quoted("queue", e.Queue)})",
            EventType.ContactTransferred when e.Is(EventFlags.External) => $".Transferred({c}, external: true)",
            EventType.ContactTransferred => $".Transferred({c}{Quoted("queue", e.Queue)}{Quoted("agent", e.Agent)})",
            EventType.ContactJoined => $".Joined({c}, \"{e.Agent}\")",
            EventType.ContactParted => $".Parted({c}, \"{e.Agent}\")",
            EventType.ContactLeft => $".Left({c}, LeftReason.{e.Left})",
            EventType.ContactReplied when e.Is(EventFlags.Auto) => $".AutoReplied({c})",
            EventType.ContactReplied => $".Replied({c}{Quoted("by", e.Agent)})",
            EventType.ContactCompleted => $".Completed({c}{Named("wrapUpSeconds", e.WrapUpMs / 1000)})",
            EventType.ContactUpdated => $".Updated({c}{Named("priority", e.Priority)}{Named("customer", e.Customer == 0 ? null : e.Customer)})",
            EventType.AgentState => $".Agent(\"{e.Agent}\", AgentActivity.{e.Activity}{Names(", ", e.Queues)})",
            EventType.AgentQueues => $".Serves(\"{e.Agent}\", [{Names("", e.Queues)}]{Named("capacity", Capacity(e.Capacity))})",
            EventType.SourceHeartbeat => e.Is(EventFlags.Goodbye) ? ".Heartbeat(goodbye: true)" : ".Heartbeat()",
            EventType.SourceSynced => List(e.List!),
            EventType.QueueConfigured => $".Configured(\"{e.Queue}\", new QueueSettingsPatch {{ {Patch(e.QueuePatch!)} }})",
            EventType.CustomerErased => $".Erased({e.Customer})",
            EventType.SiteConfigured => $".SiteZone(\"{e.SitePatch!.Zone}\")",
            _ => $".{e.Type.ToString()["Contact".Length..]}({c})",
        };
    }

    private static string Named(string name, object? value) => value is null ? "" : $", {name}: {value}";

    private static string Quoted(string name, string? value) => value is null ? "" : $", {name}: \"{value}\"";

    private static string Names(string before, IReadOnlyList<string>? names) =>
        names is null ? "" : before + string.Join(", ", names.Select(n => $"\"{n}\""));

    private static string? Capacity(AgentCapacity? of) => of is { } c ? $"new AgentCapacity({c.Voice}, {c.Chat}, {c.Email}, {c.Social})" : null;

    private static string List(FieldList list)
    {
        var holds = list.Contacts.Select(h => $", (\"{h.Contact}\", \"{h.Queue}\", \"{Time(h.Since)}\", {(h.Connected ? $"\"{h.Agent}\"" : "null")})");
        var agents = list.Agents is null ? ""
            : $", agents: [{string.Join(", ", list.Agents.Select(a => $"new(\"{a.Agent}\", AgentActivity.{a.State})"))}]";
        var queues = list.Queues.Count == 0 ? "" : $", queues: [{Names("", list.Queues)}]";
        var (waiting, connected) = (list.CoversWaiting ? "true" : "false", list.CoversConnected ? "true" : "false");
        return $".Synced({waiting}, {connected}{queues}{agents}, holds: [{string.Concat(holds).TrimStart(',', ' ')}])";
    }

    private static string Patch(QueueSettingsPatch patch) => string.Join(", ", typeof(QueueSettingsPatch).GetProperties()
        .Select(p => (p.Name, Value: p.GetValue(patch))).Where(p => p.Value is not null).Select(p => $"{p.Name} = {Value(p.Value!)}"));

    private static string Value(object value) => value switch
    {
        string text => $"\"{text}\"",
        TimeSpan span => $"TimeSpan.FromSeconds({span.TotalSeconds.ToString(CultureInfo.InvariantCulture)})",
        TimeOnly time => $"new TimeOnly({time.Hour}, {time.Minute})",
        Threshold { IsWorkingTime: true } threshold => $"Threshold.OfWorkingDays({threshold.WorkingDays.ToString(CultureInfo.InvariantCulture)})",
        Threshold threshold => $"Threshold.Of({Value(threshold.Duration)})",
        LeftReasons reasons => $"new LeftReasons({reasons.Bits})",
        Enum word => $"{word.GetType().Name}.{word}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
