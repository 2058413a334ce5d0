using QueueMonitor.Hub.Alerts.Delivery;
using QueueMonitor.Hub.Alerts.Mail;
using QueueMonitor.Hub.Alerts.Messages;
using QueueMonitor.Hub.Alerts.Webhooks;

namespace QueueMonitor.Hub.Alerts;

/// <summary>All who can be told: webhooks, and those who get mail.</summary>
internal sealed class Receivers(WebhookBook webhooks, WebhookSender sender, NotificationBook notifications, MailBox mail) : IReceivers
{
    public Func<Notice, CancellationToken, Task<DeliveryResult>>? Find(string receiver)
    {
        if (MailBox.SiteOf(receiver) is { } site)
        {
            var to = notifications.Of(site).MailTo;
            return to.Count == 0 ? null : (notice, cancellation) => mail.Send(to, notice, cancellation);
        }

        return webhooks.Find(receiver) is { } webhook ? (notice, cancellation) => sender.Send(webhook, notice, cancellation) : null;
    }

    public IEnumerable<string> For(Notice notice)
    {
        foreach (var webhook in webhooks.Of(notice.Site)) if (webhook.Wants(notice)) yield return webhook.Id;
        var own = notifications.Of(notice.Site);
        var isWanted = mail.IsConfigured && own.MailTo.Count > 0 && own.MailTypes?.Contains(notice.Type) != false;
        if (isWanted) yield return MailBox.Receiver(notice.Site);
    }
}
