using System.Net;
using QueueMonitor.Hub.Tests.Api;

namespace QueueMonitor.Hub.Tests.Staffing;

public sealed class WhatIfLimitsTests
{
    [Fact]
    public async Task AQuestionIsBoundedAndSaysHowToAskForLess()
    {
        await using var host = await ApiHost.Start();
        await host.Send([.. Enumerable.Range(1, 51).Select(q => host.Event("contact.queued", $"\"contact\":\"c{q}\",\"queue\":\"q{q}\""))]);

        await Ask(host, queues: 10, hours: 24, HttpStatusCode.OK);
        await Ask(host, queues: 50, hours: 4.8, HttpStatusCode.OK);
        Assert.Contains("11 queues over 24 hours", await Ask(host, queues: 11, hours: 24), StringComparison.Ordinal);
        Assert.Contains("50 queues over 4.9 hours", await Ask(host, queues: 50, hours: 4.9), StringComparison.Ordinal);
        Assert.Contains("1 to 50", await Ask(host, queues: 51, hours: 1), StringComparison.Ordinal);
        Assert.Contains("at most 24 hours", await Ask(host, queues: 1, hours: 24.1), StringComparison.Ordinal);
        await Ask(host, queues: 1, hours: 1, HttpStatusCode.OK, agents: 1_000);
        Assert.Contains("at most 1000 agents", await Ask(host, queues: 1, hours: 1, agents: -1_001), StringComparison.Ordinal);
    }

    private static async Task<string> Ask(
        ApiHost host, int queues, double hours, HttpStatusCode expected = HttpStatusCode.BadRequest, int agents = 1)
    {
        var from = host.Time.GetUtcNow();
        var changes = string.Join(',', Enumerable.Range(1, queues).Select(q => $$"""{"queue":"q{{q}}","agents":{{agents}}}"""));
        var answer = await host.Post(
            "/api/v1/whatif", $$"""{"from":"{{from:O}}","until":"{{from.AddHours(hours):O}}","changes":[{{changes}}]}""", expected);
        return (string?)answer["detail"] ?? "";
    }
}
