using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using QueueMonitor.Crash.Tests.Harness;
using QueueMonitor.Hub;
using QueueMonitor.Hub.Journal;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Testing;

namespace QueueMonitor.Crash.Tests.Kill;

/// <summary>
/// Does all the time what the keeper of images does now and then, and says what it is about to do and when it is done: whoever wants to
/// kill the program in the middle of it need not wait for ten minutes.
/// </summary>
internal sealed class RestlessKeeper(SiteEngines engines, SiteJournal journal) : BackgroundService
{
    public const string Image = "image", Retention = "retention", Erasure = "erasure";

    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(20);

    public static string Begins(string work) => $"begins {work}.";

    public static string Ends(string work) => $"ends {work}.";

    /// <summary>The hub with it in place of the keeper that waits.</summary>
    public static HubOptions Hub(string data)
    {
        var options = new HubOptions { Time = TimeProvider.System, Urls = "http://127.0.0.1:0", Zone = NoonZone.Name, DataFolder = data };
        return options with
        {
            Services = services => services
                .AddSingleton(provider => new ImageKeeper(
                    provider.GetRequiredService<SiteEngines>(), provider.GetRequiredService<SiteJournal>(),
                    options with { Time = new ManualTime(DateTimeOffset.UnixEpoch) }, provider.GetRequiredService<ILogger<ImageKeeper>>()))
                .AddSingleton<IHostedService, RestlessKeeper>(),
        };
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await engines.Ready.WaitAsync(stoppingToken);
        var site = engines.Site(engines.DefaultSite)!;
        while (!stoppingToken.IsCancellationRequested)
        {
            // Two, so that one is left whose floor can be held against the other's.
            for (var i = 0; i < ImageFolder.Kept; i++) await Do(Image, () => journal.TakeImage(site, stoppingToken));
            await Do(Retention, () => journal.DropOld(DateTimeOffset.MaxValue, 0));
            await Do(Erasure, () => journal.EraseWhatIsToBe(engines, stoppingToken));
            await Task.Delay(Rest, stoppingToken);
        }
    }

    private static async Task Do(string work, Func<Task> how)
    {
        Console.WriteLine(Begins(work));
        await how();
        Console.WriteLine(Ends(work));
    }
}
