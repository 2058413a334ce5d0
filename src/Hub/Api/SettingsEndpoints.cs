using System.Text;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Store;

namespace QueueMonitor.Hub.Api;

/// <summary>Settings of queues and sites. What GET answers, PUT takes.</summary>
internal sealed class SettingsEndpoints(ISiteFloors floors, SiteEngines engines, SiteOptions options, SettingsChange change)
{
    public Task GetQueue(HttpContext http)
    {
        var floor = http.Floor(floors);
        var queue = http.Queue(floor);
        return Answer(http, SettingsView.OfQueue(queue.Queue, queue.Settings, floor.Latest.Site.Settings.Zone));
    }

    /// <summary>Sets up a queue, also one that no event has named yet.</summary>
    public async Task PutQueue(HttpContext http)
    {
        var floor = SiteToChange(http, http.SiteName(floors));
        var name = http.QueueName();
        var bytes = Encoding.UTF8.GetByteCount(name);
        if (bytes is 0 or > EngineLimits.IdBytesMax || name.Any(char.IsControl))
        {
            throw new ApiProblemException(ApiProblem.Parameter(
                "queue", $"A queue's name has 1 to {EngineLimits.IdBytesMax} bytes and no control characters. Write another in the path."));
        }

        using var body = await ApiBody.ReadObject(http);
        var (patch, stored) = SettingsPatch.OfQueue(body.RootElement, name, floor.Latest.Queue(name), floor.Latest.Site.Settings.Zone);
        var zone = floor.Latest.Site.Settings.Zone;
        if (http.IsPreview())
        {
            var now = floor.Latest.Queue(name)?.Settings ?? QueueSettings.Default(name, default, zone);
            await Answer(http, SettingsView.OfQueue(name, now, zone).After(stored, patch));
            return;
        }

        await change.Apply(SettingKind.Queue, floor.Site, name, patch, stored, http.RequestAborted);
        await Answer(http, SettingsView.OfQueue(name, http.FloorOf(floors, floor.Site).Latest.Queue(name)!.Settings, zone));
    }

    public Task GetSite(HttpContext http)
    {
        var floor = http.FloorOf(floors, http.PathName("site"));
        return Answer(http, SettingsView.OfSite(floor.Latest.Site.Settings, DefaultsOf(floor.Site)));
    }

    /// <summary>Sets up a site, also one that no request has named yet.</summary>
    public async Task PutSite(HttpContext http)
    {
        var floor = SiteToChange(http, http.PathName("site"));
        using var body = await ApiBody.ReadObject(http);
        var (patch, stored) = SettingsPatch.OfSite(body.RootElement, DefaultsOf(floor.Site));
        var defaults = DefaultsOf(floor.Site);
        if (http.IsPreview())
        {
            var now = floor.Latest.Site.Settings;
            await Answer(http, SettingsView.OfSite(now, defaults).After(SettingsView.OfSite(patch.Over(now), defaults)));
            return;
        }

        await change.Apply(SettingKind.Site, floor.Site, "", patch, stored, http.RequestAborted);
        await Answer(http, SettingsView.OfSite(http.FloorOf(floors, floor.Site).Latest.Site.Settings, defaults));
    }

    private SiteSettings DefaultsOf(string site) => new()
    {
        Name = site == options.DefaultSite ? options.SiteName ?? site : site,
        Zone = options.Zone,
    };

    private SiteFloor SiteToChange(HttpContext http, string site)
    {
        if (engines.IsRecovering) throw new ApiProblemException(ApiProblem.Recovering(engines.RecoveredShare));
        try
        {
            engines.GetOrAdd(site);
        }
        catch (SiteRefusedException refused)
        {
            throw new ApiProblemException(ApiProblem.Parameter("site", refused.Message));
        }

        return http.FloorOf(floors, site);
    }

    private static Task Answer(HttpContext http, SettingsView view) => ApiAnswer.Write(http, json =>
    {
        view.Write(json);
        return Task.CompletedTask;
    });
}
