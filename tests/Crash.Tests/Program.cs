using Microsoft.Extensions.Hosting;
using QueueMonitor.Crash.Tests.Soak;
using QueueMonitor.Hub;

// Started by the soak: the hub in a night of its own. Runners of tests load this program and do not run it.
// dotnet QueueMonitor.Crash.Tests.dll night <beginning> <data folder>
if (args is not ["night", var beginning, var data])
{
    await Console.Error.WriteLineAsync("These are tests: dotnet test tests/Crash.Tests");
    return 2;
}

HubHost.PrepareProcess();
await using var hub = HubHost.Build(new HubOptions
{
    Time = NightTime.From(beginning),
    Pace = TimeProvider.System,
    Urls = "http://127.0.0.1:0",
    Zone = NightTime.Zone,
    DataFolder = data,
});
await hub.StartAsync();
Console.WriteLine($"Queue Monitor is ready. The wall: {hub.Urls.First()}/");
await hub.WaitForShutdownAsync();
return 0;
