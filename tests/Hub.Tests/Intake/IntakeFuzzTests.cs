using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using QueueMonitor.Engine.Events;
using QueueMonitor.Hub.Intake.Streams;

namespace QueueMonitor.Hub.Tests.Intake;

/// <summary>What holds for any bytes: no exception, no half-taken event, and where the bytes are cut changes nothing.</summary>
public class IntakeFuzzTests
{
    private static readonly string[] Lines =
    [
        .. EventReaderTests.EveryType.Select(row => ((string)row[0]).Replace("$", "\"at\":\"2026-11-21T09:30:00.250Z\"", StringComparison.Ordinal)),
        """{"type":"contact.queued","at":"2026-11-21T10:30:00+01:00","contact":"B\u00fcro \ud83d\ude00","""
            + """ "queue":"Büro 😀","skills":["a","ü"],"x":{"y":["]}",1]}}""",
        """{"type":"source.synced","at":"2026-11-21T09:30:00Z","covers":["waiting"],"contacts":[{"contact":"c","queue":"q","""
            + """ "state":"waiting","since":"2026-11-21T09:30:00Z"}],"agents":[{"agent":"a","state":"busy","queues":["q",{"queue":"r","penalty":3}]}]}""",
        """{"type":"contact.held","at":"2026-11-21T09:30:00Z"}""",
        """{"type":"contact.hald","at":"2026-11-21T09:30:00Z","contact":"c"}""",
        """{"type":"contact.held","at":"yesterday","contact":"[{"}""",
    ];

    private static Gen<string[]> SomeLines => Gen.ArrayOf(Gen.Elements(Lines)).Where(lines => lines.Length is > 0 and < 40);

    [Fact]
    public void WhereTheBytesAreCutChangesNothing()
    {
        var cases =
            from lines in SomeLines
            from framing in Gen.Elements(EventFraming.Lines, EventFraming.Document, EventFraming.Unknown)
            from cuts in Gen.ArrayOf(Gen.Choose(0, 20_000))
            select (lines, framing, cuts);
        Prop.ForAll(cases.ToArbitrary(), each =>
        {
            var text = each.framing == EventFraming.Document ? $"[{string.Join(",\n", each.lines)}]" : string.Join("\n", each.lines);
            var bytes = Encoding.UTF8.GetBytes(text);
            var whole = StreamRun.Of(bytes, each.framing);
            StreamRun.Of(bytes, each.framing, cuts: each.cuts).MustEqual(whole);
            Assert.Equal(each.lines.Length, whole.Read);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void EverySingleCutGivesTheSame()
    {
        var lines = Lines[^9..];
        var bytes = Encoding.UTF8.GetBytes(string.Join("\r\n", lines));
        var whole = StreamRun.Of(bytes, EventFraming.Lines);
        for (var cut = 1; cut < bytes.Length; cut++) StreamRun.Of(bytes, EventFraming.Lines, cuts: [cut]).MustEqual(whole);

        var array = Encoding.UTF8.GetBytes($"\uFEFF [{string.Join(" , ", lines)}] ");
        for (var cut = 1; cut < array.Length; cut++)
        {
            var run = StreamRun.Of(array, EventFraming.Unknown, cuts: [cut]);
            Assert.Equal(whole.Events, run.Events);
            Assert.Equal(whole.Errors, run.Errors);
        }
    }

    [Fact]
    public void LinesArrayAndCloudEventsOfTheSameEventsGiveEqualBatches()
    {
        Prop.ForAll(SomeLines.ToArbitrary(), lines =>
        {
            var good = lines.Where(line => EventTexts.ErrorOf(line) is null).ToArray();
            var plain = StreamRun.Of(string.Join('\n', good), EventFraming.Lines);
            StreamRun.Of($"[{string.Join(',', good)}]", EventFraming.Document).MustEqual(plain);
            var wrapped = StreamRun.Of($"[{string.Join(',', good.Select(Wrap))}]", EventFraming.Array, EventForm.CloudEvent);
            Assert.Empty(wrapped.Errors);
            Assert.Equal(plain.Events.Select(WithoutId), wrapped.Events.Select(WithoutId));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void MutatedLinesAreReadOrGetAnErrorAndLeaveNothingBehind()
    {
        var mutations =
            from line in Gen.Elements(Lines)
            from edits in Gen.ArrayOf(
                from at in Gen.Choose(0, 400)
                from kind in Gen.Choose(0, 2)
                from value in Gen.OneOf(Gen.Choose(0, 255), Gen.Elements("{}[]\",:\\u0".Select(c => (int)c).ToArray()))
                select (at, kind, value))
            select Mutate(Encoding.UTF8.GetBytes(line), edits);
        var reader = EventTexts.NewReader();
        var batch = new EventBatch();
        Prop.ForAll(mutations.ToArbitrary(), bytes =>
        {
            batch.Clear();
            var read = reader.Read(bytes, batch, 7, out var error);
            Assert.Equal((read ? 1 : 0, !read), (batch.Count, error is { Length: > 0 }));
            Assert.True(reader.Read(Encoding.UTF8.GetBytes(Lines[1]), batch, 8, out _));
            var after = EventTexts.Of(batch, batch.Events[^1]);
            Assert.Equal(Clean, after);
        }).Check(Config.QuickThrowOnFailure.WithReplay(20261122, 7).WithMaxTest(5_000));
    }

    [Fact]
    public void AnyBytesAtAllAreReadWithoutAnException()
    {
        var bytes = Gen.ArrayOf(Gen.OneOf(
            Gen.Elements("{}[]\",:\\ \n1tu".Select(c => (byte)c).ToArray()),
            Gen.Choose(0, 255).Select(i => (byte)i)));
        Prop.ForAll(bytes.ToArbitrary(), each =>
        {
            foreach (var framing in Enum.GetValues<EventFraming>())
            {
                var whole = StreamRun.Of(each, framing);
                StreamRun.Of(each, framing, cuts: Enumerable.Range(1, each.Length)).MustEqual(whole);
                StreamRun.Of(each, framing, EventForm.CloudEvent);
            }
        }).Check(Config.QuickThrowOnFailure.WithReplay(20261122, 7).WithMaxTest(1_000));
    }

    private static readonly string Clean = CleanText();

    private static string CleanText()
    {
        var batch = new EventBatch();
        EventTexts.NewReader().Read(Encoding.UTF8.GetBytes(Lines[1]), batch, 8, out _);
        return EventTexts.Of(batch)[0];
    }

    private static byte[] Mutate(byte[] line, (int At, int Kind, int Value)[] edits)
    {
        var bytes = line.ToList();
        foreach (var (at, kind, value) in edits.Take(6))
        {
            if (bytes.Count == 0) break;
            var place = at % bytes.Count;
            if (kind == 0) bytes[place] = (byte)value;
            else if (kind == 1) bytes.Insert(place, (byte)value);
            else bytes.RemoveAt(place);
        }

        return [.. bytes];
    }

    private static string Wrap(string json)
    {
        using var parsed = JsonDocument.Parse(json);
        var type = parsed.RootElement.GetProperty("type").GetString();
        return $$"""{"data":{{json}},"specversion":"1.0","id":"1","source":"s","type":"{{type}}"}""";
    }

    private static string WithoutId(string text) => string.Join(' ', text.Split(' ').Where(part => !part.StartsWith("id=", StringComparison.Ordinal)));
}
