using QueueMonitor.Hub;
using QueueMonitor.Hub.Cli;

HubHost.PrepareProcess();
return await CommandLine.Run(args, Console.Out, Console.Error, TimeProvider.System);
