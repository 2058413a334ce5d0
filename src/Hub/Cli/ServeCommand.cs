using System.CommandLine;
using System.CommandLine.Parsing;
using QueueMonitor.Hub.Sources.Asterisk;

namespace QueueMonitor.Hub.Cli;

/// <summary><c>serve</c>: the service. Also what the program does when no command is named.</summary>
internal sealed class ServeCommand
{
    private readonly TimeProvider _real;
    private readonly HubFlags _hub = new(HubFlags.UsualDataFolder);

    private readonly Option<string?> _queueLog = new("--queue-log")
    {
        Description = "Follow this queue log of an Asterisk; its queues are on the wall at once. [env: QUEUE_MONITOR_QUEUE_LOG]",
        HelpName = "path",
        DefaultValueFactory = _ => HubFlags.FromEnvironment("QUEUE_LOG"),
    };

    public ServeCommand(TimeProvider real)
    {
        _real = real;
        _queueLog.Validators.Add(RequireFile);
    }

    public Command Make()
    {
        var command = new Command(
            "serve", "Run the service: take events over HTTP, show them on walls. This is what happens when no command is named.");
        Fill(command);
        return command;
    }

    public void Fill(Command command)
    {
        _hub.AddTo(command);
        _hub.AddDurabilityTo(command);
        _hub.AddMailTo(command);
        command.Add(_queueLog);
        command.SetAction(Run);
    }

    private Task<int> Run(ParseResult told, CancellationToken cancellation)
    {
        var options = _hub.ReadMail(told, _hub.ReadDurability(told, _hub.Read(told, _real)));
        if (told.GetValue(_queueLog) is { } path) options = options with { Services = services => AddQueueLog(services, path) };
        return HubRun.UntilStopped(options, told.InvocationConfiguration.Output, cancellation);
    }

    private static void RequireFile(OptionResult result)
    {
        if (result.GetValueOrDefault<string?>() is { } path && Directory.Exists(path))
            result.AddError($"\"{path}\" is a folder. Name the file, such as /var/log/asterisk/queue_log.");
    }

    private static void AddQueueLog(IServiceCollection services, string path)
    {
        services.AddSingleton(new QueueLogOptions(path));
        services.AddHostedService<QueueLogFollower>();
    }
}
