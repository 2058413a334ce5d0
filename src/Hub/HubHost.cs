using Microsoft.Extensions.Logging.Console;
using QueueMonitor.Hub.Access;
using QueueMonitor.Hub.Access.Keys;
using QueueMonitor.Hub.Access.Proxies;
using QueueMonitor.Hub.Alerts;
using QueueMonitor.Hub.Api;
using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.Hosting;
using QueueMonitor.Hub.Intake;
using QueueMonitor.Hub.Journal;
using QueueMonitor.Hub.Screens;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Staffing;
using QueueMonitor.Hub.Store;

namespace QueueMonitor.Hub;

/// <summary>Puts the hub together: engines, intake, API, live feed and the wallboard's files, and whoever may ask.</summary>
public static partial class HubHost
{
    /// <summary>
    /// For the first line of the program. Thousands of walls use more pooled arrays at once than the pool keeps as shipped:
    /// with this a frame for 5,000 walls allocates a thousandth and is there in half the time. The pool reads it once.
    /// </summary>
    public static void PrepareProcess() =>
        Environment.SetEnvironmentVariable("DOTNET_SYSTEM_BUFFERS_SHAREDARRAYPOOL_MAXARRAYSPERPARTITION", "8192");

    /// <summary>The hub, ready to run.</summary>
    /// <exception cref="HubRefusedException">The options cannot be; its message says what to change.</exception>
    /// <exception cref="HubStoreException">The data folder cannot be used.</exception>
    public static WebApplication Build(HubOptions options)
    {
        var addresses = ListenAddresses.Parse(options.Urls);
        var proxy = options.ProxyFile is { } file ? ProxyFile.Read(file, options.ProxySecret) : null;
        var tls = Tls(options, addresses);
        foreach (var origin in options.Origins) OriginGuard.Parse(origin);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        ListenAddresses.RequireNoOthers(builder.Configuration);
        builder.WebHost.UseUrls(options.Urls);
        builder.WebHost.ConfigureKestrel(HubLimits.Apply);
        if (tls is not null)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
            builder.WebHost.ConfigureKestrel(server => server.ConfigureHttpsDefaults(https => https.ServerCertificateSelector = (_, _) => tls.Now));
        }

        AddLogging(builder.Logging, options);
        AddServices(builder.Services, options);
        builder.Services.AddSingleton(addresses);
        if (tls is not null) builder.Services.AddSingleton(tls);
        builder.Services.AddAccess(new AccessSettings(addresses.Open is null && !options.RequireKeys && proxy is null, proxy));
        options.Services?.Invoke(builder.Services);

        var app = builder.Build();
        RequireWaysIn(app, addresses, options, hasProxy: proxy is not null);
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<OriginGuard>();
        app.UseMiddleware<AccessGuard>();
        app.Services.GetRequiredService<WallFiles>().Serve(app);
        app.MapIntake();
        app.MapBoards();
        app.MapApi();
        SayGoodbyeOnStopping(app);
        EndWhenNotRecovered(app);
        return app;
    }

    private static TlsCertificate? Tls(HubOptions options, ListenAddresses addresses)
    {
        if (options.Tls is { } files) return new TlsCertificate(files, options.Pace ?? options.Time);
        return addresses.NeedsCertificate
            ? throw new HubRefusedException("An address begins with https, and there is no certificate. Give one with --tls-certificate, or listen on http.")
            : null;
    }

    private static void RequireWaysIn(WebApplication app, ListenAddresses addresses, HubOptions options, bool hasProxy)
    {
        try
        {
            addresses.RequireWaysIn(app.Services.GetRequiredService<KeyBook>().AnyInForce, hasProxy, options.DataFolder);
        }
        catch (HubRefusedException)
        {
            // It will not run: the folder is free for the command that makes the first key.
            app.DisposeAsync().AsTask().GetAwaiter().GetResult();
            throw;
        }

        if (addresses.InTheClear is { } clear) Log.ListensInTheClear(app.Logger, clear);
    }

    private static void AddServices(IServiceCollection services, HubOptions options)
    {
        var wall = WallFiles.Find(options.WallFolder);

        // Opened before anything starts: a folder that cannot be used ends the start with its own words.
        var store = OpenStore(services, options);
        services.AddSingleton(options);
        services.AddSingleton(options.Time);
        services.AddSingleton(_ => store);
        services.AddSingleton(new SiteOptions(options.DefaultSite, options.Zone ?? SiteOptions.HostZone())
        {
            SiteName = options.SiteName,
            Pace = options.Work ?? options.Pace,
        });
        services.AddSingleton<SiteEngines>();
        services.AddHostedService(provider => provider.GetRequiredService<SiteEngines>());
        services.AddImages();
        services.AddSingleton(new BoardClock(options.Time, options.Pace ?? options.Time));
        services.AddSingleton(wall);
        services.AddSingleton(wall.Version);
        services.AddProblemDetails();
        services.AddIntake();
        services.AddBoards();
        services.AddScreens();
        services.AddApi();
        services.AddAlerts();
        services.AddStaffing();
    }

    private static HubStore OpenStore(IServiceCollection services, HubOptions options)
    {
        var store = HubStore.Open(options.DataFolder);
        var isJournalled = options.DataFolder is not null && options.Durability == Durability.Journal;
        services.AddSingleton(new DurabilityOption(isJournalled ? Durability.Journal : Durability.Memory));
        if (!isJournalled) return store;
        try
        {
            services.AddJournal(store.Folder, options);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    // What cannot be brought back ends the program: an empty board would be a lie. Not before it has started: an end in the middle of
    // a start is told as a cancellation, and not in its own words.
    private static void EndWhenNotRecovered(WebApplication app)
    {
        var ready = app.Services.GetRequiredService<SiteEngines>().Ready;
        app.Lifetime.ApplicationStarted.Register(() => ready.ContinueWith(
            _ => app.Lifetime.StopApplication(), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default));
    }

    // Standard output belongs to what a command answers; what the hub says of itself goes to standard error.
    private static void AddLogging(ILoggingBuilder logging, HubOptions options)
    {
        logging.ClearProviders();
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);

        // It takes each refusal of a wall for a fault, and whoever reaches the port could fill the log: HubGuard says which are ours.
        logging.AddFilter("Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher", LogLevel.None);
        if (options.Logging is { } own)
        {
            own(logging);
            return;
        }

        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
        });
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    // Registered after the feed was mapped, and therefore called before its connections are closed: last registered, first called.
    internal static void SayGoodbyeOnStopping(WebApplication app)
    {
        var boards = app.Services.GetRequiredService<LiveBoards>();
        app.Lifetime.ApplicationStopping.Register(() => boards.Close(HubLimits.GoodbyeMax).GetAwaiter().GetResult());
    }

    private static partial class Log
    {
        [LoggerMessage(HubEvents.ListensInTheClear, LogLevel.Warning,
            "{Address} can be reached from other machines without https: whoever sits between reads keys and figures. "
            + "Give a certificate with --tls-certificate, or let a proxy that has one stand in front and listen on this machine alone.")]
        public static partial void ListensInTheClear(ILogger log, string address);
    }
}
