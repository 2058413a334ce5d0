using QueueMonitor.Hub.Access;
using QueueMonitor.Hub.Alerts.Delivery;
using QueueMonitor.Hub.Alerts.Mail;
using QueueMonitor.Hub.Alerts.Webhooks;

namespace QueueMonitor.Hub.Alerts;

/// <summary>Telling others of alerts: its place in the program.</summary>
internal static class AlertServices
{
    public static IServiceCollection AddAlerts(this IServiceCollection services)
    {
        services.AddSingleton<WebhookBook>();
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<NotificationBook>();
        services.AddSingleton(provider => new MailBox(
            provider.GetRequiredService<HubOptions>().Mail, provider.GetRequiredService<Boards.BoardClock>().Pace));
        services.AddSingleton<IReceivers, Receivers>();
        services.AddSingleton<DeliveryTable>();
        services.AddSingleton<Post>();
        services.AddHostedService(provider => provider.GetRequiredService<Post>());
        services.AddSingleton<AlertMetrics>();
        services.AddSingleton<ToldTable>();
        services.AddSingleton<AlertWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<AlertWatch>());
        services.AddSingleton<WebhookEndpoints>();
        services.AddSingleton<NotificationEndpoints>();
        return services;
    }
}
