using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Tests.Api;
using QueueMonitor.Hub.Tests.Wire;
using QueueMonitor.Testing.Simulations;

namespace QueueMonitor.Hub.Tests.Accuracy;

public sealed class AccuracyTests
{
    private static readonly Lazy<FloorSnapshot> Busy = new(() => Played(contacts: 3_000));

    [Fact]
    public async Task WithoutDataNothingIsClaimed()
    {
        await using var host = await ApiHost.Start();
        await host.Morning();
        var answer = await host.Get("/api/v1/accuracy");
        Assert.True((bool)answer["available"]!);
        Assert.Null(answer["reason"]);
        Assert.Equal(0, (int)answer["all"]!["ranges"]!["scored"]!);
        Assert.All(["coverage", "since", "widthSeconds"], name => Assert.Null(answer["all"]!["ranges"]![name]));
        Assert.All(["rmseSeconds", "naiveRmseSeconds", "biasSeconds", "againstNaive"], name => Assert.Null(answer["all"]!["error"]![name]));
        Assert.Null(answer["all"]!["risk"]!["skill"]);
        Assert.All(answer["all"]!["risk5Min"]!["tenths"]!.AsArray(), tenth => Assert.Null(tenth!["share"]));
        Assert.Equal(
            [("billing", "learning"), ("post", "learning")],
            answer["queues"]!.AsArray().Select(q => ((string)q!["queue"]!, (string)q["forecast"]!)));
    }

    [Fact]
    public async Task WhereNoPredictionsAreMadeItSaysSo()
    {
        await using var host = await Host(SampleFloor.Floor([SampleFloor.Queue()]));
        var answer = await host.Get("/api/v1/accuracy");
        Assert.False((bool)answer["available"]!);
        Assert.StartsWith("No predictions", (string)answer["reason"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TellsWhatTheSnapshotHolds()
    {
        await using var host = await Host(Busy.Value);
        var answer = await host.Get("/api/v1/accuracy?queue=q0");
        var record = Busy.Value.Accuracy!.Site;
        var ranges = answer["all"]!["ranges"]!;
        Assert.InRange(record.Waits.Scored, 500, 3_000);
        Assert.Equal(record.Waits.Scored, (int)ranges["scored"]!);
        Assert.Equal(record.Waits.Scored, (int)ranges["held"]! + (int)ranges["shorter"]! + (int)ranges["longer"]!);
        Assert.Equal(record.Waits.Coverage!.Value, (double)ranges["coverage"]!, 0.00005);
        Assert.Equal(record.Waits.Scored, ranges["sizes"]!.AsArray().Sum(s => (int)s!["scored"]!));
        Assert.Null(ranges["sizes"]![5]!["toSeconds"]);
        Assert.Equal(record.Waits.AgainstNaive!.Value, (double)answer["all"]!["error"]!["againstNaive"]!, 0.00005);
        Assert.Equal(record.Risk.Did, answer["all"]!["risk"]!["tenths"]!.AsArray().Sum(t => (int)t!["did"]!));
        var queue = Assert.Single(answer["queues"]!.AsArray())!;
        Assert.Equal(("q0", "ready"), ((string?)queue["queue"], (string?)queue["forecast"]));
        Assert.InRange((int)queue["ranges"]!["scored"]!, 1_000, 1_100);
        Assert.InRange((int)queue["judged"]!["answered"]!, 100, 600);
    }

    [Fact]
    public async Task AQueueThatIsNotThereIsNamedBesideThoseThatAre()
    {
        await using var host = await Host(Busy.Value);
        var problem = await host.Get("/api/v1/accuracy?queue=nowhere", HttpStatusCode.NotFound);
        Assert.Contains("q0", (string)problem["detail"]!, StringComparison.Ordinal);
        await host.Get("/api/v1/accuracy?format=xml", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task TheTableHasARowForEachPartOfEachRecord()
    {
        await using var host = await Host(Busy.Value);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/accuracy?format=csv");
        using var answer = await host.Send(request);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        var rows = (await answer.Content.ReadAsStringAsync()).TrimEnd().Split("\r\n").Select(r => r.Split(',')).ToList();
        Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
        // The site and one queue: all ranges and six sizes, two risks with their tenths.
        Assert.Equal(1 + (2 * (1 + 6 + 11 + 11)), rows.Count);
        var site = rows.Where(r => r[1].Length == 0).ToList();
        var json = (await host.Get("/api/v1/accuracy"))["all"]!;
        Same(json["ranges"]!["coverage"]!, "ranges", "share");
        Same(json["error"]!["rmseSeconds"]!, "ranges", "rmse_s");
        Same(json["error"]!["pinballSeconds"]!, "ranges", "pinball_s");
        Same(json["ranges"]!["widthSeconds"]!, "ranges", "width_s");
        Same(json["risk"]!["calibrationError"]!, "risk", "calibration_error");
        Same(json["risk5Min"]!["brier"]!, "risk_5_min", "brier");
        var tenth = json["risk"]!["tenths"]!.AsArray().Select((t, i) => (Tenth: t!, Index: i)).First(t => t.Tenth["share"] is not null);
        var row = site.Where(r => r[4] == "risk_by_tenth").ElementAt(tenth.Index);
        Assert.Equal(Number(tenth.Tenth["high"]!), row[Array.IndexOf(rows[0], "share_high")]);

        void Same(JsonNode expected, string kind, string column) =>
            Assert.Equal(Number(expected), site.Single(r => r[4] == kind)[Array.IndexOf(rows[0], column)]);
    }

    private static string Number(JsonNode number) => ((double)number).ToString("R", CultureInfo.InvariantCulture);

    private static Task<ApiHost> Host(FloorSnapshot snapshot) =>
        ApiHost.Start(services: s => ReadTests.Replace(s, new SampleFloors { Latest = snapshot }));

    private static FloorSnapshot Played(int contacts)
    {
        var start = SampleFloor.Now.ToUnixTimeMilliseconds();
        var centre = SimulatedCentre.OneQueue(10, 1.15, new ExponentialLaw(240), new ExponentialLaw(240), contacts, seed: 4);
        var floor = new Floor("main", "UTC", start, forecasts: true);
        CentreRun.Play(centre, new CentreEvents(floor, centre, start));
        return floor.Capture(null);
    }
}
