using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Staffing.Alerts;
using QueueMonitor.Hub.Alerts.Delivery;
using QueueMonitor.Hub.Alerts.Messages;
using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Store;

namespace QueueMonitor.Hub.Alerts;

/// <summary>
/// Sees alerts rise and clear, and moves being made, at all sites, and tells people once of each: also over a restart. What rises in
/// quiet hours is told at their end, if it still stands then.
/// </summary>
internal sealed partial class AlertWatch(
    SiteEngines sites, NotificationBook notifications, Post post, ToldTable told, BoardClock clock, ILogger<AlertWatch> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    // Alerts are remembered by the engine for less.
    private static readonly TimeSpan ToldFor = TimeSpan.FromDays(40);

    private readonly Dictionary<string, SiteStaffing> _seen = new(StringComparer.Ordinal);
    private Dictionary<(string Site, string Subject), string> _told = [];
    private readonly TaskCompletionSource _remembered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _failed;

    /// <summary>Messages told since the start, by type.</summary>
    public long Raised { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await sites.Ready.WaitAsync(stoppingToken);
            await Guarded(Remember);
            _remembered.TrySetResult();
            while (true)
            {
                await Task.Delay(LookEvery, clock.Pace, stoppingToken);
                foreach (var site in sites.All.Where(s => s.Failure is null)) await Guarded(() => Look(site.Name, site.Engine.Latest));
            }
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested || sites.Ready.IsFaulted || sites.Ready.IsCanceled)
        {
            // The end, or a start that failed and says so itself: a fault from here would end it as a cancellation, without its words.
        }
    }

    /// <summary>Completes when it is known what was told in earlier runs.</summary>
    internal Task Remembered => _remembered.Task;

    private async Task Remember()
    {
        await told.Prune(clock.Pace.GetUtcNow() - ToldFor);
        _told = told.All();
    }

    /// <summary>Tells what is new in the newest state of a site. One at a time.</summary>
    internal async Task Look(string site, FloorSnapshot floor)
    {
        if (floor.Staffing is not { } staffing) return;
        var isHolding = notifications.Of(site).Quiet is not null;
        if (!isHolding && _seen.TryGetValue(site, out var seen) && ReferenceEquals(seen, staffing)) return;
        // Agents to spare stand beside an alert, and ask nothing of anybody by themselves.
        foreach (var alert in staffing.Alerts.Where(a => a.Kind != AlertKind.Spare)) await Consider(site, floor, alert);
        // The oldest first, as they were made.
        foreach (var move in staffing.Moves.Reverse()) await Consider(site, floor, move);
        _seen[site] = staffing;
    }

    private async Task Consider(string site, FloorSnapshot floor, AlertSnapshot alert)
    {
        var known = _told.GetValueOrDefault((site, alert.Id));
        // What was told of at night is told at night when it is over.
        var isCritical = (alert.State == AlertStanding.Cleared ? alert.Gravest : alert.Severity) == AlertSeverity.Critical;
        // What is calm ends by itself: nobody is told that it began.
        var stands = alert is { State: AlertStanding.Open, Severity: not AlertSeverity.None };
        if (known is null && stands && !Held(site, floor, isCritical))
        {
            Raised++;
            await Tell(site, alert.Id, NoticeType.Raised, AlertNotice.Of(site, floor, alert, NoticeType.Raised));
            if (alert.Renewed > 0) await Remember(site, Renewal(alert), NoticeType.Raised);
        }
        else if (known == NoticeType.Raised && stands && alert.Renewed > 0 && !_told.ContainsKey((site, Renewal(alert))) && !Held(site, floor, isCritical))
        {
            Raised++;
            await Tell(site, Renewal(alert), NoticeType.Raised, AlertNotice.Of(site, floor, alert, NoticeType.Raised));
        }
        else if (known == NoticeType.Raised && alert.State == AlertStanding.Cleared && !Held(site, floor, isCritical))
        {
            await Tell(site, alert.Id, NoticeType.Cleared, AlertNotice.Of(site, floor, alert, NoticeType.Cleared));
        }
    }

    private async Task Consider(string site, FloorSnapshot floor, MoveRecord move)
    {
        if (_told.ContainsKey((site, move.Id)) || move.Until <= floor.AsOf || Held(site, floor, isCritical: false)) return;
        await Tell(site, move.Id, NoticeType.Moved, AlertNotice.Of(site, floor, move));
    }

    // Put in line first, remembered then: between the two a crash tells twice, with the same id, rather than never.
    private async Task Tell(string site, string subject, string type, Notice notice)
    {
        await post.Tell(notice);
        await Remember(site, subject, type);
    }

    private Task Remember(string site, string subject, string type)
    {
        _told[(site, subject)] = type;
        return told.Save(site, subject, type, clock.Pace.GetUtcNow());
    }

    private static string Renewal(AlertSnapshot alert) => $"{alert.Id}.{alert.Renewed}";

    private bool Held(string site, FloorSnapshot floor, bool isCritical)
    {
        if (notifications.Of(site).Quiet is not { } quiet) return false;
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(floor.Site.Settings.Zone, out var found) ? found : TimeZoneInfo.Utc;
        return quiet.Hold(floor.AsOf, zone, isCritical);
    }

    private async Task Guarded(Func<Task> look)
    {
        try
        {
            await look();
            _failed = false;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            if (!_failed) Log.Failed(log, problem.Message);
            _failed = true;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(HubEvents.AlertWatchFailed, LogLevel.Error, "People could not be told of an alert; it is tried again each "
            + "second: {Problem}")]
        public static partial void Failed(ILogger log, string problem);
    }
}
