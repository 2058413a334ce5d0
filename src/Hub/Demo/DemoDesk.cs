using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace QueueMonitor.Hub.Demo;

/// <summary>
/// The people at the simulated centre's desk, over the same API as real ones: they bring the plan, keep it up to date as breaks become
/// known, and see to it that agents go where somebody asked for them. The monitor itself moves nobody.
/// </summary>
internal sealed class DemoDesk : IDisposable
{
    private const long HourMs = 3_600_000;

    /// <summary>How far ahead contacts are planned, when they are planned anew, and when shifts are: the next break of each agent is known.</summary>
    private const long AheadMs = 36 * HourMs, PlanEveryMs = 12 * HourMs, ShiftsEveryMs = HourMs / 2;

    private readonly SimulatedCentre _centre;
    private readonly HttpClient _http;
    private readonly string _api;
    private readonly HashSet<string> _obeyed = new(StringComparer.Ordinal);
    private long _planAt, _shiftsAt;

    /// <param name="key">What the hub lets it in by; null: it asks nobody.</param>
    public DemoDesk(SimulatedCentre centre, string address, string? key)
    {
        (_centre, _api) = (centre, $"{address}/api/v1");
        _http = new HttpClient();
        if (key is not null) _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>Brings what is due to be planned anew. The queues must be known by then.</summary>
    public async Task Plan(DateTimeOffset at, CancellationToken stop)
    {
        var now = at.ToUnixTimeMilliseconds();
        if (now >= _planAt)
        {
            await Put(SimulatedPlan.Intervals(_centre.Queues, now, now + AheadMs), stop);
            _planAt = now + PlanEveryMs;
        }

        if (now < _shiftsAt) return;
        await Put(SimulatedPlan.Shifts(_centre.Agents, now), stop);
        _shiftsAt = now + ShiftsEveryMs;
    }

    /// <summary>Sends agents to where somebody asked them to go since the last look.</summary>
    public async Task Obey(CancellationToken stop)
    {
        using var answer = await _http.GetAsync(new Uri($"{_api}/moves"), stop);
        if (!answer.IsSuccessStatusCode) return; // asked again in a second
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(stop));
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var move in json.RootElement.GetProperty("moves").EnumerateArray())
        {
            var id = move.GetProperty("id").GetString()!;
            known.Add(id);
            if (!_obeyed.Add(id)) continue;
            _centre.Lend(
                move.GetProperty("from").GetString()!, move.GetProperty("to").GetString()!, move.GetProperty("agents").GetInt32(),
                move.GetProperty("until").GetDateTimeOffset());
        }

        _obeyed.IntersectWith(known);
    }

    public void Dispose() => _http.Dispose();

    private async Task Put(string table, CancellationToken stop)
    {
        using var content = new StringContent(table, Encoding.UTF8, "text/csv");
        using var answer = await _http.PutAsync(new Uri($"{_api}/plan"), content, stop);
        if (answer.IsSuccessStatusCode) return;
        throw new InvalidDataException($"The demo's plan was not taken ({(int)answer.StatusCode}): {await answer.Content.ReadAsStringAsync(stop)}");
    }
}
