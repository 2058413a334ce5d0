using System.Text.Json;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Access;
using QueueMonitor.Hub.Api;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Staffing;

/// <summary>How many agents are needed and there, alerts, and moves: as JSON or CSV.</summary>
internal sealed class StaffingEndpoints(ISiteFloors floors, PlanMemory plans)
{
    /// <summary>All queues with the next two hours; with <c>queue=</c> one, with its whole day.</summary>
    public Task Staffing(HttpContext http)
    {
        var floor = http.Floor(floors);
        var named = http.Request.Query["queue"].ToString();
        var queues = named.Length == 0 ? floor.Latest.Queues : [Find(floor, named)];
        if (http.WantsCsv()) return StaffingCsv.WriteQueues(http, floor.Site, queues, wholeDay: named.Length > 0);
        var plan = plans.Of(floor.Site);
        return ApiAnswer.WriteSnapshot(http, floor.Latest, async json =>
        {
            json.WriteStartObject();
            json.WriteMoment("asOf"u8, floor.Latest.AsOf);
            json.WriteNumber("version"u8, floor.Latest.Version);
            json.WritePropertyName("site"u8);
            StaffingJson.WriteSite(json, floor.Latest);
            json.WritePropertyName("plan"u8);
            StaffingJson.WritePlan(json, plan);
            json.WriteStartArray("queues"u8);
            foreach (var queue in queues)
            {
                StaffingJson.WriteRow(json, queue, wholeDay: named.Length > 0);
                await json.FlushIfMuch(http);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }, $"-{plan?.At.UtcTicks}");
    }

    public Task Alerts(HttpContext http)
    {
        var floor = http.Floor(floors);
        var state = State(http.Request.Query["state"].ToString());
        if (http.WantsCsv())
            return StaffingCsv.WriteAlerts(http, floor.Site, (floor.Latest.Staffing?.Alerts ?? []).Where(a => state is null || a.State == state));
        var names = http.Caller().May(Role.Planner, floor.Site);
        return ApiAnswer.WriteSnapshot(http, floor.Latest, json =>
        {
            json.WriteStartObject();
            json.WriteString("site"u8, floor.Site);
            AlertJson.WriteAll(json, floor.Latest, names, state);
            json.WriteEndObject();
            return Task.CompletedTask;
        }, names ? "-names" : "");
    }

    /// <summary>How often each kind of alert came true.</summary>
    public Task Record(HttpContext http)
    {
        var floor = http.Floor(floors);
        if (http.WantsCsv()) return StaffingCsv.WriteRecord(http, floor.Site, floor.Latest.Staffing?.Record ?? []);
        return ApiAnswer.WriteSnapshot(http, floor.Latest, json =>
        {
            json.WriteStartObject();
            json.WriteHead(floor);
            AlertJson.WriteRecord(json, floor.Latest);
            json.WriteEndObject();
            return Task.CompletedTask;
        });
    }

    public Task Moves(HttpContext http)
    {
        var floor = http.Floor(floors);
        if (http.WantsCsv()) return StaffingCsv.WriteMoves(http, floor.Site, floor.Latest.Staffing?.Moves ?? []);
        return ApiAnswer.WriteSnapshot(http, floor.Latest, json =>
        {
            json.WriteStartObject();
            json.WriteHead(floor);
            json.WritePropertyName("moves"u8);
            AlertJson.WriteMoves(json, floor.Latest);
            json.WriteEndObject();
            return Task.CompletedTask;
        });
    }

    internal static QueueSnapshot Find(SiteFloor floor, string queue) =>
        floor.Latest.Queue(queue) ?? throw new ApiProblemException(ApiProblem.NotFound(
            "queue", $"Site '{floor.Site}' has no queue '{queue}'. "
                + "" + ApiProblem.Known("queues", [.. floor.Latest.Queues.Select(q => q.Queue)])));

    private static AlertStanding? State(string named)
    {
        if (named.Length == 0) return null;
        foreach (var state in Enum.GetValues<AlertStanding>()) if (WireName<AlertStanding>.Text(state) == named) return state;
        throw new ApiProblemException(ApiProblem.Parameter(
            "state", $"state is one of {string.Join(", ", Enum.GetValues<AlertStanding>().Select(WireName<AlertStanding>.Text))}, e.g. "
                + "state=open."));
    }
}
