using System.Text.Json;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Staffing.Plans;
using QueueMonitor.Hub.Access;
using QueueMonitor.Hub.Api;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Staffing;

/// <summary>What people do about alerts. Each is an event like any other: journalled, and remembered with who did it and when.</summary>
internal sealed class DeskEndpoints(ISiteFloors floors, SiteEngines engines, TimeProvider time)
{
    private const int MinutesMax = 24 * 60, AgentsMax = 1_000;

    public async Task Mark(HttpContext http)
    {
        var floor = http.Floor(floors);
        var id = http.PathName("alert");
        var action = http.PathName("act") switch
        {
            "acknowledge" => AlertAction.Acknowledged,
            "snooze" => AlertAction.Snoozed,
            "done" => AlertAction.Done,
            "reopen" => AlertAction.Reopened,
            var other => throw new ApiProblemException(ApiProblem.NotFound(
                "act", $"Nothing is called '{other}' that can be done about an alert. Known: acknowledge, snooze, done, reopen.")),
        };
        using var body = await ApiBody.ReadObject(http);
        var now = time.GetUtcNow();
        var until = action == AlertAction.Snoozed && Minutes(body.RootElement) is { } minutes ? now.AddMinutes(minutes).ToUnixTimeMilliseconds() : 0;
        var mark = new AlertMark(id, action, until, http.Caller().Name);
        var refused = await OneEvent.Apply(
            engines.Open(floor.Site).Door, EventType.AlertMarked, time, Fill, static batch => batch.RefusalCount > 0, http.RequestAborted);
        var alert = floors.Find(floor.Site)!.Latest.Staffing?.Alerts.FirstOrDefault(a => a.Id == id);
        if (refused || alert is null) throw new ApiProblemException(WhyNot(id, alert));
        await ApiAnswer.Write(http, json =>
        {
            AlertJson.Write(json, alert, names: true);
            return Task.CompletedTask;
        });

        void Fill(EventBatch batch, ref FloorEvent marked) => batch.AddDetail(ref marked).Payload = mark;
    }

    // Nobody is asked for anything by what is only watched.
    private static ApiProblem WhyNot(string id, AlertSnapshot? alert)
    {
        string? why = alert switch
        {
            null => null,
            { State: AlertStanding.Watch } => $"Alert '{id}' is only watched: nobody was told of it, and it goes by itself or becomes an alert. Mark it then.",
            { ClearedAt: not null } => $"Alert '{id}' is over since {IsoText.Moment(alert.ClearedAt.Value)}: nothing is left to be done about it.",
            _ => null,
        };
        return why is null
            ? ApiProblem.NotFound("alert", $"There is no alert '{id}' any more. GET /api/v1/alerts tells which there are.")
            : new ApiProblem(StatusCodes.Status409Conflict, "not-markable", "This alert cannot be marked", why);
    }

    /// <summary>Puts down that agents go to another queue. It routes nothing: it tells people, and what comes of it is measured.</summary>
    public async Task Move(HttpContext http)
    {
        var floor = http.Floor(floors);
        using var body = await ApiBody.ReadObject(http);
        var wish = MoveWish.Read(body.RootElement, floor, time.GetUtcNow());
        var by = http.Caller().Name;
        var refused = await OneEvent.Apply(
            engines.Open(floor.Site).Door, EventType.MoveMade, time, Fill, static batch => batch.RefusalCount > 0, http.RequestAborted);
        var made = refused
            ? null
            : floors.Find(floor.Site)!.Latest.Staffing?.Moves.FirstOrDefault(m => m.From == wish.From && m.To == wish.To && m.By == by);
        if (made is null)
        {
            throw new ApiProblemException(new ApiProblem(
                StatusCodes.Status409Conflict, "refused", "The engine did not take the move",
                "Nothing was put down. Look whether both queues are there and until lies ahead, then send it again."));
        }

        http.Response.StatusCode = StatusCodes.Status201Created;
        await ApiAnswer.Write(http, json =>
        {
            AlertJson.WriteMove(json, made);
            return Task.CompletedTask;
        });

        void Fill(EventBatch batch, ref FloorEvent moved)
        {
            moved.Queue = batch.Name(wish.From);
            batch.AddDetail(ref moved).Payload = new MoveOrder(batch.Name(wish.To), wish.Agents, wish.Until.ToUnixTimeMilliseconds(), by, wish.Alert);
        }
    }

    private static int? Minutes(JsonElement body)
    {
        if (!body.TryGetProperty("minutes", out var given)) return null;
        return given.ValueKind == JsonValueKind.Number && given.TryGetInt32(out var minutes) && minutes is >= 1 and <= MinutesMax
            ? minutes
            : throw new ApiProblemException(ApiProblem.Parameter("minutes", $"minutes is a whole number from 1 to {MinutesMax}: send "
                + $"{{\"minutes\":15}}."));
    }

    /// <summary>A move as it was sent.</summary>
    /// <param name="Alert">The alert that it answers; empty: none.</param>
    private sealed record MoveWish(string From, string To, int Agents, DateTimeOffset Until, string Alert)
    {
        /// <exception cref="ApiProblemException">It cannot be.</exception>
        public static MoveWish Read(JsonElement body, SiteFloor floor, DateTimeOffset now)
        {
            var from = StaffingEndpoints.Find(floor, Text(body, "from", "\"support\"")).Queue;
            var to = StaffingEndpoints.Find(floor, Text(body, "to", "\"billing\"")).Queue;
            if (from == to) throw new ApiProblemException(ApiProblem.Parameter("to", "from and to are the same queue: name the one that "
                + "the agents go to."));
            if (!body.TryGetProperty("agents", out var number) || number.ValueKind != JsonValueKind.Number || !number.TryGetInt32(out var agents)
                || agents is < 1 or > AgentsMax)
                throw new ApiProblemException(ApiProblem.Parameter("agents", $"agents is a whole number from 1 to {AgentsMax}."));
            var until = DeskTime.Read(body, "until");
            if (until <= now || until > now.AddDays(1))
                throw new ApiProblemException(ApiProblem.Parameter("until", "until lies ahead, at most a day: say when the agents go "
                    + "back."));
            var alert = body.TryGetProperty("alert", out var named) && named.ValueKind == JsonValueKind.String ? named.GetString()! : "";
            return new MoveWish(from, to, agents, until, alert.Length <= 300 ? alert : "");
        }

        private static string Text(JsonElement body, string name, string example) =>
            body.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String
                ? text.GetString()!
                : throw new ApiProblemException(ApiProblem.Parameter(name, $"{name} is a queue's name: send \"{name}\":{example}."));
    }
}
