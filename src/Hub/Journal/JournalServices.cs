using QueueMonitor.Hub.Store;

namespace QueueMonitor.Hub.Journal;

/// <summary>The journal's place in the program.</summary>
internal static class JournalServices
{
    /// <summary>Opens the journal of a data folder and sees whether it is whole, before anything starts.</summary>
    /// <exception cref="HubStoreException">It cannot be used, or lacks events that had been acknowledged.</exception>
    public static IServiceCollection AddJournal(this IServiceCollection services, string folder, HubOptions options)
    {
        var file = JournalFile.Open(folder);
        try
        {
            var images = new ImageFolder(folder);
            var findings = JournalCheck.Run(file, RecoveryStart.Safe(file, images), options.AcceptLoss, options.Time.GetUtcNow());
            services.AddSingleton(provider => new SiteJournal(
                file, images, findings, options.Time, options.Disks ?? options.Pace ?? options.Time, provider.GetRequiredService<ILoggerFactory>(),
                provider.GetService<StoreSeam>()));
            services.AddSingleton<ImageKeeper>();
            return services;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Has images taken, where there is a journal. After the engines: what begins last ends first, and images end before the journal does.</summary>
    public static void AddImages(this IServiceCollection services)
    {
        if (services.Any(known => known.ServiceType == typeof(ImageKeeper)))
            services.AddHostedService(provider => provider.GetRequiredService<ImageKeeper>());
    }
}
