using System.Globalization;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Intake;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Api;

/// <summary>The present state: the same figures that the wall shows, from the same snapshot.</summary>
internal sealed class FloorEndpoints(ISiteFloors floors, SourceRefusals refusals, IntakeCounters intake)
{
    /// <summary>Rows of a page that does not say how many.</summary>
    public const int PageUsual = 100;

    /// <summary>Rows of the longest page.</summary>
    public const int PageMax = 1_000;

    public Task Queues(HttpContext http)
    {
        var floor = http.Floor(floors);
        return ApiAnswer.WriteSnapshot(http, floor.Latest, async json =>
        {
            json.WriteStartObject();
            json.WriteHead(floor);
            json.WriteStartArray("queues"u8);
            foreach (var queue in floor.Latest.Queues)
            {
                QueueJson.Write(json, queue, floor.Latest.AsOf, Detail(floor));
                await json.FlushIfMuch(http);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    public Task Queue(HttpContext http)
    {
        var floor = http.Floor(floors);
        var queue = http.Queue(floor);
        return ApiAnswer.WriteSnapshot(http, floor.Latest, json =>
        {
            QueueJson.Write(json, queue, floor.Latest.AsOf, Detail(floor));
            return Task.CompletedTask;
        });
    }

    /// <summary>All that wait, longest first, in pages: <c>next</c> of one is <c>after</c> of the following.</summary>
    public async Task Contacts(HttpContext http)
    {
        var floor = http.Floor(floors);
        var queue = http.Queue(floor);
        var limit = http.Limit(PageUsual, PageMax);
        var after = After(http);
        var all = await floors.AllWaiting(floor.Site, queue.Queue, http.RequestAborted);
        // Asked of the loop: newer than the snapshot that was read above.
        var asOf = http.Floor(floors).Latest.AsOf;
        var page = all.Where(c => after is not { } cursor || Cursor(c).CompareTo(cursor) > 0).Take(limit + 1).ToArray();
        await ApiAnswer.Write(http, async json =>
        {
            json.WriteStartObject();
            json.WriteString("site"u8, floor.Site);
            json.WriteMoment("asOf"u8, asOf);
            json.WriteString("queue"u8, queue.Queue);
            json.WriteNumber("waiting"u8, all.Count);
            json.WriteStartArray("contacts"u8);
            foreach (var contact in page.Take(limit))
            {
                ContactJson.Write(json, contact, asOf, asOf, Detail(floor));
                await json.FlushIfMuch(http);
            }

            json.WriteEndArray();
            json.WriteString("next"u8, page.Length > limit ? CursorText(page[limit - 1]) : null);
            json.WriteEndObject();
        });
    }

    public Task Site(HttpContext http)
    {
        var floor = http.FloorOf(floors, http.PathName("site"));
        var refused = refusals.Of(floor.Site);
        return ApiAnswer.WriteSnapshot(
            http, floor.Latest,
            json =>
            {
                SiteJson.Write(json, floor.Latest, floor.Site, floor.Latest.AsOf, refused);
                return Task.CompletedTask;
            },
            beside: refused.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"-{refused.Count}-{refused.Values.Sum(r => r.Count)}"));
    }

    /// <summary>Agents by first appearance; <c>queue</c> takes those of one queue.</summary>
    public Task Agents(HttpContext http)
    {
        var floor = http.Floor(floors);
        var limit = http.Limit(PageMax, PageMax);
        var queue = http.Request.Query["queue"].ToString();
        var after = http.Request.Query["after"].ToString();
        IEnumerable<AgentSnapshot> agents = floor.Latest.Agents;
        if (queue.Length > 0) agents = agents.Where(a => a.Queues.Contains(queue, StringComparer.Ordinal));
        if (after.Length > 0)
        {
            if (floor.Latest.Agents.All(a => a.Agent != after))
            {
                throw new ApiProblemException(ApiProblem.Parameter(
                    "after", "after is the name that the page before gave as next: begin again without it."));
            }

            agents = agents.SkipWhile(a => a.Agent != after).Skip(1);
        }

        var page = agents.Take(limit + 1).ToArray();
        return ApiAnswer.WriteSnapshot(http, floor.Latest, async json =>
        {
            json.WriteStartObject();
            json.WriteHead(floor);
            AgentJson.WriteCounts(json, "counts"u8, floor.Latest.Site.Agents);
            json.WriteStartArray("agents"u8);
            foreach (var agent in page.Take(limit))
            {
                AgentJson.Write(json, agent, floor.Latest.AsOf);
                await json.FlushIfMuch(http);
            }

            json.WriteEndArray();
            json.WriteString("next"u8, page.Length > limit ? page[limit - 1].Agent : null);
            json.WriteEndObject();
        });
    }

    public Task Sources(HttpContext http)
    {
        var floor = http.Floor(floors);
        var refused = refusals.Of(floor.Site);
        var tallies = intake.All.Where(t => t.Site == floor.Site).ToDictionary(t => t.Source, StringComparer.Ordinal);

        // No ETag: what was refused changes no snapshot.
        return ApiAnswer.Write(http, json =>
        {
            json.WriteStartObject();
            json.WriteHead(floor);
            json.WriteStartArray("sources"u8);
            foreach (var source in floor.Latest.Sources)
                SourceJson.Write(json, source, floor.Latest.AsOf, Intake(source.Source));
            foreach (var (source, _) in SourceLine.Unheard(floor.Latest, refused))
                SourceJson.Write(json, SourceJson.Unheard(source), floor.Latest.AsOf, Intake(source));
            json.WriteEndArray();
            json.WriteEndObject();
            return Task.CompletedTask;
        });

        SourceIntake Intake(string source) => new(refused.GetValueOrDefault(source), tallies.GetValueOrDefault(source));
    }

    /// <summary>The last of each source, newest first, and how many of each kind there were since the start.</summary>
    public Task Anomalies(HttpContext http)
    {
        var floor = http.Floor(floors);
        var (source, kind) = (http.Request.Query["source"].ToString(), http.Request.Query["kind"].ToString());
        var sources = floor.Latest.Sources.Where(s => source.Length == 0 || s.Source == source).ToArray();
        if (source.Length > 0 && sources.Length == 0)
        {
            throw new ApiProblemException(ApiProblem.NotFound(
                "source", $"Site '{floor.Site}' has no source '{source}'. "
                + ApiProblem.Known("sources", [.. floor.Latest.Sources.Select(s => s.Source)])));
        }

        var listed = sources.SelectMany(s => s.Anomalies.Select(a => (s.Source, Anomaly: a)))
            .Where(a => kind.Length == 0 || a.Anomaly.Kind == kind).OrderByDescending(a => a.Anomaly.At);
        var counts = sources.SelectMany(s => s.AnomalyCounts).GroupBy(c => c.Key, StringComparer.Ordinal).OrderBy(c => c.Key, StringComparer.Ordinal);
        return ApiAnswer.WriteSnapshot(http, floor.Latest, json =>
        {
            json.WriteStartObject();
            json.WriteHead(floor);
            json.WriteStartObject("counts"u8);
            foreach (var of in counts) json.WriteNumber(of.Key, of.Sum(c => c.Value));
            json.WriteEndObject();
            json.WriteStartArray("anomalies"u8);
            foreach (var (from, anomaly) in listed) SourceJson.WriteAnomaly(json, from, anomaly, Detail(floor));
            json.WriteEndArray();
            json.WriteEndObject();
            return Task.CompletedTask;
        });
    }

    private static ContactDetail Detail(SiteFloor floor) =>
        floor.Latest.Site.Settings.HideContactIds ? ContactDetail.WithoutId : ContactDetail.All;

    private static (long Since, int Mark) Cursor(WaitingSnapshot contact) => (contact.Since.ToUnixTimeMilliseconds(), contact.Mark);

    private static string CursorText(WaitingSnapshot contact)
    {
        var (since, mark) = Cursor(contact);
        return string.Create(CultureInfo.InvariantCulture, $"{since}-{mark}");
    }

    // Where a page ended: it stays a place in the line when that contact has left it.
    private static (long Since, int Mark)? After(HttpContext http)
    {
        var text = http.Request.Query["after"].ToString();
        if (text.Length == 0) return null;
        var parts = text.Split('-');
        if (parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var since)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var mark)) return (since, mark);
        throw new ApiProblemException(ApiProblem.Parameter(
            "after", "after is what the page before gave as next: send it unchanged, or leave it out for the first page."));
    }
}
