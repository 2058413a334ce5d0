using QueueMonitor.Engine.Outcomes;
using QueueMonitor.Hub.Api;
using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Outcomes;

/// <summary><c>GET /api/v1/outcomes</c>: what the contacts that began in a span came to.</summary>
internal sealed class OutcomesEndpoint(ISiteFloors floors, SiteEngines engines)
{
    private static readonly TimeSpan Usual = TimeSpan.FromDays(28), Most = TimeSpan.FromDays(366), Fresh = TimeSpan.FromSeconds(5);

    private readonly Lock _turn = new();
    private readonly Dictionary<string, Told> _told = new(StringComparer.Ordinal);

    private sealed record Told(long From, long Until, Task<OutcomeView> View, DateTimeOffset At);

    public async Task Get(HttpContext http)
    {
        var floor = http.Floor(floors);
        var now = floor.Latest.AsOf;
        var until = http.Moment("until");
        var from = http.Moment("from") ?? (until ?? now) - Usual;
        if ((until ?? now) <= from || (until ?? now) - from > Most)
        {
            throw new ApiProblemException(ApiProblem.Parameter(
                "until", $"until lies after from, by at most {Most.TotalDays:0} days. Without them the answer is of the last {Usual.TotalDays:0} days."));
        }

        // Whoever has just come is in it too: the present goes on.
        var view = await View(floor, from.ToUnixTimeMilliseconds(), until?.ToUnixTimeMilliseconds() ?? long.MaxValue, http.RequestAborted);
        if (http.WantsCsv())
        {
            await OutcomeCsv.WriteOutcomes(http, floor, view);
            return;
        }

        await ApiAnswer.Write(http, json =>
        {
            OutcomesJson.Write(json, floor, view, from, until ?? UnreturnedJson.Moment(view.AsOf));
            return Task.CompletedTask;
        });
    }

    // Going through all that is kept takes the loop's time: whoever asks the same within some seconds is told the same.
    private Task<OutcomeView> View(SiteFloor floor, long from, long until, CancellationToken cancellation)
    {
        var second = TimeSpan.TicksPerSecond / TimeSpan.TicksPerMillisecond;
        var (start, asOf) = (from - (from % second), floor.Latest.AsOf);
        lock (_turn)
        {
            if (_told.TryGetValue(floor.Site, out var told) && (told.Until, told.From / 60_000) == (until, start / 60_000) && !told.View.IsFaulted
                && !told.View.IsCanceled && asOf - told.At < Fresh && asOf >= told.At)
            {
                return told.View.WaitAsync(cancellation);
            }

            var view = engines.Find(floor.Site)!.Outcomes(start, until, CancellationToken.None).AsTask();
            _told[floor.Site] = new Told(start, until, view, asOf);
            return view.WaitAsync(cancellation);
        }
    }
}
