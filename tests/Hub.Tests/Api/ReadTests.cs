using System.Net;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Tests.Wire;

namespace QueueMonitor.Hub.Tests.Api;

public sealed class ReadTests
{
    [Fact]
    public async Task QueuesTellWhatHappenedInThem()
    {
        await using var host = await ApiHost.Start();
        await host.Morning();
        var all = await host.Get("/api/v1/queues");
        Assert.Equal("main", (string?)all["site"]);
        Assert.Equal(["billing", "post"], all["queues"]!.AsArray().Select(q => (string?)q!["queue"]));

        var billing = await host.Get("/api/v1/queues/billing");
        Assert.Equal((2, 151), ((int)billing["waiting"]!, (int)(double)billing["longestWaitSeconds"]!));
        Assert.Equal("c-17", (string?)billing["contacts"]![0]!["contact"]);
        Assert.True((bool)billing["contacts"]![0]!["ringing"]!);
        Assert.Equal(1, (int)billing["agents"]!["ringing"]!);
        var today = billing["windows"]!["today"]!;
        Assert.Equal((4, 1, 1), ((int)today["offered"]!, (int)today["answered"]!, (int)today["abandoned"]!));
        Assert.Equal(10, (double)today["averageSpeedOfAnswerSeconds"]!);
        Assert.Equal("email", (string?)all["queues"]![1]!["channel"]);
    }

    [Fact]
    public async Task TheSameSnapshotIsNotSentTwice()
    {
        await using var host = await ApiHost.Start();
        await host.Morning();
        using var first = await host.Send(new HttpRequestMessage(HttpMethod.Get, "/api/v1/queues"));
        var tag = first.Headers.ETag!;
        Assert.Equal(HttpStatusCode.NotModified, await Again());
        await host.Send(host.Event("contact.abandoned", "\"contact\":\"c-17\""));
        Assert.Equal(HttpStatusCode.OK, await Again());

        async Task<HttpStatusCode> Again()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/queues");
            request.Headers.IfNoneMatch.Add(tag);
            using var answer = await host.Send(request);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task AllThatWaitComeInPagesLongestFirst()
    {
        await using var host = await ApiHost.Start();
        await host.Send([.. Enumerable.Range(0, 150).Select(i => host.Event("contact.queued", $"\"contact\":\"c-{i}\",\"queue\":\"billing\"", 300 - i))]);
        var seen = new List<string?>();
        string? after = null;
        do
        {
            var page = await host.Get("/api/v1/queues/billing/contacts?limit=40" + (after is null ? "" : "&after=" + after));
            Assert.Equal(150, (int)page["waiting"]!);
            seen.AddRange(page["contacts"]!.AsArray().Select(c => (string?)c!["contact"]));
            after = (string?)page["next"];
        }
        while (after is not null);
        Assert.Equal(Enumerable.Range(0, 150).Select(i => $"c-{i}"), seen);
    }

    [Fact]
    public async Task APageGoesOnWhereTheLastEndedAlsoWhenThatContactHasLeft()
    {
        await using var host = await ApiHost.Start();
        await host.Send([.. Enumerable.Range(0, 3).Select(i => host.Event("contact.queued", $"\"contact\":\"c-{i}\",\"queue\":\"billing\"", 30 - i))]);
        var page = await host.Get("/api/v1/queues/billing/contacts?limit=1");
        await host.Send(host.Event("contact.abandoned", "\"contact\":\"c-0\""));
        var next = await host.Get($"/api/v1/queues/billing/contacts?limit=1&after={page["next"]}");
        Assert.Equal("c-1", (string?)next["contacts"]![0]!["contact"]);
    }

    [Theory]
    [InlineData("/api/v1/queues/sales", "billing")]
    [InlineData("/api/v1/queues/sales/contacts", "billing")]
    [InlineData("/api/v1/queues/sales/settings", "billing")]
    [InlineData("/api/v1/history?queue=sales", "billing")]
    [InlineData("/api/v1/sites/north", "main")]
    [InlineData("/api/v1/queues?site=north", "main")]
    [InlineData("/api/v1/boards/hall", "all")]
    [InlineData("/api/v1/anomalies?source=crm", "pbx")]
    public async Task WhatIsNotThereIsNamedBesideWhatIs(string path, string named)
    {
        await using var host = await ApiHost.Start();
        await host.Send(host.Event("contact.queued", "\"contact\":\"c-1\",\"queue\":\"billing\""));
        var problem = await host.Get(path, HttpStatusCode.NotFound);
        Assert.Contains(named, (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.StartsWith("urn:queue-monitor:problem:unknown-", (string)problem["type"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/queues/billing/contacts?limit=0", "limit")]
    [InlineData("/api/v1/queues/billing/contacts?limit=1001", "limit")]
    [InlineData("/api/v1/queues/billing/contacts?after=x", "after")]
    [InlineData("/api/v1/agents?after=nobody", "after")]
    [InlineData("/api/v1/history?interval=5m", "interval=1h")]
    [InlineData("/api/v1/history?from=yesterday", "from=2026-11-21T10:00:00Z")]
    [InlineData("/api/v1/history?from=2026-11-21T10:00:00", "offset")]
    [InlineData("/api/v1/history?from=2026-11-21T10:00:00Z&to=2026-11-21T10:00:00Z", "before")]
    [InlineData("/api/v1/history?format=xml", "format=csv")]
    public async Task AWrongParameterIsToldWhatToSend(string path, string told)
    {
        await using var host = await ApiHost.Start();
        await host.Send(host.Event("contact.queued", "\"contact\":\"c-1\",\"queue\":\"billing\""));
        var problem = await host.Get(path, HttpStatusCode.BadRequest);
        Assert.Contains(told, (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AQueuesNameMayHaveASlashASpaceAndAnUmlaut()
    {
        await using var host = await ApiHost.Start();
        await host.Send(host.Event("contact.queued", "\"contact\":\"c-1\",\"queue\":\"a/b ü\""));
        Assert.Equal("a/b ü", (string?)(await host.Get("/api/v1/queues/a%2Fb%20%C3%BC"))["queue"]);
    }

    [Fact]
    public async Task AgentsAreCountedOnceAndListed()
    {
        await using var host = await ApiHost.Start();
        await host.Morning();
        var answer = await host.Get("/api/v1/agents");
        Assert.Equal((2, 1, 1), ((int)answer["counts"]!["signedIn"]!, (int)answer["counts"]!["ringing"]!, (int)answer["counts"]!["paused"]!));
        Assert.Equal(["ana", "bo"], answer["agents"]!.AsArray().Select(a => (string?)a!["agent"]));
        Assert.Equal("break", (string?)answer["agents"]![1]!["reason"]);
        Assert.Equal("bo", (string?)(await host.Get("/api/v1/agents?after=ana"))["agents"]![0]!["agent"]);
        Assert.Empty((await host.Get("/api/v1/agents?queue=post"))["agents"]!.AsArray());
    }

    [Fact]
    public async Task AnomaliesAreCountedAndListedNewestFirst()
    {
        await using var host = await ApiHost.Start();
        await host.Morning();
        var answer = await host.Get("/api/v1/anomalies");
        Assert.Equal(1, (int)answer["counts"]!["completedTwice"]!);
        var listed = answer["anomalies"]![0]!;
        Assert.Equal(("pbx", "completedTwice", "c-1"), ((string?)listed["source"], (string?)listed["kind"], (string?)listed["contact"]));
        Assert.Empty((await host.Get("/api/v1/anomalies?kind=answeredTwice"))["anomalies"]!.AsArray());
    }

    [Fact]
    public async Task ASiteTellsVisitsContactsCustomersAndAgentsEachByName()
    {
        await using var host = await ApiHost.Start();
        await host.Morning();
        var site = await host.Get("/api/v1/sites/main");
        Assert.Equal(("Madrid", "EUR"), ((string?)site["name"], (string?)site["currency"]));
        Assert.Equal(5, (int)site["today"]!["offered"]!);
        Assert.Equal(3, (int)site["waiting"]!);
        // What was stored of settings is no system that could fall silent.
        Assert.Equal(["pbx"], site["sources"]!.AsArray().Select(s => (string?)s!["source"]));
    }

    [Fact]
    public async Task AFreshHubHasNoSources()
    {
        await using var host = await ApiHost.Start();
        Assert.Empty((await host.Get("/api/v1/sources"))["sources"]!.AsArray());
    }

    [Fact]
    public async Task AStandingEnginesFiguresAreNotGivenOutAsThePresentState()
    {
        var floors = new SampleFloors { Latest = SampleFloor.Floor([SampleFloor.Queue()]), Failure = new InvalidOperationException("a bug") };
        await using var host = await ApiHost.Start(services: s => Replace(s, floors));
        var problem = await host.Get("/api/v1/queues", HttpStatusCode.ServiceUnavailable);
        Assert.Contains("2026-11-21T10:00:00.250Z", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    internal static void Replace(Microsoft.Extensions.DependencyInjection.IServiceCollection services, SampleFloors floors) =>
        Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<QueueMonitor.Hub.Sites.ISiteFloors>(services, floors);
}
