using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using QueueMonitor.Hub.Replay;
using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Cli;

/// <summary><c>replay</c>: a recording through the same engine, on its own clock.</summary>
internal sealed class ReplayCommand(TimeProvider real)
{
    private const string Json = "json", Text = "text";

    private readonly Argument<string[]> _files = new("file")
    {
        Description = "The recording, plain or gzip; - is standard input. Several are played in turn, each with its own report.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _format = new("--format")
    {
        Description = "How it is written: ndjson (the contract's events, one a line, as received), "
            + "bank1999 (calls of a bank, one row a call), queue_log (Asterisk), "
            + "servicenow (changes of incidents), helpdesk (events of tickets).",
        Required = true,
    };

    private readonly Option<double?> _speed = new("--speed")
    {
        Description = "How many times faster than life, or max. [default: max; with --serve: 1]",
        HelpName = "max|N",
        CustomParser = ParseSpeed,
    };

    private readonly Option<string> _report = new("--report")
    {
        Description = "What to print when it is over: text, a table and what was wrong with the recording; json, one object.",
        DefaultValueFactory = _ => Text,
    };

    private readonly Option<string?> _predictions = new("--predictions")
    {
        Description = "Write each prediction of a wait to this file at the moment it is made, one line of JSON each: "
            + "on entering a queue and after 30, 60, 120 and 240 s of waiting.",
        HelpName = "file",
    };

    private readonly Option<bool> _serve = new("--serve")
    {
        Description = "Play it on a wall. Afterwards its clock runs on until you stop the program, which then reports.",
    };

    private readonly Option<string?> _zone = HubFlags.ZoneOption(
        "The time zone of the site's days. [default: bank1999: Asia/Jerusalem; servicenow: UTC; helpdesk: Europe/Rome; else this machine's]", () => null);

    private readonly HubFlags _hub = new(dataDefault: null);

    public Command Make()
    {
        _format.AcceptOnlyFromAmong(RecordingFormats.Names);
        _report.AcceptOnlyFromAmong(Json, Text);
        var command = new Command("replay", "Play a recording through the same engine on its own clock, and report what came of it.");
        command.Add(_files);
        foreach (Option option in (Option[])[_format, _speed, _report, _predictions, _serve, _zone]) command.Add(option);
        _hub.AddDoorsTo(command);
        command.Validators.Add(RequireSense);
        command.SetAction(Run);
        return command;
    }

    private async Task<int> Run(ParseResult told, CancellationToken cancellation)
    {
        var output = told.InvocationConfiguration.Output;
        var exit = CommandLine.Done;
        foreach (var file in told.GetRequiredValue(_files))
        {
            var result = told.GetValue(_serve) ? await PlayOnWall(told, file, cancellation) : Play(told, file, cancellation);
            if (result is null) return exit;
            if (told.GetValue(_report) == Json) await output.WriteAsync(ReplayReport.Json(result));
            else await output.WriteAsync(ReplayTable.Write(result));
            await output.FlushAsync(cancellation);
            var error = told.InvocationConfiguration.Error;
            foreach (var difference in result.Differences) await error.WriteLineAsync($"{file}: {difference} This is our bug.");
            if (result.Differences.Count > 0) exit = CommandLine.Failed;
        }

        return exit;
    }

    private ReplayResult Play(ParseResult told, string file, CancellationToken cancellation)
    {
        var startedAt = real.GetTimestamp();
        var zone = Zone(told);
        using var recording = Open(told, file, zone);
        using var predictions = told.GetValue(_predictions) is { } path ? PredictionFile.Create(path) : null;
        var pace = told.GetValue(_speed) is { } speed ? new ReplayPace(speed, real, cancellation) : null;
        return ReplayProgress.Show(file, recording, real, show =>
            new ReplayRun(file, recording, zone, real, startedAt, predictions is null ? null : predictions.Write).Run(at =>
            {
                pace?.WaitFor(at);
                show(at);
            }, cancellation));
    }

    private async Task<ReplayResult?> PlayOnWall(ParseResult told, string file, CancellationToken cancellation)
    {
        var zone = Zone(told);
        using var recording = Open(told, file, zone);
        var hub = _hub.ReadDoors(told, new HubOptions { Time = real, Zone = zone, SiteName = Path.GetFileName(file) });
        // Standard output belongs to the report.
        var messages = told.InvocationConfiguration.Error;
        return await ReplayOnWall.Run(file, recording, hub, real, told.GetValue(_speed) ?? 1, messages, cancellation);
    }

    private Recording Open(ParseResult told, string file, string zone) =>
        RecordingFormats.Open(file, RecordingFormats.Of(told.GetRequiredValue(_format)), TimeZoneInfo.FindSystemTimeZoneById(zone));

    private string Zone(ParseResult told) =>
        told.GetValue(_zone) ?? RecordingFormats.DefaultZone(RecordingFormats.Of(told.GetRequiredValue(_format)), SiteOptions.HostZone());

    private static double? ParseSpeed(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (text == "max") return null;
        var isNumber = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var speed);
        if (isNumber && speed is > 0 and <= 100_000) return speed;
        result.AddError($"--speed is max or a number above 0 and up to 100,000, such as 60; not \"{text}\".");
        return null;
    }

    private void RequireSense(CommandResult result)
    {
        var files = result.GetValue(_files) ?? [];
        var serves = result.GetValue(_serve);
        if (serves && files.Length > 1) result.AddError("--serve plays one recording.");
        if (serves && result.GetValue(_predictions) is not null) result.AddError("--predictions goes with a replay without --serve.");
        if (result.GetValue(_predictions) is not null && files.Length > 1)
            result.AddError("--predictions takes one recording: each begins with nothing learned and needs a file of its own.");
        if (serves && result.GetResult(_speed) is { Tokens: [{ Value: "max" }] })
            result.AddError("--serve needs a speed that can be watched, such as --speed 60.");
        foreach (var file in files.Where(f => f != RecordingFile.StandardInput && !File.Exists(f)))
            result.AddError(Directory.Exists(file) ? $"\"{file}\" is a folder. Name a file in it." : $"There is no file \"{file}\".");
    }
}
