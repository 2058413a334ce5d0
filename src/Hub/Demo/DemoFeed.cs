using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using QueueMonitor.Hub.Replay;

namespace QueueMonitor.Hub.Demo;

/// <summary>
/// Lets a simulated centre live against the hub's own API, over HTTP. It begins in the past, on a clock that the hub lives
/// by too and that is moved as fast as the API answers; so when the wall is first seen, its windows are full, and no event
/// was late. Then it goes on at the pace of life, or faster.
/// </summary>
internal sealed class DemoFeed : IDisposable
{
    /// <summary>The source under which its events come.</summary>
    public const string Source = "demo";

    /// <summary>Simulated time between two posts: within the 2 s that an event may be ahead, so told before the clock is there.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan PostEvery = TimeSpan.FromMilliseconds(100);
    private static readonly MediaTypeHeaderValue Lines = new("application/x-ndjson");

    /// <summary>How often it is looked whether somebody asked for agents.</summary>
    private static readonly TimeSpan ObeyEvery = TimeSpan.FromSeconds(1);

    private readonly SimulatedCentre _centre;
    private readonly DemoDesk _desk;
    private readonly PlayedTime _time;
    private readonly TimeProvider _real;
    private readonly HttpClient _http;
    private readonly ArrayBufferWriter<byte> _lines = new(64 * 1024);
    private readonly Uri _events;
    private DateTimeOffset _now;

    /// <param name="firstSeen">When people first look; null: there is nothing particular then.</param>
    /// <param name="key">What the hub lets its events in by; null: it asks nobody.</param>
    /// <param name="deskKey">What the hub lets its planners in by; null: it asks nobody.</param>
    public DemoFeed(
        ulong seed, PlayedTime time, TimeProvider real, string address, DateTimeOffset? firstSeen = null, string? key = null, string? deskKey = null)
    {
        (_time, _real, _now) = (time, real, time.GetUtcNow());
        _centre = new SimulatedCentre(seed, _now, firstSeen);
        _desk = new DemoDesk(_centre, address, deskKey);
        _http = new HttpClient();
        if (key is not null) _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        _events = new Uri($"{address}/api/v1/events?source={Source}");
    }

    /// <summary>Lives through the past.</summary>
    public async Task CatchUp(DateTimeOffset until, CancellationToken stop)
    {
        while (_now < until) await LiveUntil(Min(_now + Step, until), stop);
    }

    /// <summary>Lives on until it is stopped.</summary>
    /// <param name="speed">How many times faster than life.</param>
    public async Task LiveOn(double speed, CancellationToken stop)
    {
        if (speed == 1) _time.GoOn();
        var startedAt = _real.GetTimestamp();
        var first = _now;
        var obeyedAt = startedAt;
        while (true)
        {
            await Task.Delay(PostEvery, stop);
            if (_real.GetElapsedTime(obeyedAt) >= ObeyEvery)
            {
                obeyedAt = _real.GetTimestamp();
                await Obey(stop);
            }

            if (speed == 1)
            {
                await Tell(_time.GetUtcNow(), stop);
                await _desk.Plan(_now, stop);
                continue;
            }

            await CatchUp(first + (_real.GetElapsedTime(startedAt) * speed), stop);
        }
    }

    /// <summary>Agents who help out elsewhere just now.</summary>
    internal int Lent => _centre.Agents.Count(a => a.LentTo is not null);

    /// <summary>Those of them who are with a customer there.</summary>
    internal int LentAtWork => _centre.Agents.Count(a => a.LentTo is { } queue && a.Contacts.Exists(c => c.Queue == queue));

    /// <summary>Does what people have asked of the simulated centre since the last look.</summary>
    internal Task Obey(CancellationToken stop) => _desk.Obey(stop);

    public void Dispose()
    {
        _desk.Dispose();
        _centre.Dispose();
        _http.Dispose();
    }

    // Told first and then reached: nothing is decided by a clock that is ahead of what happened.
    private async Task LiveUntil(DateTimeOffset to, CancellationToken stop)
    {
        await Tell(to, stop);
        _time.MoveTo(to);
        await _desk.Plan(to, stop);
    }

    private async Task Tell(DateTimeOffset until, CancellationToken stop)
    {
        _now = until;
        _centre.Advance(until, _lines);
        if (_lines.WrittenCount == 0) return;
        await Post(stop);
        _lines.ResetWrittenCount();
    }

    private async Task Post(CancellationToken stop)
    {
        while (true)
        {
            using var content = new ReadOnlyMemoryContent(_lines.WrittenMemory);
            content.Headers.ContentType = Lines;
            using var answer = await _http.PostAsync(_events, content, stop);
            if (answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
            {
                await Task.Delay(answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1), stop);
                continue;
            }

            var text = await answer.Content.ReadAsStringAsync(stop);
            if (!answer.IsSuccessStatusCode)
                throw new InvalidDataException($"The demo's events were not taken ({(int)answer.StatusCode}): {text}");
            RequireAllTaken(text);
            return;
        }
    }

    private static void RequireAllTaken(string answer)
    {
        using var json = JsonDocument.Parse(answer);
        if (json.RootElement.TryGetProperty("rejected", out var rejected) && rejected.GetArrayLength() > 0)
            throw new InvalidDataException($"The demo sent an event that is wrong, which is a bug of Queue Monitor: {rejected[0]}");
    }

    private static DateTimeOffset Min(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
