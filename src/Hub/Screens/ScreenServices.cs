namespace QueueMonitor.Hub.Screens;

/// <summary>The place of screens in the program.</summary>
internal static class ScreenServices
{
    /// <summary>Needs an open store, a clock and the boards' clock among the services.</summary>
    public static IServiceCollection AddScreens(this IServiceCollection services)
    {
        services.AddSingleton<ScreenTable>();
        services.AddSingleton<ScreenBook>();
        services.AddSingleton<LiveScreens>();
        services.AddSingleton<Pairings>();
        services.AddSingleton<Strangers>();
        services.AddHostedService<ScreenSeenWriter>();
        return services;
    }
}
