using System.Globalization;
using Spectre.Console;

namespace QueueMonitor.Hub.Replay;

/// <summary>Shows on a terminal how far a replay is; on standard error, so that reports stay clean.</summary>
internal static class ReplayProgress
{
    private static readonly TimeSpan ShowEvery = TimeSpan.FromMilliseconds(100);

    /// <summary>Does the work and shows how far it is; nothing when standard error is redirected, or the end is not known.</summary>
    /// <param name="work">Is given what it calls with each moment that it has reached (milliseconds since 1970 UTC).</param>
    public static T Show<T>(string name, Recording recording, TimeProvider real, Func<Action<long>, T> work)
    {
        if (recording.Done is null || Console.IsErrorRedirected) return work(static _ => { });
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (!terminal.Profile.Capabilities.Interactive) return work(static _ => { });
        return terminal.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .Start(context =>
            {
                var bar = context.AddTask(Markup.Escape(name));
                var shown = real.GetTimestamp();
                return work(at =>
                {
                    if (real.GetElapsedTime(shown) < ShowEvery) return;
                    shown = real.GetTimestamp();
                    var when = DateTimeOffset.FromUnixTimeMilliseconds(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
                    bar.Description = Markup.Escape($"{name}  {when}");
                    bar.Value = 100 * (recording.Done ?? 0);
                });
            });
    }
}
