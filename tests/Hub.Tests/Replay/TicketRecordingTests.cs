using System.Globalization;
using System.IO.Compression;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Measures;
using QueueMonitor.Hub.Replay;
using QueueMonitor.Hub.Replay.Tickets;
using QueueMonitor.Hub.Tests.Data;
using Xunit.Abstractions;

namespace QueueMonitor.Hub.Tests.Replay;

/// <summary>
/// Two public ticket logs: what the floor makes of them equals what a plain count over their rows says. Pieces in every build; the
/// whole with <c>QUEUE_MONITOR_MONTHS=1</c>, which prints its figures.
/// </summary>
public sealed class TicketRecordingTests(ITestOutputHelper output)
{
    private static readonly TimeZoneInfo Rome = TimeZoneInfo.FindSystemTimeZoneById("Europe/Rome");

    [Fact]
    public void TheHelpDesksTicketsAreWhatTheirRowsSay()
    {
        using var file = new StreamReader(Piece("helpdesk-some.csv"));
        CompareHelpdesk(file.ReadToEnd());
    }

    [Fact]
    public void IncidentsAreWhatTheirRowsSay()
    {
        using var file = new StreamReader(Piece("servicenow-some.csv"));
        Assert.Equal(5, CompareIncidents(file.ReadToEnd()).Problems.Counts["stateUnknown"]);
    }

    [Fact]
    public void TheWholeLogsAreWhatTheirRowsSay()
    {
        if (Environment.GetEnvironmentVariable("QUEUE_MONITOR_MONTHS") != "1") return;
        if (Recordings.Shared("data/tickets/helpdesk-italian.csv.gz") is { } helpdesk)
        {
            using var file = new StreamReader(new GZipStream(File.OpenRead(helpdesk), CompressionMode.Decompress));
            CompareHelpdesk(file.ReadToEnd());
        }

        if (Recordings.Shared("data/tickets/incident_event_log.zip") is { } incidents)
        {
            using var zip = ZipFile.OpenRead(incidents);
            using var file = new StreamReader(zip.Entries.Single(e => e.Name.EndsWith(".csv", StringComparison.Ordinal)).Open());
            CompareIncidents(file.ReadToEnd());
        }
    }

    [Fact]
    public void AnotherFileIsNotTaken()
    {
        var wrong = Assert.Throws<InvalidDataException>(() =>
            TicketRecording.Read("some", new StringReader("a,b\n1,2\n"), RecordingFormat.ServiceNow, TimeZoneInfo.Utc));
        Assert.Contains("--format", wrong.Message, StringComparison.Ordinal);
    }

    private void CompareHelpdesk(string text)
    {
        var plain = new PlainTickets(Rome);
        foreach (var ticket in Rows(text).GroupBy(r => r["case:concept:name"])) plain.AddHelpdesk(ticket.Select(Event).OrderBy(e => e.At).ToList());
        var recording = TicketRecording.Read("some", new StringReader(text), RecordingFormat.Helpdesk, Rome);
        Compare(plain, recording, "Europe/Rome");

        static (long At, string What, string Who) Event(Dictionary<string, string> row) =>
            (DateTimeOffset.Parse(row["time:timestamp"], CultureInfo.InvariantCulture).ToUnixTimeMilliseconds(), row["Activity"], row["Resource"]);
    }

    private TicketRecording CompareIncidents(string text)
    {
        var plain = new PlainTickets(TimeZoneInfo.Utc);
        foreach (var ticket in Rows(text).GroupBy(r => r["number"]))
        {
            var rows = ticket.OrderBy(r => Number(r["sys_mod_count"])).ThenBy(r => Minute(r["sys_updated_at"])).ToList();
            var state = rows[0].ContainsKey("incident_state") ? "incident_state" : "ident_state";
            plain.AddIncident(
                Minute(rows[0]["opened_at"]),
                [.. rows.Select(r => (Minute(r["sys_updated_at"]), r[state], Number(r["reopen_count"]), Number(r["reassignment_count"])))]);
        }

        var recording = TicketRecording.Read("some", new StringReader(text), RecordingFormat.ServiceNow, TimeZoneInfo.Utc);
        Compare(plain, recording, "UTC");
        return recording;

        static long Minute(string text) => new DateTimeOffset(
            DateTime.ParseExact(text, "d/M/yyyy HH:mm", CultureInfo.InvariantCulture), TimeSpan.Zero).ToUnixTimeMilliseconds();
    }

    private void Compare(PlainTickets plain, TicketRecording recording, string zone)
    {
        var window = Play(recording, zone);
        var counts = recording.Counts;
        Assert.Equal(
            (plain.Tickets, plain.Responses, plain.ResponseMs, plain.Resolved, plain.Reopened, plain.HandOvers, plain.Holds),
            (counts.Tickets, counts.Answered, counts.ResponseMs, counts.Resolved, counts.Reopened, counts.HandOvers, counts.Holds));
        Assert.Equal(
            (plain.Tickets + plain.Reopened, plain.Reopened - counts.BackAsNew, plain.Answered), (window.Offered, window.Reopened, window.Answered));
        Assert.Equal(plain.WaitMs / 1000.0 / plain.Answered, window.AverageSpeedOfAnswerSeconds!.Value, 1e-6);
        Assert.Equal((plain.Kept, plain.Promises), (window.PromisesKept, window.PromisesDecided));
        Assert.InRange(plain.Kept, 1, plain.Promises - 1);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"tickets {plain.Tickets}, answered {plain.Responses} after {plain.ResponseMs / 86_400_000.0 / plain.Responses:0.000} days, resolved {plain.Resolved}, "
            + $"back {plain.Reopened} (as new {counts.BackAsNew}), handed over {plain.HandOvers}, held {plain.Holds}, kept {plain.Kept} of {plain.Promises}"));
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

    private static string Piece(string name) => Path.Combine(AppContext.BaseDirectory, "Data", name);

    private static IEnumerable<Dictionary<string, string>> Rows(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var names = lines[0].Split(',');
        // A name that stands twice counts once.
        return lines.Skip(1).Select(l => l.Split(',').Zip(names).GroupBy(p => p.Second).ToDictionary(g => g.Key, g => g.First().First));
    }
}
