using System.Buffers;
using System.Text;
using QueueMonitor.Hub.Demo;

namespace QueueMonitor.Crash.Tests.Fuzz;

/// <summary>Right inputs, of which the fuzz makes wrong ones.</summary>
internal static class Corpus
{
    public const string At = "2026-11-22T10:00:00.250Z";

    /// <summary>Every type of the contract with its fields, and ten minutes of a simulated centre.</summary>
    public static IReadOnlyList<string> Events { get; } = [.. Types.Select(t => t.Replace("$", $"\"at\":\"{At}\"", StringComparison.Ordinal)), .. Centre()];

    /// <summary>Two recordings of Asterisk.</summary>
    public static IReadOnlyList<byte[]> QueueLog { get; } =
    [
        .. new[] { "asterisk-22-queue_log.txt", "asterisk-1.6-queue_log.txt" }
            .SelectMany(name => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Data", name))).Select(Encoding.UTF8.GetBytes),
    ];

    public static string Cloud(string line, int id) =>
        $$"""{"specversion":"1.0","id":"{{id}}","source":"pbx","type":"{{System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("type")}}","time":"{{At}}","data":{{line}}}""";

    private static string[] Types =>
    [
        """{"type":"contact.started",$,"contact":"c-1","channel":"voice","customer":"+49 30 1234567","entry":"ivr"}""",
        """{"type":"contact.queued",$,"contact":"c-1","queue":"billing","channel":"chat","priority":-2,"skills":["fr"],"id":"a-1"}""",
        """{"type":"contact.offered",$,"contact":"c-1","agent":"ana"}""",
        """{"type":"contact.declined",$,"contact":"c-1","agent":"ana","reason":"busy"}""",
        """{"type":"contact.answered",$,"contact":"c-1","agent":"ana","queue":"billing"}""",
        """{"type":"contact.held",$,"contact":"c-1"}""",
        """{"type":"contact.retrieved",$,"contact":"c-1"}""",
        """{"type":"contact.transferred",$,"contact":"c-1","queue":"support"}""",
        """{"type":"contact.transferred",$,"contact":"c-1","external":"+49301234"}""",
        """{"type":"contact.joined",$,"contact":"c-1","agent":"ben"}""",
        """{"type":"contact.parted",$,"contact":"c-1","agent":"ben"}""",
        """{"type":"contact.abandoned",$,"contact":"c-1"}""",
        """{"type":"contact.left",$,"contact":"c-1","reason":"voicemail"}""",
        """{"type":"contact.replied",$,"contact":"c-1","auto":true}""",
        """{"type":"contact.messaged",$,"contact":"c-1"}""",
        """{"type":"contact.pended",$,"contact":"c-1","reason":"customer's turn"}""",
        """{"type":"contact.resumed",$,"contact":"c-1"}""",
        """{"type":"contact.completed",$,"contact":"c-1","wrapUpSeconds":12.5}""",
        """{"type":"contact.promised",$,"contact":"c-1","within":"PT4H"}""",
        """{"type":"contact.updated",$,"contact":"c-1","value":12.5}""",
        """{"type":"contact.rated",$,"contact":"c-1","score":5}""",
        """{"type":"customer.contacted",$,"customer":"ann@example.org","reached":true}""",
        """{"type":"agent.state",$,"agent":"ana","state":"wrapUp","queues":["billing"],"capacity":{"chat":3}}""",
        """{"type":"agent.queues",$,"agent":"ana","queues":[{"queue":"billing","penalty":3}]}""",
        """{"type":"source.heartbeat",$}""",
        """{"type":"source.synced",$,"covers":["waiting","connected"],"queues":["billing"],"""
            + """ "contacts":[{"contact":"c","queue":"billing","state":"waiting","since":"2026-11-22T09:30:00Z"}],"agents":[{"agent":"a","state":"busy"}]}""",
        """{"type":"queue.configured",$,"queue":"billing","settings":{"threshold":"PT30S","target":0.8,"zone":"Europe/Oslo","shortAbandonSeconds":5,"openingHours":{"mon":["08:00-16:00"]}}}""",
        """{"type":"site.configured",$,"site":"main","settings":{"currency":"EUR","zone":"Europe/Oslo"}}""",
    ];

    private static string[] Centre()
    {
        var start = DateTimeOffset.Parse(At, System.Globalization.CultureInfo.InvariantCulture);
        using var centre = new SimulatedCentre(7, start);
        var lines = new ArrayBufferWriter<byte>();
        centre.Advance(start.AddMinutes(10), lines);
        return Encoding.UTF8.GetString(lines.WrittenSpan).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
