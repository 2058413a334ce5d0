using System.Net;

namespace QueueMonitor.Hub.Tests.Api;

/// <summary>Who wants to be forgotten, is.</summary>
public sealed class CustomerTests
{
    [Fact]
    public async Task ACustomerIsForgottenAndSaidWhat()
    {
        await using var host = await ApiHost.Start();
        string[] events =
        [
            host.Event("contact.queued", "\"contact\":\"c1\",\"queue\":\"billing\",\"customer\":\"+49 30 1234567\""),
            host.Event("contact.queued", "\"contact\":\"c2\",\"queue\":\"billing\",\"customer\":\"ann@example.org\""),
        ];
        await host.Post("/api/v1/events", $"[{string.Join(',', events)}]", HttpStatusCode.OK);
        var told = await host.Post("/api/v1/customers/pseudonym", """{"customer":" +49 (30) 123-4567 "}""", HttpStatusCode.OK);
        var pseudonym = (string)told["pseudonym"]!;
        Assert.Matches("^[0-9a-f]{32}$", pseudonym);

        var answer = await host.Delete($"/api/v1/customers/{pseudonym.ToUpperInvariant()}", HttpStatusCode.Accepted);
        Assert.Equal((pseudonym, 1), ((string?)answer!["pseudonym"], (int)answer["forgotten"]!["contacts"]!));
        Assert.True((bool)answer["forgotten"]!["amongCustomersOfToday"]!);
        var again = await host.Delete($"/api/v1/customers/{pseudonym}", HttpStatusCode.Accepted);
        Assert.Equal(0, (int)again!["forgotten"]!["contacts"]!);
        Assert.Equal(2, (int)(await host.Get("/api/v1/queues/billing"))["waiting"]!);
    }

    [Theory]
    [InlineData("8c1f")]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("zz1f6d0f4f2b7a90d3f5b8a6c7e9012f")]
    public async Task WhatIsNoPseudonymIsToldHowToGetOne(string pseudonym)
    {
        await using var host = await ApiHost.Start();
        var problem = await host.Delete($"/api/v1/customers/{pseudonym}", HttpStatusCode.BadRequest);
        Assert.Contains("/api/v1/customers/pseudonym", (string?)problem!["detail"]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"customer":"  "}""")]
    [InlineData("""{"customer":7}""")]
    public async Task NobodyHasNoPseudonym(string body)
    {
        await using var host = await ApiHost.Start();
        var problem = await host.Post("/api/v1/customers/pseudonym", body, HttpStatusCode.BadRequest);
        Assert.Contains("customer", (string?)problem["detail"]);
    }
}
