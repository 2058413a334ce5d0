using Microsoft.Extensions.Hosting;
using QueueMonitor.Crash.Tests.Kill;
using QueueMonitor.Crash.Tests.Soak;
using QueueMonitor.Hub;

// The hub as some tests need it, in a process of its own. Runners of tests load this program and do not run it.
// dotnet QueueMonitor.Crash.Tests.dll night <beginning> <data folder> | restless <data folder>
var options = args switch
{
    ["night", var beginning, var data] => NightTime.Hub(beginning, data),
    ["restless", var data] => RestlessKeeper.Hub(data),
    _ => null,
};
if (options is null)
{
    await Console.Error.WriteLineAsync("These are tests: dotnet test tests/Crash.Tests");
    return 2;
}

HubHost.PrepareProcess();
await using var hub = HubHost.Build(options);
await hub.StartAsync();
Console.WriteLine($"Queue Monitor is ready. The wall: {hub.Urls.First()}/");
await hub.WaitForShutdownAsync();
return 0;
