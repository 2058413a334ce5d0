using QueueMonitor.Engine.Calendars;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Queues;

namespace QueueMonitor.Engine;

/// <summary>Settings as events: each change begins a new epoch, so that what came before keeps what held then. Used by the engine loop only.</summary>
internal sealed class FloorSettings(FloorParts floor)
{
    public RefusalReason? ConfigureQueue(EventBatch batch, in FloorEvent e, FloorNames names)
    {
        if (e.Detail == 0 || batch.Details[e.Detail - 1].Payload is not QueueSettingsPatch patch) return RefusalReason.SettingsUnusable;
        if (patch.Zone is { } zone && !Zones.Exists(zone)) return RefusalReason.SettingsUnusable;
        if (!names.TryQueue(e.Queue, out var index)) return RefusalReason.TooManyQueues;
        var queue = floor.Queues[index];
        queue.Configured = patch.Over(queue.Configured);
        Renew(queue);
        return null;
    }

    public RefusalReason? ConfigureSite(EventBatch batch, in FloorEvent e)
    {
        if (e.Detail == 0 || batch.Details[e.Detail - 1].Payload is not SiteSettingsPatch patch) return RefusalReason.SettingsUnusable;
        if (patch.Zone is { } zone && !Zones.Exists(zone)) return RefusalReason.SettingsUnusable;
        var site = floor.Site;
        var zoneBefore = site.Settings.Zone;
        site.Settings = patch.Over(site.Settings);
        site.Dirty = true;
        floor.Forecasts?.KeepCustomers(site.Settings.CustomerRecordDays);
        if (site.Settings.Zone == zoneBefore) return null;
        if (WorkCalendar.TryCreate(site.Settings.Zone, WeeklyHours.Always, TimeOnly.MinValue, out var calendar))
            (site.Calendar, site.Office) = (calendar!, SiteState.OfficeOf(site.Settings.Zone));
        site.NextDayAt = site.Calendar.NextDayStart(floor.Now);
        site.BeginDay(site.Calendar.DayStartAtOrBefore(floor.Now));
        floor.Customers.Reckon();
        foreach (var queue in floor.Queues)
        {
            if (queue.Configured?.Zone is null) Renew(queue);
        }

        return null;
    }

    /// <summary>The first contact whose medium is known tells the queue's, unless it was configured.</summary>
    public void LearnMedia(QueueState queue, MediaType media)
    {
        if (media == MediaType.Unknown || queue.SeenMedia != MediaType.Unknown) return;
        queue.SeenMedia = media;
        if (queue.Configured?.Media is null && media != queue.Settings.Media) Renew(queue);
    }

    private void Renew(QueueState queue)
    {
        var settings = (queue.Configured ?? new QueueSettingsPatch()).Complete(queue.Name, queue.SeenMedia, floor.Site.Settings.Zone);
        if (!WorkCalendar.TryCreate(settings.Zone, settings.OpeningHours, settings.StartOfDay, settings.Holidays, out var calendar))
            throw new InvalidOperationException($"The zone '{settings.Zone}' was checked and is gone: a bug in the engine.");
        var value = queue.Settings.Value;
        queue.Configure(settings, calendar!, ++floor.Epoch, floor.Now);
        floor.HasLevels |= settings.PromiseConfirmed;
        if (value != settings.Value) floor.Customers.Reckon();
    }
}
