using Microsoft.AspNetCore.Http.Features;
using QueueMonitor.Engine.Events;
using QueueMonitor.Hub.Access;
using QueueMonitor.Hub.Api;
using QueueMonitor.Hub.Plan;
using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Staffing;

/// <summary><c>/api/v1/plan</c>: what contacts and agents are planned. All of a file is kept, or nothing of it.</summary>
internal sealed class PlanEndpoints(ISiteFloors floors, SiteEngines engines, PlanMemory memory, PlanWriter writer, TimeProvider time)
{
    /// <summary>The plan from the days before to the days ahead, as CSV that can be sent back; <c>kind=shifts</c>: the shifts.</summary>
    public async Task Get(HttpContext http)
    {
        var floor = http.Floor(floors);
        var now = floor.Latest.AsOf;
        var plan = await engines.Find(floor.Site)!.Plan(
            now.AddDays(-PlanLimits.DaysBack).ToUnixTimeMilliseconds(),
            now.AddDays(PlanLimits.DaysAhead).ToUnixTimeMilliseconds(), http.RequestAborted);
        await (http.Request.Query["kind"].ToString() switch
        {
            "" or "intervals" => StaffingCsv.WritePlan(http, plan?.Intervals ?? []),
            "shifts" => StaffingCsv.WriteShifts(http, plan?.Shifts ?? []),
            _ => throw new ApiProblemException(ApiProblem.Parameter("kind", "kind is intervals or shifts, e.g. kind=shifts.")),
        });
    }

    /// <summary>Reads a plan, and keeps it if nothing in it is wrong. With <c>preview=true</c> it is only read.</summary>
    public async Task Put(HttpContext http)
    {
        var floor = http.Floor(floors);
        var isPreview = http.IsPreview();
        var scope = PlanScope.Of(floor.Latest);
        var agent = http.Request.Query["agent"].ToString();
        var plan = PlanReader.Read(await Body(http), scope, agent.Length == 0 ? null : agent);
        var isKept = !isPreview && plan.ErrorCount == 0;
        if (isKept)
        {
            await writer.Keep(engines.Open(floor.Site).Door, plan, http.Caller().Name);
            var until = DateTimeOffset.FromUnixTimeMilliseconds(plan.Span!.Value.Until);
            await memory.Save(floor.Site, new KeptPlan(until, http.Caller().Name, time.GetUtcNow()));
        }

        await Answer(http, plan, scope, isPreview, isKept);
    }

    private static async Task Answer(HttpContext http, PlanDocument plan, PlanScope scope, bool isPreview, bool isKept)
    {
        var isRefused = !isPreview && !isKept;
        if (isRefused) http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await ApiAnswer.Write(http, json =>
        {
            json.WriteStartObject();
            if (isRefused)
            {
                http.Response.ContentType = "application/problem+json";
                json.WriteString("type"u8, "urn:queue-monitor:problem:plan"u8);
                json.WriteString("title"u8, "The plan has errors"u8);
                json.WriteNumber("status"u8, http.Response.StatusCode);
                json.WriteString("detail"u8, $"Nothing of it was kept. {plan.ErrorCount} errors; the first: line {plan.Errors[0].Line}: "
                    + $"{plan.Errors[0].Error}");
            }

            PlanJson.Write(json, plan, scope, isKept);
            json.WriteEndObject();
            return Task.CompletedTask;
        });
    }

    private static async Task<byte[]> Body(HttpContext http)
    {
        var type = http.Request.ContentType ?? "";
        if (type.Length > 0 && !type.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
            && !type.Contains("octet-stream", StringComparison.OrdinalIgnoreCase))
        {
            throw new ApiProblemException(new ApiProblem(
                StatusCodes.Status415UnsupportedMediaType, "content-type", "This content type is not read",
                $"'{PlanClock.Shown(type)}' is not read. Send a table as text/csv, or a calendar as text/calendar."));
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } most) most.MaxRequestBodySize = PlanLimits.BytesMax + 1;
        using var all = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
        {
            all.Write(buffer, 0, read);
            if (all.Length <= PlanLimits.BytesMax) continue;
            throw new ApiProblemException(new ApiProblem(
                StatusCodes.Status413PayloadTooLarge, "too-large", "The plan is too large",
                $"A plan has at most {PlanLimits.BytesMax / (1024 * 1024)} MiB. Send fewer days, or fewer queues, at a time."));
        }

        return all.ToArray();
    }
}
