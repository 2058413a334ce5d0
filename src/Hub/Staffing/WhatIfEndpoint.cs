using System.Text.Json;
using QueueMonitor.Engine.Staffing.Live;
using QueueMonitor.Hub.Api;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Staffing;

/// <summary><c>POST /api/v1/whatif</c>: what some agents more or fewer would do, as JSON or CSV. Changes nothing.</summary>
internal sealed class WhatIfEndpoint(ISiteFloors floors, SiteEngines engines)
{
    public async Task Post(HttpContext http)
    {
        var floor = http.Floor(floors);
        using var body = await ApiBody.ReadObject(http);
        var (from, until) = (DeskTime.Read(body.RootElement, "from"), DeskTime.Read(body.RootElement, "until"));
        var span = until - from;
        if (span <= TimeSpan.Zero || span.TotalHours > WhatIfLimits.SpanHoursMax)
            throw new ApiProblemException(ApiProblem.Parameter("until", $"until lies after from, by at most {WhatIfLimits.SpanHoursMax} "
                + "hours."));
        var changes = Changes(body.RootElement, floor);
        if (changes.Count * span.TotalHours > WhatIfLimits.QueueHoursMax)
            throw new ApiProblemException(ApiProblem.Parameter("changes", $"{changes.Count} queues over {span.TotalHours:0.#} hours are more than "
                + $"{WhatIfLimits.QueueHoursMax} hours of queues: ask for fewer queues, or a shorter span."));
        var engine = engines.Find(floor.Site)!;
        var answer = await engine.WhatIf(changes, from.ToUnixTimeMilliseconds(), until.ToUnixTimeMilliseconds(), http.RequestAborted)
            ?? throw new ApiProblemException(new ApiProblem(
                StatusCodes.Status409Conflict, "no-staffing", "Staffing is not worked out here", "This site runs without it: it plays a "
                    + "recording."));
        if (http.WantsCsv())
        {
            await StaffingCsv.WriteWhatIf(http, floor.Site, from, until, answer);
            return;
        }

        await ApiAnswer.Write(http, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("queues"u8);
            foreach (var queue in answer.Queues)
            {
                json.WriteStartObject();
                json.WriteString("queue"u8, queue.Queue);
                json.WriteStartObject("agents"u8);
                json.WriteRoundedAgents("now"u8, queue.AgentsNow);
                json.WriteRoundedAgents("then"u8, queue.AgentsThen);
                json.WriteEndObject();
                Outcome(json, "now"u8, queue.Now);
                Outcome(json, "then"u8, queue.Then);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartObject("total"u8);
            Total(json, "now"u8, WhatIfTotal.Of(answer.Queues, q => q.Now));
            Total(json, "then"u8, WhatIfTotal.Of(answer.Queues, q => q.Then));
            json.WriteEndObject();
            json.WritePropertyName("record"u8);
            if (answer.Record.Moves == 0)
            {
                json.WriteNullValue();
            }
            else
            {
                json.WriteStartObject();
                json.WriteNumber("moves"u8, answer.Record.Moves);
                json.WriteNumber("within6Points"u8, answer.Record.WithinSixPoints);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            return Task.CompletedTask;
        });
    }

    private static List<StaffingChange> Changes(JsonElement body, SiteFloor floor)
    {
        if (!body.TryGetProperty("changes", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() is 0 or > WhatIfLimits.ChangesMax)
            throw new ApiProblemException(ApiProblem.Parameter("changes", $"changes is a list of 1 to {WhatIfLimits.ChangesMax}: send "
                + "\"changes\":[{\"queue\":\"billing\",\"agents\":2}]."));
        var changes = new List<StaffingChange>();
        foreach (var change in list.EnumerateArray())
        {
            var isOne = change.ValueKind == JsonValueKind.Object
                && change.TryGetProperty("queue", out var named) && named.ValueKind == JsonValueKind.String
                && change.TryGetProperty("agents", out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out _);
            if (!isOne) throw new ApiProblemException(ApiProblem.Parameter("changes", "Each change has a queue and agents, a whole "
                + "number: {\"queue\":\"billing\",\"agents\":-1}."));
            var queue = StaffingEndpoints.Find(floor, change.GetProperty("queue").GetString()!).Queue;
            var agents = change.GetProperty("agents").GetInt32();
            if (Math.Abs((long)agents) > WhatIfLimits.AgentsMax || changes.Any(c => c.Queue == queue))
                throw new ApiProblemException(ApiProblem.Parameter("changes", $"Each queue stands once, with at most {WhatIfLimits.AgentsMax} "
                    + "agents more or fewer."));
            changes.Add(new StaffingChange(queue, agents));
        }

        return changes;
    }

    private static void Outcome(Utf8JsonWriter json, ReadOnlySpan<byte> name, WhatIfState state)
    {
        json.WriteStartObject(name);
        json.WriteShare("serviceLevel"u8, state.ServiceLevel);
        json.WriteRoundedAgents("abandonsPerHour"u8, state.AbandonsPerHour);
        json.WriteSeconds("averageWaitSeconds"u8, state.AverageWaitSeconds);
        json.WriteMoney("valuePerHour"u8, state.ValuePerHour);
        json.WriteEndObject();
    }

    private static void Total(Utf8JsonWriter json, ReadOnlySpan<byte> name, WhatIfTotal total)
    {
        json.WriteStartObject(name);
        json.WriteRoundedAgents("abandonsPerHour"u8, total.AbandonsPerHour);
        json.WriteMoney("valuePerHour"u8, total.ValuePerHour);
        json.WriteEndObject();
    }
}
