using System.Globalization;
using System.Text.Json;
using QueueMonitor.Hub.Access;
using QueueMonitor.Hub.Alerts.Delivery;
using QueueMonitor.Hub.Alerts.Messages;
using QueueMonitor.Hub.Api;
using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Alerts.Webhooks;

/// <summary>
/// <c>/api/v1/webhooks</c>: who is told of alerts. A webhook's secret is told once, when it is made; of its address only the host, since
/// the rest often is a secret of its own.
/// </summary>
internal sealed class WebhookEndpoints(WebhookBook webhooks, Post post, SiteOptions sites, BoardClock clock)
{
    public Task List(HttpContext http)
    {
        var site = AskedSite.Of(http, sites.DefaultSite);
        return ApiAnswer.Write(http, json =>
        {
            json.WriteStartObject();
            json.WriteString("site"u8, site);
            json.WriteStartArray("webhooks"u8);
            foreach (var webhook in webhooks.Of(site)) Write(json, webhook, secret: null);
            json.WriteEndArray();
            json.WriteEndObject();
            return Task.CompletedTask;
        });
    }

    public async Task Create(HttpContext http)
    {
        var site = AskedSite.Of(http, sites.DefaultSite);
        using var body = await ApiBody.ReadObject(http);
        var none = new Webhook(
            WebhookBook.NewId(), site, "", new Uri("", UriKind.Relative), NoticeFormat.Plain, null, true, WebhookSignature.NewSecret());
        var made = WebhookWish.Read(body.RootElement, none);
        if (webhooks.Of(site).Count >= AlertLimits.WebhooksMax)
        {
            throw new ApiProblemException(new ApiProblem(
                StatusCodes.Status409Conflict, "too-many-webhooks", "There are too many webhooks",
                $"Site '{site}' has {AlertLimits.WebhooksMax}, which is the most there can be: take away those that nobody reads."));
        }

        await webhooks.Save(made);
        http.Response.StatusCode = StatusCodes.Status201Created;
        http.Response.Headers.Location = $"/api/v1/webhooks/{made.Id}";
        await Answer(http, made, made.Secret);
    }

    public async Task Put(HttpContext http)
    {
        var before = Asked(http);
        using var body = await ApiBody.ReadObject(http);
        var after = WebhookWish.Read(body.RootElement, before);
        await webhooks.Save(after);
        await Answer(http, after, secret: null);
    }

    public async Task Delete(HttpContext http)
    {
        await webhooks.Delete(Asked(http).Id);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    /// <summary>Sends a message that says that it is a test, in the webhook's own format, by the same way as all others.</summary>
    public async Task Test(HttpContext http)
    {
        var webhook = Asked(http);
        var now = clock.Pace.GetUtcNow();
        await post.Tell(webhook.Id, TestNotice.For(webhook.Site, now));
        http.Response.StatusCode = StatusCodes.Status202Accepted;
        await Answer(http, webhook, secret: null);
    }

    /// <summary>What was given up after a day, the newest first.</summary>
    public Task Dead(HttpContext http)
    {
        var site = AskedSite.Of(http, sites.DefaultSite);
        return ApiAnswer.Write(http, json =>
        {
            json.WriteStartObject();
            json.WriteString("site"u8, site);
            json.WriteStartArray("dead"u8);
            foreach (var letter in post.DeadLetters().Where(d => d.Notice.Site == site).Reverse())
            {
                json.WriteStartObject();
                json.WriteString("letter"u8, letter.Id.ToString(CultureInfo.InvariantCulture));
                json.WriteString("receiver"u8, letter.Receiver);
                json.WriteString("type"u8, letter.Notice.Type);
                json.WriteString("subject"u8, letter.Notice.Subject);
                json.WriteString("title"u8, letter.Notice.Title);
                json.WriteMoment("at"u8, letter.Notice.At);
                json.WriteNumber("tries"u8, letter.Tries);
                json.WriteMoment("givenUpAt"u8, letter.DeadAt);
                json.WriteString("error"u8, letter.Error);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            return Task.CompletedTask;
        });
    }

    public async Task Resend(HttpContext http)
    {
        var site = AskedSite.Of(http, sites.DefaultSite);
        var name = http.PathName("letter");
        var letter = post.DeadLetters().FirstOrDefault(d => d.Notice.Site == site && d.Id.ToString(CultureInfo.InvariantCulture) == name);
        if (letter is null || !await post.SendAgain(letter.Id))
        {
            throw new ApiProblemException(ApiProblem.NotFound(
                "letter", $"There is no dead letter '{name}'. GET /api/v1/webhooks/dead tells which there are."));
        }

        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private Webhook Asked(HttpContext http)
    {
        var site = AskedSite.Of(http, sites.DefaultSite);
        var id = http.PathName("webhook");
        return webhooks.Find(id) is { } found && found.Site == site
            ? found
            : throw new ApiProblemException(ApiProblem.NotFound("webhook", $"There is no webhook '{id}'. GET /api/v1/webhooks tells "
                + "which there are."));
    }

    private Task Answer(HttpContext http, Webhook webhook, string? secret) => ApiAnswer.Write(http, json =>
    {
        Write(json, webhook, secret);
        return Task.CompletedTask;
    });

    private void Write(Utf8JsonWriter json, Webhook webhook, string? secret)
    {
        var state = post.StateOf(webhook.Id);
        json.WriteStartObject();
        json.WriteString("id"u8, webhook.Id);
        json.WriteString("name"u8, webhook.Name);
        json.WriteString("url"u8, $"{webhook.Url.Scheme}://{webhook.Url.Authority}/…");
        json.WriteString("format"u8, webhook.Format.Name());
        if (webhook.Types is null)
        {
            json.WriteNull("types"u8);
        }
        else
        {
            json.WriteStartArray("types"u8);
            foreach (var type in webhook.Types) json.WriteStringValue(type);
            json.WriteEndArray();
        }

        json.WriteBoolean("enabled"u8, webhook.IsEnabled);
        json.WriteString("state"u8, state.LastAt is null ? "never" : state.LastError is null ? "ok" : "failing");
        json.WriteMoment("lastAt"u8, state.LastAt);
        json.WriteCount("lastStatus"u8, state.LastStatus);
        json.WriteString("lastError"u8, state.LastError);
        json.WriteNumber("waiting"u8, state.Waiting);
        json.WriteNumber("dead"u8, state.Dead);
        if (secret is not null) json.WriteString("secret"u8, secret);
        json.WriteEndObject();
    }
}
