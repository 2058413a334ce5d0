using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Staffing.Live;
using QueueMonitor.Engine.Staffing.Plans;
using QueueMonitor.Hub.Api;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Staffing;

/// <summary><c>GET /api/v1/adherence</c>: what agents are scheduled to do beside what they do.</summary>
internal sealed class AdherenceEndpoint(ISiteFloors floors, SiteEngines engines)
{
    // Who was planned for today may be there after the end of the shift.
    private static readonly TimeSpan Around = TimeSpan.FromHours(24);

    public async Task Get(HttpContext http)
    {
        var floor = http.Floor(floors);
        var now = floor.Latest.AsOf;
        var plan = await engines.Find(floor.Site)!.Plan(
            (now - Around).ToUnixTimeMilliseconds(), (now + Around).ToUnixTimeMilliseconds(), http.RequestAborted);
        var isAllHeard = !floor.Latest.Sources.Any(s => s.Freshness.State == FreshnessState.Down);
        var agents = AgentAdherence.Of(plan ?? new PlanView([], []), floor.Latest.Agents, now, isAllHeard);
        if (http.WantsCsv())
        {
            await StaffingCsv.WriteAdherence(http, floor.Site, agents);
            return;
        }

        await ApiAnswer.Write(http, async json =>
        {
            json.WriteStartObject();
            json.WriteHead(floor);
            json.WriteStartArray("agents"u8);
            foreach (var agent in agents)
            {
                json.WriteStartObject();
                json.WriteString("agent"u8, agent.Agent);
                json.WriteString("scheduled"u8, Scheduled(agent));
                json.WriteName("actual"u8, agent.Actual);
                json.WriteMoment("since"u8, agent.Since);
                json.WriteNumber("minutesOut"u8, agent.MinutesOut);
                json.WriteNumber("outToday"u8, agent.OutToday);
                json.WriteEndObject();
                await json.FlushIfMuch(http);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    public static string Scheduled(AgentAdherence agent) => agent.Scheduled is { } activity ? WireName<ShiftActivity>.Text(activity) : "off";
}
