using System.Globalization;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Access;
using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Api;

/// <summary>What endpoints ask of a request. A problem ends the request by <see cref="ApiProblemException"/>.</summary>
internal static class ApiRequest
{
    /// <summary>The site that a request speaks of: header <c>site</c>, else query <c>site</c>, else the caller's own.</summary>
    public static string SiteName(this HttpContext http, ISiteFloors floors) => AskedSite.Of(http, floors.DefaultSite);

    /// <summary>The state of the site that a request speaks of.</summary>
    public static SiteFloor Floor(this HttpContext http, ISiteFloors floors) => http.FloorOf(floors, http.SiteName(floors));

    /// <summary>The state of that site, with the names of no others than the caller's when there is none.</summary>
    public static SiteFloor FloorOf(this HttpContext http, ISiteFloors floors, string site)
    {
        if (floors.IsRecovering) throw new ApiProblemException(ApiProblem.Recovering(floors.RecoveredShare));
        var floor = floors.Find(site) ?? throw new ApiProblemException(ApiProblem.NotFound(
            "site", $"No site is called '{site}'. " + ApiProblem.Known("sites", [.. floors.All.Select(f => f.Site).Where(http.Caller().Knows)])));
        if (floor.Failure is null) return floor;
        // Figures that stand still are not the present state, and a program that reads them could not see that.
        throw new ApiProblemException(new ApiProblem(
            StatusCodes.Status503ServiceUnavailable, "engine-stopped", "The engine of this site has stopped",
            $"Site '{site}' has stood still since {Wire.IsoText.Moment(floor.Latest.AsOf)} through a bug of Queue Monitor. "
            + "Restart the program, and report what its log says."));
    }

    /// <summary>The queue that the path names.</summary>
    public static QueueSnapshot Queue(this HttpContext http, SiteFloor floor)
    {
        var name = http.QueueName();
        return floor.Latest.Queue(name) ?? throw new ApiProblemException(ApiProblem.NotFound(
            "queue",
            $"Site '{floor.Site}' has no queue '{name}'. " + ApiProblem.Known("queues", [.. floor.Latest.Queues.Select(q => q.Queue)])));
    }

    /// <summary>What is sent is to be looked at, not done.</summary>
    public static bool IsPreview(this HttpContext http) => http.Request.Query["preview"].ToString() is var given && given switch
    {
        "" or "false" => false,
        "true" => true,
        _ => throw new ApiProblemException(ApiProblem.Parameter("preview", "preview is true or false: leave it out to make the change.")),
    };

    /// <summary>Whether the answer shall be CSV. A browser cannot set the header: <c>format=csv</c> does the same.</summary>
    public static bool WantsCsv(this HttpContext http)
    {
        var format = http.Request.Query["format"].ToString();
        if (format.Length == 0) return http.Request.Headers.Accept.Any(a => a?.Contains("text/csv", StringComparison.OrdinalIgnoreCase) == true);
        return format switch
        {
            "csv" => true,
            "json" => false,
            _ => throw new ApiProblemException(ApiProblem.Parameter("format", "format is json or csv, e.g. format=csv.")),
        };
    }

    public static string QueueName(this HttpContext http) => http.PathName("queue");

    /// <summary>A name in the path. The server leaves an encoded slash as it is, and a queue's name may have one.</summary>
    public static string PathName(this HttpContext http, string part) =>
        ((string?)http.Request.RouteValues[part] ?? "").Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    /// <summary>How many rows a page has.</summary>
    public static int Limit(this HttpContext http, int usual, int most)
    {
        var text = http.Request.Query["limit"].ToString();
        if (text.Length == 0) return usual;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit >= 1 && limit <= most
            ? limit
            : throw new ApiProblemException(ApiProblem.Parameter("limit", $"limit is a whole number from 1 to {most}, e.g. limit={usual}."));
    }

    /// <summary>A moment in the query; null when it is not there.</summary>
    public static DateTimeOffset? Moment(this HttpContext http, string name)
    {
        // A plus that was not encoded arrives as a space: it can only have been meant as the sign of an offset.
        var text = http.Request.Query[name].ToString().Replace(' ', '+');
        if (text.Length == 0) return null;
        string[] forms = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];
        var hasOffset = text[^1] is 'Z' or 'z' || text.LastIndexOfAny(['+', '-']) > "yyyy-MM-dd".Length;
        return hasOffset && DateTimeOffset.TryParseExact(text.ToUpperInvariant(), forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? moment
            : throw new ApiProblemException(ApiProblem.Parameter(
                name, $"{name} is a time with an offset or Z (RFC 3339): write {name}=2026-11-21T10:00:00Z."));
    }
}
