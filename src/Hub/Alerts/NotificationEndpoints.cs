using QueueMonitor.Hub.Access;
using QueueMonitor.Hub.Alerts.Delivery;
using QueueMonitor.Hub.Alerts.Mail;
using QueueMonitor.Hub.Alerts.Messages;
using QueueMonitor.Hub.Api;
using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Alerts;

/// <summary><c>/api/v1/notifications</c>: who gets mail, and when nobody is told anything.</summary>
internal sealed class NotificationEndpoints(NotificationBook book, MailBox mail, Post post, SiteOptions sites, BoardClock clock)
{
    public Task Get(HttpContext http) => Answer(http, AskedSite.Of(http, sites.DefaultSite));

    public async Task Put(HttpContext http)
    {
        var site = AskedSite.Of(http, sites.DefaultSite);
        using var body = await ApiBody.ReadObject(http);
        await book.Save(site, book.Of(site).With(body.RootElement));
        await Answer(http, site);
    }

    /// <summary>Sends a mail that says that it is a test to all who get mail.</summary>
    public async Task Test(HttpContext http)
    {
        var site = AskedSite.Of(http, sites.DefaultSite);
        if (!mail.IsConfigured || book.Of(site).MailTo.Count == 0)
        {
            throw new ApiProblemException(new ApiProblem(
                StatusCodes.Status409Conflict, "no-mail", "No mail can be sent", mail.IsConfigured
                    ? "Nobody gets mail: set mailTo first, with PUT /api/v1/notifications."
                    : "The hub knows no mail server: start it with --smtp and --mail-from, see docs/OPERATING.md."));
        }

        await post.Tell(MailBox.Receiver(site), TestNotice.For(site, clock.Pace.GetUtcNow()));
        http.Response.StatusCode = StatusCodes.Status202Accepted;
        await Answer(http, site);
    }

    private Task Answer(HttpContext http, string site) => ApiAnswer.Write(http, json =>
    {
        var state = post.StateOf(MailBox.Receiver(site));
        json.WriteStartObject();
        json.WriteString("site"u8, site);
        foreach (var (name, value) in book.Of(site).Json())
        {
            json.WritePropertyName(name);
            if (value is null) json.WriteNullValue();
            else value.WriteTo(json);
        }

        json.WriteStartObject("mail"u8);
        json.WriteBoolean("configured"u8, mail.IsConfigured);
        json.WriteString("state"u8, state.LastAt is null ? "never" : state.LastError is null ? "ok" : "failing");
        json.WriteMoment("lastAt"u8, state.LastAt);
        json.WriteString("lastError"u8, state.LastError);
        json.WriteNumber("waiting"u8, state.Waiting);
        json.WriteNumber("dead"u8, state.Dead);
        json.WriteEndObject();
        json.WriteEndObject();
        return Task.CompletedTask;
    });
}
