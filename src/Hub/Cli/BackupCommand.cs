using System.CommandLine;
using QueueMonitor.Hub.Store;

namespace QueueMonitor.Hub.Cli;

/// <summary><c>backup</c>: a copy of the data folder, also while the service runs on it.</summary>
internal sealed class BackupCommand
{
    private readonly Argument<string> _folder = new("folder") { Description = "Where the copy goes: a folder that is not there yet." };

    private readonly Option<string> _data = new("--data")
    {
        Description = "The data folder to copy. [env: QUEUE_MONITOR_DATA]",
        HelpName = "folder",
        DefaultValueFactory = _ => HubFlags.FromEnvironment("DATA") ?? HubFlags.UsualDataFolder,
    };

    public Command Make()
    {
        var command = new Command("backup", "Copy the data folder, while the service runs on it or not. The copy can be used as a data folder.");
        command.Add(_folder);
        command.Add(_data);
        command.SetAction(async (told, _) =>
        {
            DataBackup.Make(told.GetRequiredValue(_data), told.GetRequiredValue(_folder));
            await told.InvocationConfiguration.Output.WriteLineAsync($"The copy is in {Path.GetFullPath(told.GetRequiredValue(_folder))}.");
            return CommandLine.Done;
        });
        return command;
    }
}
