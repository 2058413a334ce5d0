using System.CommandLine;
using System.CommandLine.Parsing;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Store;

namespace QueueMonitor.Hub.Cli;

/// <summary>The program's commands and options.</summary>
internal static class CommandLine
{
    public const int Done = 0;

    /// <summary>It was asked rightly and could not be done.</summary>
    public const int Failed = 1;

    /// <summary>It was asked wrongly.</summary>
    public const int Misused = 2;

    /// <param name="real">The clock of the world.</param>
    public static RootCommand Make(TimeProvider real)
    {
        var root = new RootCommand(
            "Queue Monitor shows on a wall, at once and truly, how the queues of a contact centre stand.\n\n"
            + "Without a command it serves. Every option can be set by the variable of the environment that stands beside it.");
        new ServeCommand(real).Fill(root);
        root.Add(new ServeCommand(real).Make());
        root.Add(new DemoCommand(real).Make());
        root.Add(new ReplayCommand(real).Make());
        root.Add(new KeysCommand(real).Make());
        root.Add(new ErlangCommand().Make());
        root.Add(new BackupCommand().Make());
        return root;
    }

    /// <summary>Does what the arguments say.</summary>
    /// <returns><see cref="Done"/>, <see cref="Failed"/> or <see cref="Misused"/>.</returns>
    public static async Task<int> Run(string[] arguments, TextWriter output, TextWriter error, TimeProvider real)
    {
        var told = Make(real).Parse(arguments);
        if (told.Errors.Count > 0) return Misuse(told, error);
        try
        {
            var invocation = new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                // The host and the replay listen to the signals themselves.
                ProcessTerminationTimeout = null,
            };
            return await told.InvokeAsync(invocation);
        }
        catch (Exception refused) when (refused is HubRefusedException or SiteRefusedException)
        {
            await error.WriteLineAsync(refused.Message);
            return Misused;
        }
        catch (Exception failed) when (failed is HubStoreException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(failed.Message);
            return Failed;
        }
    }

    private static int Misuse(ParseResult told, TextWriter error)
    {
        foreach (var wrong in told.Errors.Select(e => e.Message).Distinct()) error.WriteLine(wrong);
        var command = told.CommandResult.Command is RootCommand ? "" : $"{told.CommandResult.Command.Name} ";
        error.WriteLine($"Say {command}--help to see what can be said.");
        return Misused;
    }
}
