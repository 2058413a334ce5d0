using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using QueueMonitor.Hub.Tests.Api;
using QueueMonitor.Hub.Tests.Boards;

namespace QueueMonitor.Hub.Tests.Staffing;

/// <summary>
/// A centre whose plan asks for far more agents in Billing than there are, while others who could do it too have nothing planned: an alert
/// that the floor raises by itself, as time goes by.
/// </summary>
internal sealed class ShortCentre(ApiHost host)
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(10);

    /// <summary>Sets it up; nothing is raised yet.</summary>
    public async Task Open()
    {
        await host.Put("/api/v1/queues/billing/settings", """{"name":"Billing","channel":"voice","threshold":"PT1M","openingHours":"always"}""");
        await host.Put("/api/v1/queues/support/settings", """{"name":"Support","channel":"voice","threshold":"PT1M","openingHours":"always"}""");
        for (var i = 0; i < 10; i++)
        {
            var home = i < 2 ? "billing" : "support";
            var also = i < 2 ? "" : ",{\"queue\":\"billing\",\"penalty\":1}";
            await host.Send(
                host.Event("agent.queues", $"\"agent\":\"a{i}\",\"queues\":[{{\"queue\":\"{home}\"}}{also}]"),
                host.Event("agent.state", $"\"agent\":\"a{i}\",\"state\":\"available\""));
        }

        // A contact in each, so that the source is known to serve them.
        await host.Send(
            host.Event("contact.queued", "\"contact\":\"c-1\",\"queue\":\"billing\",\"channel\":\"voice\""),
            host.Event("contact.queued", "\"contact\":\"c-2\",\"queue\":\"support\",\"channel\":\"voice\""));
        var quarter = host.Time.GetUtcNow();
        quarter = quarter.AddTicks(-(quarter.Ticks % TimeSpan.FromMinutes(15).Ticks));
        var plan = new StringBuilder("queue,interval start,forecast contacts,forecast handle seconds\n");
        for (var i = 0; i < 12; i++)
        {
            var start = quarter.AddMinutes(15 * i).ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);
            plan.Append(CultureInfo.InvariantCulture, $"billing,{start},20,240\nsupport,{start},3,240\n");
        }

        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/plan")
        {
            Content = new StringContent(plan.ToString(), Encoding.UTF8, new MediaTypeHeaderValue("text/csv")),
        };
        using var answer = await host.Send(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    /// <summary>Time passes and the source is heard, until it is so.</summary>
    public Task Pass(Func<Task<bool>> isSo) => Until.True(async () =>
    {
        if (await isSo()) return true;
        host.Time.Advance(Step);
        await host.Send(host.Event("source.heartbeat", $"\"id\":\"h{host.Time.NowMs}\""));
        return false;
    });

    /// <summary>Time passes until the alert of Billing is open; it is given back.</summary>
    public async Task<JsonNode> Raised()
    {
        JsonNode? alert = null;
        await Pass(async () => (alert = await Alert()) is not null && (string?)alert["state"] == "open");
        return alert!;
    }

    /// <summary>The alert that Billing lacks agents; null: there is none.</summary>
    public async Task<JsonNode?> Alert() => (await host.Get("/api/v1/alerts"))["alerts"]!.AsArray()
        .FirstOrDefault(a => (string?)a!["kind"] == "understaffed" && (string?)a["queues"]![0] == "billing");
}
