using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Intake;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Tests.Wire;

public sealed class WireTests
{
    // The contract's section 4, its abbreviations written out: every name in it must be in the API's answer.
    private const string ContractSample = """
        { "queue": "billing", "shortName": "Billing", "channel": "voice", "asOf": "2026-11-21T10:00:00.250Z", "open": true, "level": "critical",
          "waiting": 7, "overThreshold": 6, "longestWaitSeconds": 183.2, "longestCustomerWaitSeconds": 241.0,
          "contacts": [ { "contact": "c-17", "since": "", "dueAt": "", "risk": 0.61, "risk5Min": 0.55, "remaining": null, "priority": 0 } ],
          "predictedWait": null, "expectedAbandons5Min": 2.4, "likely": 2, "valueAtRisk": 410.0,
          "agents": { "available": 0, "ringing": 1, "busy": 9, "wrapUp": 2, "paused": 1, "signedIn": 13, "staffed": 12 },
          "windows": { "last5": {}, "last30": {}, "last60": {}, "interval": {},
            "today": { "carriedIn": 0, "offered": 412, "answered": 371, "abandoned": 22, "shortAbandoned": 9, "left": {"timeout": 3}, "moved": 0,
              "lost": 0, "waiting": 7, "reopened": 0, "restated": 0,
              "serviceLevel": { "value": 0.805, "hits": 322, "decided": 400, "formula": "atThreshold", "threshold": "PT20S", "target": 0.8 },
              "averageSpeedOfAnswerSeconds": 31.2, "averageWaitSeconds": 33.0, "waitP50Seconds": 14, "waitP90Seconds": 95, "abandonRate": 0.056,
              "averageHandleSeconds": 287, "occupancy": 0.86 } },
          "trend": { "minutes": 60, "waiting": [], "longestWaitSeconds": [] },
          "freshness": { "state": "live", "ageSeconds": 0.4 } }
        """;

    private static readonly Dictionary<string, SourceRefusal> NoRefusals = [];

    private static readonly QueueSnapshot Sample = SampleFloor.Queue(
        waiting: [SampleFloor.Waiting("c-17", 4, 183.2, 241)], agents: new AgentCounts(0, 1, 9, 2, 1, 12, 0));

    [Fact]
    public void EveryNameOfTheContractsSampleIsThere()
    {
        var answer = Written(json => QueueJson.Write(json, Sample, SampleFloor.Now, ContactDetail.All));
        Assert.Empty(Missing(JsonNode.Parse(ContractSample)!, answer, "$"));
    }

    [Fact]
    public void FiguresStandAsTheContractsSampleShowsThem()
    {
        var answer = Written(json => QueueJson.Write(json, Sample, SampleFloor.Now, ContactDetail.All));
        Assert.Equal("2026-11-21T10:00:00.250Z", (string?)answer["asOf"]);
        Assert.Equal("183.2", answer["longestWaitSeconds"]!.ToJsonString());
        Assert.Equal("241", answer["longestCustomerWaitSeconds"]!.ToJsonString());
        var today = answer["windows"]!["today"]!;
        Assert.Equal("""{"timeout":3}""", today["left"]!.ToJsonString());
        Assert.Equal(
            """{"value":0.805,"hits":322,"decided":400,"formula":"atThreshold","threshold":"PT20S","target":0.8}""",
            today["serviceLevel"]!.ToJsonString());
        Assert.Equal("31.2", today["averageSpeedOfAnswerSeconds"]!.ToJsonString());
        Assert.Equal("0.056", today["abandonRate"]!.ToJsonString());
        Assert.Equal("0.86", today["occupancy"]!.ToJsonString());
        Assert.Equal("""{"state":"live","heardAt":"2026-11-21T09:59:59.850Z","ageSeconds":0.4}""", answer["freshness"]!.ToJsonString());
        Assert.Equal(60, (int)answer["trend"]!["minutes"]!);
    }

    [Fact]
    public void AWallGetsNeitherIdsNorValues()
    {
        var text = WallsRow.Text(Sample, SampleFloor.Now);
        Assert.DoesNotContain("c-17", text, StringComparison.Ordinal);
        var contact = JsonNode.Parse(text)!["contacts"]![0]!.AsObject();
        Assert.Equal(
            ["mark", "since", "dueAt", "workingDays", "ringing", "assigned", "priority", "risk", "risk5Min", "remaining"],
            contact.Select(field => field.Key));
    }

    // The names of a row, in the order of frame-contract.ts: the wall's half of the agreement.
    [Fact]
    public void AWallsRowHasExactlyTheFieldsOfTheFrameContract()
    {
        var row = WallsRow.Of(Sample, SampleFloor.Now);
        Assert.Equal(
            [
                "queue", "name", "shortName", "channel", "promiseConfirmed", "threshold", "target", "asOf", "open", "openChangesAt", "level",
                "waiting", "overThreshold", "longestSince", "longestWaitSeconds", "longestCustomerWaitSeconds", "longestWaitWorkingDays", "dueToday",
                "contacts", "groups", "losses", "forecast", "predictedWait", "expectedAbandons5Min", "likely", "valueAtRisk", "customerWait",
                "agents", "trend",
                "freshness", "outcome", "pulse", "windows",
            ],
            row.AsObject().Select(field => field.Key));
        Assert.Equal(["last5", "last30", "last60", "interval", "today"], row["windows"]!.AsObject().Select(field => field.Key));
        Assert.Equal(
            ["state", "heardAt"], row["freshness"]!.AsObject().Select(field => field.Key));
        Assert.Equal(
            ["pointMinutes", "waiting", "longestWaitSeconds", "longestWaitWorkingDays"], row["trend"]!.AsObject().Select(field => field.Key));
        Assert.Equal(
            [
                "carriedIn", "offered", "answered", "abandoned", "shortAbandoned", "left", "moved", "lost", "waiting", "reopened", "restated",
                "serviceLevel", "averageSpeedOfAnswerSeconds", "averageWaitSeconds", "waitP50Seconds", "waitP90Seconds", "waitP95Seconds",
                "abandonRate", "ended", "averageHandleSeconds", "handled", "occupancy",
            ],
            row["windows"]!["today"]!.AsObject().Select(field => field.Key));
    }

    [Fact]
    public void AWallsSiteLineHasExactlyTheFieldsOfTheFrameContract()
    {
        var line = WallsRow.SiteOf(SampleFloor.Floor([Sample], [SampleFloor.Source()]));
        Assert.Equal(
            [
                "site", "name", "zone", "language", "currency", "waiting", "agents", "contacts", "gotThroughToday", "customers",
                "promises", "valueAtRisk", "ranges", "today", "sources", "unreturned", "valueLost",
            ],
            line.AsObject().Select(field => field.Key));
        Assert.Equal(
            """[{"source":"pbx","state":"live","heardAt":"2026-11-21T09:59:59.850Z","refused":null}]""", line["sources"]!.ToJsonString());
    }

    [Fact]
    public void AnOlderSnapshotIsAgedToTheFloorsTimeButItsWorkingDaysStay()
    {
        var row = Written(json => QueueJson.Write(
            json, SampleFloor.Queue(waiting: [SampleFloor.Waiting("c-1", 1, 10, 10)], workingDays: 1.25), SampleFloor.Now.AddSeconds(7.5),
            ContactDetail.All));
        Assert.Equal(17.5, (double)row["longestWaitSeconds"]!);
        Assert.Equal(7.9, (double)row["freshness"]!["ageSeconds"]!);
        Assert.Equal(1.25, (double)row["longestWaitWorkingDays"]!);
        Assert.Equal("2026-11-21T10:00:07.750Z", (string?)row["asOf"]);
    }

    [Fact]
    public void TheCustomersOwnTurnDoesNotAgeTheCustomersWait()
    {
        var standing = SampleFloor.Waiting("c-1", 1, 10, 30) with { CustomersTurn = true };
        var row = Written(json => QueueJson.Write(json, SampleFloor.Queue(waiting: [standing]), SampleFloor.Now.AddSeconds(5), ContactDetail.All));
        Assert.Equal(15, (double)row["contacts"]![0]!["waitSeconds"]!);
        Assert.Equal(30, (double)row["contacts"]![0]!["customerWaitSeconds"]!);
    }

    [Fact]
    public void WhatIsNotKnownIsNullNeverZeroAndNeverNaN()
    {
        var nothing = SampleFloor.Window() with { AverageSpeedOfAnswerSeconds = double.NaN, Occupancy = double.PositiveInfinity };
        var row = WallsRow.Of(SampleFloor.Queue(today: nothing), SampleFloor.Now);
        var today = row["windows"]!["today"]!.AsObject();
        Assert.Null(today["serviceLevel"]!["value"]);
        Assert.Null(today["averageSpeedOfAnswerSeconds"]);
        Assert.Null(today["occupancy"]);
        Assert.Null(row["longestWaitSeconds"]);
        Assert.Null(row["agents"]);
        foreach (var later in (string[])["predictedWait", "expectedAbandons5Min", "likely", "valueAtRisk"])
        {
            Assert.True(row.AsObject().ContainsKey(later), later);
            Assert.Null(row[later]);
        }
    }

    [Fact]
    public void AThresholdInWorkingDaysHasNoSeconds()
    {
        var settings = QueueSettings.Default("post", MediaType.Email, "Europe/Oslo");
        var row = WallsRow.Of(SampleFloor.Queue(settings, "post"), SampleFloor.Now);
        Assert.Equal("""{"text":"2 working days","seconds":null,"workingDays":2}""", row["threshold"]!.ToJsonString());
        Assert.Equal("2 working days", (string?)row["windows"]!["today"]!["serviceLevel"]!["threshold"]);
    }

    [Fact]
    public void MomentsAreUtcWhateverTheirOffset() => Assert.Equal(
        "2026-01-02T03:04:05.006Z", IsoText.Moment(new DateTimeOffset(2026, 1, 2, 4, 4, 5, 6, TimeSpan.FromHours(1)).AddTicks(9_999)));

    [Fact]
    public void NamesOfEnumsAreCamelCase()
    {
        Assert.Equal("atThreshold", WireName<ServiceLevelFormula>.Text(ServiceLevelFormula.AtThreshold));
        Assert.Equal("wrapUp", WireName<AgentState>.Text(AgentState.WrapUp));
        Assert.Equal("email", WireName<MediaType>.Text(MediaType.Email));
        Assert.Equal("down", WireName<FreshnessState>.Text(FreshnessState.Down));
    }

    [Fact]
    public void ASitesLineNamesWhatItCountsAndHasAThresholdOnlyWhenAllQueuesShareIt()
    {
        var post = SampleFloor.Queue(QueueSettings.Default("post", MediaType.Email, "Europe/Oslo"), "post");
        var mixed = Written(json => SiteJson.Write(json, SampleFloor.Floor([Sample, post]), "main", SampleFloor.Now, NoRefusals));
        Assert.Null(mixed["today"]!["serviceLevel"]!["threshold"]);
        Assert.Null(mixed["today"]!["serviceLevel"]!["target"]);
        var same = Written(json => SiteJson.Write(json, SampleFloor.Floor([Sample]), "main", SampleFloor.Now, NoRefusals));
        Assert.Equal("PT20S", (string?)same["today"]!["serviceLevel"]!["threshold"]);
        Assert.Equal(5, (long)same["contacts"]!["gaveUpBeforeQueueToday"]!);
        Assert.Equal(["last5", "last30", "last60", "interval", "today", "sinceStart"], same["windows"]!.AsObject().Select(field => field.Key));
    }

    [Fact]
    public void ASourceTellsItsClocksOffsetInSecondsAndItsAnomaliesByKind()
    {
        var anomaly = new Anomaly(SampleFloor.Now, "answeredTwice", "c-9", "billing", "Answered by ana while bob had it.");
        var source = SampleFloor.Source(clockOffsetMs: -1234.5678, anomalies: [anomaly, anomaly]);
        var told = Written(json => SourceJson.Write(json, source, SampleFloor.Now));
        Assert.Equal(-1.235, (double)told["clockOffsetSeconds"]!);
        Assert.Equal("""{"answeredTwice":2}""", told["anomalies"]!.ToJsonString());
        var listed = Written(json => SourceJson.WriteAnomaly(json, "pbx", anomaly, ContactDetail.All));
        Assert.Equal(["at", "source", "kind", "contact", "queue", "text"], listed.AsObject().Select(field => field.Key));
    }

    private static IEnumerable<string> Missing(JsonNode expected, JsonNode? answer, string path)
    {
        if (expected is JsonObject fields)
        {
            foreach (var (name, value) in fields)
            {
                if (answer is not JsonObject there || !there.TryGetPropertyValue(name, out var found)) yield return $"{path}.{name}";
                else if (value is not null)
                    foreach (var deeper in Missing(value, found, $"{path}.{name}")) yield return deeper;
            }
        }
        else if (expected is JsonArray { Count: > 0 } rows)
        {
            foreach (var deeper in Missing(rows[0]!, answer?[0], $"{path}[0]")) yield return deeper;
        }
    }

    private static JsonNode Written(Action<Utf8JsonWriter> write) => JsonNode.Parse(Text(write))!;

    private static string Text(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer)) write(json);
        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
