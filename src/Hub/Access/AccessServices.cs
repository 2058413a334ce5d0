using QueueMonitor.Hub.Access.Keys;
using QueueMonitor.Hub.Boards;

namespace QueueMonitor.Hub.Access;

/// <summary>The place of keys, tickets and rules in the program.</summary>
internal static class AccessServices
{
    /// <summary>Needs an open store and the boards' clock among the services.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, AccessSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<KeyBook>();
        services.AddSingleton(provider => new Tickets(provider.GetRequiredService<BoardClock>().Pace));
        services.AddSingleton<Door>();
        services.AddSingleton<KeyEndpoints>();
        services.AddSingleton<SignedInEndpoints>();
        services.AddHostedService<KeyKeeper>();
        return services;
    }
}
