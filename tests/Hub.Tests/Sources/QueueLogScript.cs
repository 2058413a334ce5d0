using System.Globalization;
using System.Text;
using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Events;
using QueueMonitor.Hub.Sources;
using QueueMonitor.Hub.Sources.Asterisk;

namespace QueueMonitor.Hub.Tests.Sources;

/// <summary>Maps lines of a queue log and writes the events down as words, times as seconds after the first line's.</summary>
internal sealed class QueueLogScript
{
    private readonly QueueLogMapping _mapping;
    private long? _first;

    public QueueLogScript(Func<string, UInt128>? pseudonym = null) => _mapping = new QueueLogMapping(pseudonym);

    public List<ulong> Ids { get; } = [];

    public LineProblems Problems => _mapping.Problems;

    public IReadOnlyList<string> Map(params string[] lines)
    {
        var batch = new EventBatch();
        foreach (var line in lines) _mapping.Map(Encoding.UTF8.GetBytes(line), batch);
        return Words(batch);
    }

    private List<string> Words(EventBatch batch)
    {
        var words = new List<string>();
        for (var i = 0; i < batch.Count; i++)
        {
            ref readonly var told = ref batch.Events[i];
            Ids.Add(told.Id);
            _first ??= told.At;
            var text = new StringBuilder(((told.At - _first.Value) / 1000.0).ToString(CultureInfo.InvariantCulture)).Append(' ').Append(told.Type);
            if (told.ContactLength > 0) text.Append(" call ").Append(Text(batch.ContactText(told)));
            if (told.Queue > 0) text.Append(" queue ").Append(Text(batch.NameText(told.Queue)));
            if (told.Agent > 0) text.Append(" agent ").Append(Text(batch.NameText(told.Agent)));
            if (told.Type == EventType.ContactLeft) text.Append(' ').Append((LeftReason)told.Code);
            if (told.Type == EventType.AgentState) text.Append(' ').Append((AgentActivity)told.Code).Append(Queues(batch, told));
            if (told.Reason > 0) text.Append(" reason ").Append(Text(batch.NameText(told.Reason)));
            if (told.Flags != EventFlags.None) text.Append(' ').Append(told.Flags);
            words.Add(text.ToString());
        }

        return words;
    }

    private static string Queues(EventBatch batch, in FloorEvent told)
    {
        if (told.Detail == 0) return "";
        var detail = batch.Details[told.Detail - 1];
        var names = new List<string>();
        foreach (var reference in batch.References.Slice(detail.ReferenceStart, detail.ReferenceCount)) names.Add(Text(batch.NameText(reference)));
        return $" in {string.Join('+', names)}";
    }

    private static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);
}
