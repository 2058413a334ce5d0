using System.Net;
using System.Text.Json.Nodes;
using QueueMonitor.Hub.Outcomes;
using QueueMonitor.Hub.Tests.Api;

namespace QueueMonitor.Hub.Tests.Outcomes;

/// <summary>The list of call-backs over HTTP, from giving up to being reached; and outcomes beside it.</summary>
public sealed class CallBackTests
{
    private const string Number = "+49 30 1234567";

    [Fact]
    public async Task WhoGaveUpIsListedTakenCalledInVainAndReached()
    {
        await using var host = await ApiHost.Start();
        await GiveUp(host);
        await host.Put("/api/v1/sites/main/settings", """{"callbackLink":"https://crm.example/calls?id={contact}","currency":"EUR"}""");
        var list = await host.Get("/api/v1/unreturned");
        var entry = Assert.Single(list["customers"]!.AsArray())!;
        var handle = (string)entry["customer"]!;
        Assert.Equal(("billing", "inQueue", 120.0, 1, 40.0), (
            (string?)entry["queue"], (string?)entry["harm"], (double)entry["waitedSeconds"]!, (int)entry["tries"]!, (double)entry["value"]!));
        Assert.Equal("https://crm.example/calls?id=c%201%2F%26x%3Dy", (string?)entry["link"]);
        Assert.DoesNotContain("1234567", list.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal((1, 1, 40.0), ((int)list["site"]!["customers"]!, (int)list["total"]!, (double)list["site"]!["valueLost"]!));

        var taken = await host.Post($"/api/v1/unreturned/{handle}/take", """{"minutes":15}""", HttpStatusCode.OK);
        Assert.NotNull((string?)taken["taken"]!["by"]);
        Assert.Equal(1, (int)(await host.Get("/api/v1/unreturned"))["site"]!["takenNow"]!);
        Assert.Null((await host.Post($"/api/v1/unreturned/{handle}/release", "{}", HttpStatusCode.OK))["taken"]);

        await host.Post($"/api/v1/unreturned/{handle}/contacted", """{"reached":false}""", HttpStatusCode.OK);
        Assert.Equal(1, (int)(await host.Get("/api/v1/unreturned"))["customers"]![0]!["missed"]!["count"]!);
        host.Time.Advance(TimeSpan.FromSeconds(1));
        await host.Post($"/api/v1/unreturned/{handle}/contacted", """{"reached":true}""", HttpStatusCode.OK);
        var after = await host.Get("/api/v1/unreturned");
        Assert.Empty(after["customers"]!.AsArray());
        Assert.Equal((0.0, 40.0), ((double)after["site"]!["valueLost"]!, (double)after["site"]!["valueWonBack"]!));
        await host.Post($"/api/v1/unreturned/{handle}/take", "{}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task ACustomerIsFoundByNumberWhichNobodyWritesDown()
    {
        await using var host = await ApiHost.Start();
        await GiveUp(host);
        var known = await host.Post("/api/v1/customers/lookup", """{"number":"+49 (30) 123-4567"}""", HttpStatusCode.OK);
        Assert.True((bool)known["unreturned"]!);
        Assert.Equal((string?)(await host.Get("/api/v1/unreturned"))["customers"]![0]!["customer"], (string?)known["handle"]);
        Assert.Equal("gaveUp", (string?)known["contacts"]![0]!["state"]);
        var nobody = await host.Post("/api/v1/customers/lookup", """{"address":"ann@example.org"}""", HttpStatusCode.OK);
        Assert.Null(nobody["customer"]);
        await host.Post("/api/v1/customers/lookup", "{}", HttpStatusCode.BadRequest);
        await host.Delete($"/api/v1/customers/{known["customer"]}", HttpStatusCode.Accepted);
        Assert.Null((await host.Post("/api/v1/customers/lookup", $$"""{"number":"{{Number}}"}""", HttpStatusCode.OK))["customer"]);
    }

    [Fact]
    public async Task WhereIdsAreHiddenThereIsNoLinkAndNoId()
    {
        await using var host = await ApiHost.Start();
        await GiveUp(host);
        await host.Put("/api/v1/sites/main/settings", """{"callbackLink":"https://crm.example/{contact}","hideContactIds":true}""");
        var entry = (await host.Get("/api/v1/unreturned"))["customers"]![0]!;
        Assert.Equal((null, null), ((string?)entry["link"], (string?)entry["contact"]));
        var csv = await Text(host, "/api/v1/unreturned?format=csv");
        Assert.DoesNotContain("crm.example", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("c 1", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsAskedWronglyIsToldWhatToSend()
    {
        await using var host = await ApiHost.Start();
        await GiveUp(host);
        var handle = (string)(await host.Get("/api/v1/unreturned"))["customers"]![0]!["customer"]!;
        await host.Post($"/api/v1/unreturned/{handle}/take", """{"minutes":481}""", HttpStatusCode.BadRequest);
        await host.Post($"/api/v1/unreturned/{handle}/contacted", "{}", HttpStatusCode.BadRequest);
        await host.Get("/api/v1/unreturned?queue=none", HttpStatusCode.NotFound);
        await host.Get("/api/v1/outcomes?from=2026-11-22T00:00:00Z&until=2026-11-21T00:00:00Z", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task OutcomesAreToldAsJsonAndCsvWithTheSameFigures()
    {
        await using var host = await ApiHost.Start();
        await GiveUp(host);
        await host.Send(host.Event("contact.queued", "\"contact\":\"c-2\",\"queue\":\"billing\""), host.Event("contact.answered", "\"contact\":\"c-2\",\"agent\":\"ana\""));
        host.Time.Advance(TimeSpan.FromMinutes(5));
        await host.Send(
            host.Event("contact.completed", "\"contact\":\"c-2\""), host.Event("contact.rated", "\"contact\":\"c-2\",\"score\":4"));
        host.Time.Advance(TimeSpan.FromSeconds(6));
        var told = await host.Get("/api/v1/outcomes");
        var billing = told["queues"]!.AsArray().Single(q => (string?)q!["queue"] == "billing")!;
        Assert.Equal((4.0, 1, 1), ((double)billing["pulse"]!["mean"]!, (int)billing["pulse"]!["count"]!, (int)billing["reopened"]!["of"]!));
        Assert.Null(billing["resolved"]!["value"]);
        Assert.Equal((0, 1), ((int)told["reached"]!["hits"]!, (int)told["reached"]!["of"]!));
        var csv = (await Text(host, "/api/v1/outcomes?format=csv")).Split("\r\n");
        Assert.StartsWith("main,queue,billing,", csv.Single(l => l.StartsWith("main,queue,billing", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(csv[0].Split(',').Length, csv[1].Split(',').Length);
    }

    [Theory]
    [InlineData("https://crm.example/c/{contact}", "a/../../b?c#d", "https://crm.example/c/a%2F..%2F..%2Fb%3Fc%23d")]
    [InlineData("https://{contact}/", "evil.example", null)]
    [InlineData("https://crm.example{contact}", ".evil.example", null)]
    [InlineData("javascript:alert('{contact}')", "1", null)]
    [InlineData("{contact}", "https://evil.example", null)]
    [InlineData("https://crm.example/", "1", null)]
    public void AnIdCannotLeadElsewhere(string template, string contact, string? link) => Assert.Equal(
        link, CallbackLink.Of(new Engine.Queues.SiteSettings { Name = "main", Zone = "UTC", CallbackLink = template }, contact));

    private static async Task GiveUp(ApiHost host)
    {
        var queued = host.Event("contact.queued", $"\"contact\":\"c 1/&x=y\",\"queue\":\"billing\",\"customer\":\"{Number}\",\"value\":40");
        await host.Post("/api/v1/events", queued, HttpStatusCode.OK);
        host.Time.Advance(TimeSpan.FromMinutes(2));
        await host.Post("/api/v1/events", host.Event("contact.abandoned", "\"contact\":\"c 1/&x=y\""), HttpStatusCode.OK);
    }

    private static async Task<string> Text(ApiHost host, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var answer = await host.Send(request);
        return await answer.Content.ReadAsStringAsync();
    }
}
