using System.Text;
using System.Text.Json;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Hub.Intake.Settings;
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
        return WriteQueue(http, queue.Settings);
    }

    /// <summary>Sets up a queue, also one that no event has named yet.</summary>
    public async Task PutQueue(HttpContext http)
    {
        var floor = SiteToChange(http.SiteName(floors));
        var name = http.QueueName();
        var bytes = Encoding.UTF8.GetByteCount(name);
        if (bytes is 0 or > EngineLimits.IdBytesMax || name.Any(char.IsControl))
        {
            throw new ApiProblemException(ApiProblem.Parameter(
                "queue", $"A queue's name has 1 to {EngineLimits.IdBytesMax} bytes and no control characters. Write another in the path."));
        }

        using var body = await ApiBody.ReadObject(http);
        var (patch, stored) = SettingsPatch.OfQueue(body.RootElement, name, floor.Latest.Queue(name), floor.Latest.Site.Settings.Zone);
        await change.Apply(SettingKind.Queue, floor.Site, name, patch, stored, http.RequestAborted);
        await WriteQueue(http, ApiRequest.FloorOf(floors, floor.Site).Latest.Queue(name)!.Settings);
    }

    public Task GetSite(HttpContext http)
    {
        var floor = ApiRequest.FloorOf(floors, http.PathName("site"));
        return WriteSite(http, floor.Latest.Site.Settings);
    }

    /// <summary>Sets up a site, also one that no request has named yet.</summary>
    public async Task PutSite(HttpContext http)
    {
        var floor = SiteToChange(http.PathName("site"));
        using var body = await ApiBody.ReadObject(http);
        var (patch, stored) = SettingsPatch.OfSite(body.RootElement, DefaultsOf(floor.Site));
        await change.Apply(SettingKind.Site, floor.Site, "", patch, stored, http.RequestAborted);
        await WriteSite(http, ApiRequest.FloorOf(floors, floor.Site).Latest.Site.Settings);
    }

    private SiteSettings DefaultsOf(string site) => new()
    {
        Name = site == options.DefaultSite ? options.SiteName ?? site : site,
        Zone = options.Zone,
    };

    private SiteFloor SiteToChange(string site)
    {
        try
        {
            engines.GetOrAdd(site);
        }
        catch (SiteRefusedException refused)
        {
            throw new ApiProblemException(ApiProblem.Parameter("site", refused.Message));
        }

        return ApiRequest.FloorOf(floors, site);
    }

    private static Task WriteQueue(HttpContext http, QueueSettings settings) => Write(http, json => QueueSettingsJson.Write(json, settings));

    private static Task WriteSite(HttpContext http, SiteSettings settings) => Write(http, json => SiteSettingsJson.Write(json, settings));

    private static Task Write(HttpContext http, Action<Utf8JsonWriter> settings) => ApiAnswer.Write(http, json =>
    {
        settings(json);
        return Task.CompletedTask;
    });
}
