using QueueMonitor.Hub.Access;
using QueueMonitor.Hub.Access.Keys;
using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Cli;

/// <summary>Runs a hub from its start to the signal that ends it.</summary>
internal static class HubRun
{
    /// <param name="play">What goes on beside it until it is over; null: nothing. When it throws, the hub ends.</param>
    public static async Task<int> UntilStopped(
        HubOptions options, TextWriter output, CancellationToken cancellation, Func<WebApplication, CancellationToken, Task>? play = null)
    {
        await using var app = HubHost.Build(options);
        await app.StartAsync(cancellation);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, app.Lifetime.ApplicationStopping);
        try
        {
            if (play is not null) await play(app, stop.Token);
            else await SayReady(app, output);
            await app.WaitForShutdownAsync(cancellation);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked for while something was played.
        }
        finally
        {
            // Walls hear goodbye and what was taken is kept, also when the player was the first to hear of the end.
            if (!app.Lifetime.ApplicationStopped.IsCancellationRequested) await app.StopAsync(CancellationToken.None);
        }

        // What could not be brought back has ended the program: its words are the program's last.
        if (app.Services.GetRequiredService<SiteEngines>().Ready is { IsFaulted: true } lost) await lost;
        return CommandLine.Done;
    }

    /// <summary>The one line on standard output: where the wall is.</summary>
    public static Task SayReady(WebApplication app, TextWriter output) =>
        output.WriteLineAsync($"Queue Monitor is ready. The wall: {Address(app)}/");

    /// <summary>A key for what plays beside the hub; null: the hub asks nobody on this machine.</summary>
    public static string? KeyOfItsOwn(WebApplication app, string name, string site, Role role = Role.Ingest) =>
        app.Services.GetRequiredService<AccessSettings>().IsOpen
        ? null
        : app.Services.GetRequiredService<KeyBook>().AddForThisRun(name, role, site);

    /// <summary>The first address that it listens on, as this machine reaches it.</summary>
    public static string Address(WebApplication app) => app.Urls.First().TrimEnd('/');
}
