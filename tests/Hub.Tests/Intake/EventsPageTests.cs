using System.Text;
using System.Text.Json;
using QueueMonitor.Engine.Events;

namespace QueueMonitor.Hub.Tests.Intake;

/// <summary>What docs/EVENTS.md shows is what is read: every example on it, and every type has one.</summary>
public class EventsPageTests
{
    [Fact]
    public void EveryExampleIsRead()
    {
        var batch = new EventBatch();
        foreach (var example in Examples())
        {
            var json = Encoding.UTF8.GetBytes(example);
            var isCloudEvent = example.Contains("specversion", StringComparison.Ordinal);
            string? error;
            var isRead = isCloudEvent
                ? EventTexts.NewReader().ReadCloudEvent(json, batch, 0, out error)
                : EventTexts.NewReader().Read(json, batch, 0, out error);
            Assert.True(isRead, $"{example}\n{error}");
        }

        var shown = Enumerable.Range(0, batch.Count).Select(i => batch.Events[i].Type).ToHashSet();
        Assert.Equal(Enum.GetValues<EventType>().Where(t => t is not EventType.None and < EventType.CustomerErased), shown.Order());
    }

    [Fact]
    public void NoExampleHasAFieldThatIsDropped()
    {
        foreach (var example in Examples().Where(each => !each.Contains("specversion", StringComparison.Ordinal)))
        {
            var reader = EventTexts.NewReader();
            reader.Read(Encoding.UTF8.GetBytes(example), new EventBatch(), 0, out _);
            reader.Unknown.Drain((name, _) => Assert.Fail($"{name} is dropped: {example}"));
        }
    }

    // Answers are examples too; only events have a type that is not a problem's.
    private static IEnumerable<string> Examples()
    {
        var blocks = File.ReadAllText(Page()).Split("```json\n")[1..].Select(block => block[..block.IndexOf("```", StringComparison.Ordinal)]);
        return blocks.SelectMany(Values).Where(value => value.Contains("\"type\":\"", StringComparison.Ordinal));
    }

    private static List<string> Values(string block)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(block), new JsonReaderOptions { AllowMultipleValues = true });
        var values = new List<string>();
        while (reader.Read()) values.Add(JsonElement.ParseValue(ref reader).GetRawText());
        return values;
    }

    private static string Page()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "docs", "EVENTS.md"))) folder = folder.Parent;
        Assert.NotNull(folder);
        return Path.Combine(folder.FullName, "docs", "EVENTS.md");
    }
}
