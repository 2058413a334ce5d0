using System.CommandLine;
using QueueMonitor.Hub.Access;
using QueueMonitor.Hub.Demo;
using QueueMonitor.Hub.Journal;
using QueueMonitor.Hub.Replay;

namespace QueueMonitor.Hub.Cli;

/// <summary><c>demo</c>: the service with a simulated centre that posts to it.</summary>
internal sealed class DemoCommand(TimeProvider real)
{
    private readonly Option<ulong> _seed = new("--seed")
    {
        Description = "Another seed, another day; the same seed, the same day.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<double> _speed = new("--speed")
    {
        Description = "How many times faster than life it goes on, up to 100.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<int> _past = new("--past")
    {
        Description = "How many minutes it has been going on when the wall is first seen, up to 1440.",
        HelpName = "minutes",
        DefaultValueFactory = _ => 240, // forecasts begin after some 200 waits
    };

    private readonly HubFlags _hub = new(dataDefault: null);

    public Command Make()
    {
        _speed.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (>= 1 and <= 100)) result.AddError("--speed is a number from 1 to 100.");
        });
        _past.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is not (>= 0 and <= 1440)) result.AddError("--past is a number of minutes from 0 to 1440.");
        });
        var command = new Command("demo",
            "Run the service with a simulated centre of eight queues, which posts its events to the API as a real one does.");
        command.Add(_seed);
        command.Add(_speed);
        command.Add(_past);
        _hub.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private Task<int> Run(ParseResult told, CancellationToken cancellation)
    {
        var now = real.GetUtcNow();
        var time = new PlayedTime(now - TimeSpan.FromMinutes(told.GetValue(_past)), real);
        var read = _hub.Read(told, time);
        var options = read with
        {
            Pace = real,
            Zone = read.Zone ?? SimulatedCentre.Zone,
            SiteName = read.SiteName ?? SimulatedCentre.SiteName,
            // Each demo begins anew in the past: a floor that came back would be ahead of it.
            Durability = Durability.Memory,
        };
        var (output, messages) = (told.InvocationConfiguration.Output, told.InvocationConfiguration.Error);
        return HubRun.UntilStopped(options, output, cancellation, async (app, stop) =>
        {
            using var feed = new DemoFeed(
                told.GetValue(_seed), time, real, HubRun.Address(app), now,
                HubRun.KeyOfItsOwn(app, "demo", options.DefaultSite), HubRun.KeyOfItsOwn(app, "planning", options.DefaultSite, Role.Planner));
            if (told.GetValue(_past) > 0)
                await messages.WriteLineAsync($"Living through the last {told.GetValue(_past)} minutes, which takes some seconds …");
            // Life goes on meanwhile, so the present is looked at again until it is reached.
            await feed.CatchUp(now, stop);
            await feed.CatchUp(real.GetUtcNow(), stop);
            await HubRun.SayReady(app, output);
            await feed.LiveOn(told.GetValue(_speed), stop);
        });
    }
}
