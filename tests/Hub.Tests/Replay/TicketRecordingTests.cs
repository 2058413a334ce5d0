using System.Globalization;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Measures;
using QueueMonitor.Hub.Replay;
using QueueMonitor.Hub.Replay.Tickets;

namespace QueueMonitor.Hub.Tests.Replay;

/// <summary>Pieces of two public ticket logs: what the floor makes of them equals what a plain count over their rows says.</summary>
public sealed class TicketRecordingTests
{
    private static readonly TimeZoneInfo Rome = TimeZoneInfo.FindSystemTimeZoneById("Europe/Rome");

    [Fact]
    public void TheHelpDesksTicketsAreWhatTheirRowsSay()
    {
        using var file = new StreamReader(Path("helpdesk-some.csv"));
        var recording = TicketRecording.Read("some", file, RecordingFormat.Helpdesk, Rome);
        var window = Play(recording, "Europe/Rome");
        var plain = new Plain();
        foreach (var ticket in Rows("helpdesk-some.csv").GroupBy(r => r["case:concept:name"])) plain.Add(ticket.Select(Event).OrderBy(e => e.At).ToList());
        var counts = recording.Counts;
        Assert.Equal(
            (plain.Tickets, plain.Responses, plain.ResponseMs, plain.Resolved, plain.Reopened, plain.HandOvers, plain.Holds),
            (counts.Tickets, counts.Answered, counts.ResponseMs, counts.Resolved, counts.Reopened, counts.HandOvers, counts.Holds));
        Assert.Equal((plain.Tickets + plain.Reopened, plain.Reopened, plain.Answered), (window.Offered, window.Reopened, window.Answered));
        Assert.Equal(plain.WaitMs / 1000.0 / plain.Answered, window.AverageSpeedOfAnswerSeconds!.Value, 1e-6);
        Assert.Equal((plain.Kept, plain.Promises), (window.PromisesKept, window.PromisesDecided));
        Assert.InRange(plain.Kept, 1, plain.Promises - 1);

        static (long At, string What, string Who) Event(Dictionary<string, string> row) =>
            (DateTimeOffset.Parse(row["time:timestamp"], CultureInfo.InvariantCulture).ToUnixTimeMilliseconds(), row["Activity"], row["Resource"]);
    }

    [Fact]
    public void IncidentsAreWhatTheirRowsSay()
    {
        using var file = new StreamReader(Path("servicenow-some.csv"));
        var recording = TicketRecording.Read("some", file, RecordingFormat.ServiceNow, TimeZoneInfo.Utc);
        var window = Play(recording, "UTC");
        var tickets = Rows("servicenow-some.csv").GroupBy(r => r["number"]).Select(g => g.OrderBy(r => Number(r["sys_mod_count"])).ToList()).ToList();
        var states = tickets.Select(t => t.Select(r => r["ident_state"]).Where(s => s != "-100").ToList()).ToList();
        Assert.Equal(5, recording.Problems.Counts["stateUnknown"]);
        Assert.Equal(tickets.Count, recording.Counts.Tickets);
        Assert.Equal(tickets.Sum(t => t.Max(r => Number(r["reopen_count"]))), recording.Counts.Reopened);
        Assert.Equal(tickets.Sum(t => t.Max(r => Number(r["reassignment_count"]))), recording.Counts.HandOvers);
        Assert.Equal(states.Sum(s => s.Where((state, i) => IsHold(state) && (i == 0 || !IsHold(s[i - 1]))).Count()), recording.Counts.Holds);
        Assert.Equal(states.Count(s => s.Exists(state => state != "New")), recording.Counts.Answered);
        var responses = tickets.Where(t => t.Exists(Acts)).Sum(t => Minute(t.First(Acts)["sys_updated_at"]) - Minute(t[0]["opened_at"]));
        Assert.Equal(responses, recording.Counts.ResponseMs);
        Assert.Equal((recording.Counts.Tickets + recording.Counts.Reopened, recording.Counts.Reopened), (window.Offered, window.Reopened));
        Assert.InRange(window.PromisesDecided, window.PromisesKept, recording.Counts.Tickets + recording.Counts.Reopened);

        static bool IsHold(string state) => state.StartsWith("Awaiting", StringComparison.Ordinal);
        static bool Acts(Dictionary<string, string> row) => row["ident_state"] is not ("New" or "-100");
        static long Minute(string text) => new DateTimeOffset(
            DateTime.ParseExact(text, "d/M/yyyy HH:mm", CultureInfo.InvariantCulture), TimeSpan.Zero).ToUnixTimeMilliseconds();
    }

    [Fact]
    public void AnotherFileIsNotTaken()
    {
        var wrong = Assert.Throws<InvalidDataException>(() =>
            TicketRecording.Read("some", new StringReader("a,b\n1,2\n"), RecordingFormat.ServiceNow, TimeZoneInfo.Utc));
        Assert.Contains("--format", wrong.Message, StringComparison.Ordinal);
    }

    private static WindowSnapshot Play(TicketRecording recording, string zone)
    {
        Floor? floor = null;
        var batch = new EventBatch();
        while (recording.Next(batch))
        {
            floor ??= new Floor("replay", zone, batch.ReceivedAt);
            floor.Apply(batch);
            batch.Clear();
        }

        // What nobody has answered is past due by then.
        floor!.Advance(floor.Now + (20 * 86_400_000L));
        var snapshot = floor.Capture(null);
        Assert.Empty(recording.Differences(snapshot));
        Assert.Equal(0, snapshot.Counters.Refused + snapshot.Counters.Duplicates);
        return snapshot.Queue(TicketRecording.Queue)!.SinceStart;
    }

    private static int Number(string text) => int.TryParse(text, out var number) ? number : 0;

    private static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "Data", name);

    private static IEnumerable<Dictionary<string, string>> Rows(string name)
    {
        var lines = File.ReadAllLines(Path(name));
        var names = lines[0].Split(',');
        // A name that stands twice counts once.
        return lines.Skip(1).Select(l => l.Split(',').Zip(names).GroupBy(p => p.Second).ToDictionary(g => g.Key, g => g.First().First));
    }

    /// <summary>The plain count: one ticket after the other, from its first event to its last.</summary>
    private sealed class Plain
    {
        public long Tickets, Responses, ResponseMs, Resolved, Reopened, HandOvers, Holds, Answered, WaitMs, Promises, Kept;

        public void Add(List<(long At, string What, string Who)> events)
        {
            Tickets++;
            Holds += events.Count(e => e.What == "Wait");
            var takes = events.Where(e => e.What == "Take in charge ticket").ToList();
            HandOvers += takes.Zip(takes.Skip(1)).Count(pair => pair.First.Who != pair.Second.Who);
            if (takes.Count > 0) (Responses, ResponseMs) = (Responses + 1, ResponseMs + takes[0].At - events[0].At);
            long? waits = events[0].At, promised = events[0].At;
            var over = false;
            foreach (var (at, what, _) in events)
            {
                if (what is "Resolve ticket" or "Closed")
                {
                    if (what == "Resolve ticket" && !over) Resolved++;
                    (over, waits) = (true, null);
                    continue;
                }

                if (over) (Reopened, over, waits, promised) = (Reopened + 1, false, at, promised ?? at);
                if (what != "Take in charge ticket") continue;
                if (waits is { } since) (Answered, WaitMs) = (Answered + 1, WaitMs + at - since);
                if (promised is { } from) (Promises, Kept) = (Promises + 1, Kept + (at <= Due(from) ? 1 : 0));
                (waits, promised) = (null, null);
            }

            if (promised is not null) Promises++;
        }

        // Two days of eight hours, Monday to Friday from eight to four.
        private static long Due(long from)
        {
            var left = 2 * 8 * 3_600_000L;
            for (var day = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(from), Rome).Date; ; day = day.AddDays(1))
            {
                if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) continue;
                var begin = Math.Max(from, Ms(day.AddHours(8)));
                var open = Math.Max(0, Ms(day.AddHours(16)) - begin);
                if (left <= open) return begin + left;
                left -= open;
            }
        }

        private static long Ms(DateTime local) => new DateTimeOffset(local, Rome.GetUtcOffset(local)).ToUnixTimeMilliseconds();
    }
}
