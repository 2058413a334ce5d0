using System.Text.Json;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Access;
using QueueMonitor.Hub.Api;
using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.History;
using QueueMonitor.Hub.Journal;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Health;

/// <summary>
/// <c>/health/live</c>: the loops answer; when not, only a restart helps. <c>/health/ready</c>: whether what is shown can be
/// believed. A silent source, a journal or history that cannot be written, or a bound past
/// which something was let go of within a day, is <c>degraded</c> and still 200: the rest is true.
/// <c>recovering</c> (503): what was taken in before the start is being brought back. Callers hear of their own sites;
/// who is not signed in hears whether the program works, and no more.
/// </summary>
internal sealed class HealthReport(
    ISiteFloors floors, HistoryWriter history, BoardClock clock, DurabilityOption durability, SiteJournal? journal = null)
{
    /// <summary>A loop answers between two batches, which takes milliseconds; after this long it hangs.</summary>
    public static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(5);

    private enum Condition
    {
        Ready,
        Degraded,
        Recovering,
        Failed,
    }

    public async Task Live(HttpContext http)
    {
        var failures = new List<(string Site, string Problem)>();
        foreach (var floor in floors.All)
        {
            if (await FailureOf(floor, http.RequestAborted) is { } problem) failures.Add((floor.Site, problem));
        }

        http.Response.StatusCode = failures.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        if (!http.Caller().MaySomewhere(Role.View))
        {
            await WriteStatus(http, failures.Count == 0 ? "live" : "failed");
            return;
        }

        await ApiAnswer.Write(http, json =>
        {
            json.WriteStartObject();
            json.WriteString("status"u8, failures.Count == 0 ? "live" : "failed");
            json.WriteStartArray("problems"u8);
            foreach (var (site, problem) in failures.Where(f => http.Caller().May(Role.View, f.Site))) json.WriteStringValue($"Site '{site}': {problem}");
            json.WriteEndArray();
            json.WriteEndObject();
            return Task.CompletedTask;
        });
    }

    public async Task Ready(HttpContext http)
    {
        var sites = new List<(SiteFloor Floor, Condition Condition, List<string> Problems)>();
        foreach (var floor in floors.All)
        {
            var (condition, problems) = await ConditionOf(floor, http.RequestAborted);
            sites.Add((floor, condition, problems));
        }

        var worst = sites.Count == 0 ? Condition.Ready : sites.Max(s => s.Condition);
        if ((history.Problem ?? journal?.Journal.Problem) is not null && worst == Condition.Ready) worst = Condition.Degraded;
        if (floors.IsRecovering && worst < Condition.Recovering) worst = Condition.Recovering;
        http.Response.StatusCode = worst >= Condition.Recovering ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        var caller = http.Caller();
        if (!caller.MaySomewhere(Role.View))
        {
            // That some source is silent is a matter of its site.
            await WriteStatus(http, TextOf(worst == Condition.Degraded ? Condition.Ready : worst));
            return;
        }

        var ofAll = caller.MayEverywhere(Role.View);
        sites.RemoveAll(s => !caller.May(Role.View, s.Floor.Site));
        if (!ofAll && worst == Condition.Degraded) worst = sites.Count == 0 ? Condition.Ready : sites.Max(s => s.Condition);
        await ApiAnswer.Write(http, json =>
        {
            json.WriteStartObject();
            json.WriteString("status"u8, TextOf(worst));
            json.WriteStartObject("history"u8);
            json.WriteString("status"u8, TextOf(history.Problem is null ? Condition.Ready : Condition.Degraded));
            json.WriteString("problem"u8, ofAll ? history.Problem : null);
            json.WriteEndObject();
            WriteDurability(json, ofAll);
            json.WriteStartArray("sites"u8);
            foreach (var (floor, condition, problems) in sites) WriteSite(json, floor, condition, problems);
            json.WriteEndArray();
            json.WriteEndObject();
            return Task.CompletedTask;
        });
    }

    private void WriteDurability(Utf8JsonWriter json, bool ofAll)
    {
        var problem = journal?.Journal.Problem;
        json.WriteStartObject("durability"u8);
        json.WriteString("kind"u8, durability.Name);
        json.WriteString("status"u8, TextOf(floors.IsRecovering ? Condition.Recovering : problem is null ? Condition.Ready : Condition.Degraded));
        json.WriteString("problem"u8, ofAll ? problem : null);
        json.WriteNumber("recovered"u8, Math.Round(floors.RecoveredShare, 3));
        json.WriteNumber("eventsLost"u8, ofAll ? journal?.EventsLost ?? 0 : 0);
        json.WriteEndObject();
    }

    private static Task WriteStatus(HttpContext http, string status) => ApiAnswer.Write(http, json =>
    {
        json.WriteStartObject();
        json.WriteString("status"u8, status);
        json.WriteEndObject();
        return Task.CompletedTask;
    });

    private async Task<(Condition, List<string>)> ConditionOf(SiteFloor floor, CancellationToken cancellation)
    {
        var problems = new List<string>();
        var violations = floor.Latest.Counters.LedgerViolations;
        if (await FailureOf(floor, cancellation) is { } failure) problems.Add(failure);
        if (violations > 0)
        {
            problems.Add($"The ledger of a queue did not add up {violations} times: its figures cannot be believed. "
                + "This is a bug of Queue Monitor; report it.");
        }

        if (problems.Count > 0) return (Condition.Failed, problems);
        foreach (var source in floor.Latest.Sources.Where(s => s.Freshness.State >= FreshnessState.Stale))
        {
            problems.Add($"Source '{source.Source}' has fallen silent: its queues show what was last known. "
                + "Look at that system and the way to it.");
        }

        problems.AddRange(BoundWarnings.Of(floor.Latest));
        return (problems.Count > 0 ? Condition.Degraded : Condition.Ready, problems);
    }

    private async Task<string?> FailureOf(SiteFloor floor, CancellationToken cancellation)
    {
        if (floor.Failure is { } bug)
        {
            return $"The engine has stopped through a bug of Queue Monitor ({bug.GetType().Name}). "
                + "Restart the program, and report what its log says.";
        }

        try
        {
            await floors.AllWaiting(floor.Site, "", cancellation).AsTask().WaitAsync(AnswerMax, clock.Pace, cancellation);
            return null;
        }
        catch (TimeoutException)
        {
            return $"The engine has not answered for {AnswerMax.TotalSeconds} s. Restart the program when that stays so.";
        }
        catch (Exception stopped) when (stopped is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            return "The engine does not run: the program is starting, stopping, or has failed. Its log says which.";
        }
    }

    private void WriteSite(Utf8JsonWriter json, SiteFloor floor, Condition condition, List<string> problems)
    {
        var asOf = floor.Latest.AsOf;
        var now = clock.Now > asOf ? clock.Now : asOf;
        json.WriteStartObject();
        json.WriteString("site"u8, floor.Site);
        json.WriteString("status"u8, TextOf(condition));
        json.WriteMoment("asOf"u8, asOf);
        json.WriteNumber("version"u8, floor.Latest.Version);
        json.WriteNumber("ledgerViolations"u8, floor.Latest.Counters.LedgerViolations);
        json.WriteStartArray("problems"u8);
        foreach (var problem in problems) json.WriteStringValue(problem);
        json.WriteEndArray();
        json.WriteStartArray("sources"u8);
        foreach (var source in floor.Latest.Sources)
        {
            json.WriteStartObject();
            json.WriteString("source"u8, source.Source);
            json.WriteString("status"u8, TextOf(source.Freshness.State >= FreshnessState.Stale ? Condition.Degraded : Condition.Ready));
            FreshnessJson.Write(json, source.Freshness, now);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string TextOf(Condition condition) => condition switch
    {
        Condition.Ready => "ready",
        Condition.Degraded => "degraded",
        Condition.Recovering => "recovering",
        _ => "failed",
    };
}
