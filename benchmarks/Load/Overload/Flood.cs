using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace QueueMonitor.Benchmarks.Load.Overload;

/// <summary>
/// People who come into the queues of a site and stay, sent as fast as planned whatever the answers say: whoever is acknowledged must be there
/// afterwards. Whoever is not is not sent again, so that there are no more of them than planned.
/// </summary>
internal sealed class Flood(Uri hub, string site, int sources, int eventsEach) : IDisposable
{
    private const int Queues = 5;

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = hub, Timeout = TimeSpan.FromMinutes(5) };
    private readonly Lock _gate = new();
    private long _sent;

    /// <summary>Events that the hub says it has.</summary>
    public long Acknowledged { get; private set; }

    /// <summary>Events that were sent.</summary>
    public long Offered { get; private set; }

    /// <summary>Requests by their status.</summary>
    public SortedDictionary<int, int> Answers { get; } = [];

    /// <summary>Answers 429 or 503 that did not say when to come again.</summary>
    public int WithoutRetryAfter { get; private set; }

    /// <summary>Milliseconds to the answer, of requests that were taken whole.</summary>
    public List<double> Milliseconds { get; } = [];

    /// <summary>Sends at a steady pace until the time is over; completes when all of it is answered.</summary>
    public async Task Send(double requestsPerSecond, TimeSpan duration)
    {
        var (started, all) = (Stopwatch.GetTimestamp(), new List<Task>());
        for (var next = 0; ; next++)
        {
            var wait = TimeSpan.FromSeconds(next / requestsPerSecond) - Stopwatch.GetElapsedTime(started);
            if (Stopwatch.GetElapsedTime(started) >= duration) break;
            if (wait > TimeSpan.Zero) await Task.Delay(wait);
            all.Add(Task.Run(One));
        }

        await Task.WhenAll(all);
    }

    /// <summary>So many who each send the next when the last is answered, and come again after a refusal when they are told to.</summary>
    public Task SendByMany(int senders, TimeSpan duration) => Task.WhenAll(Enumerable.Range(0, senders).Select(_ => Task.Run(async () =>
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < duration)
        {
            if (await One() != HttpStatusCode.OK) await Task.Delay(TimeSpan.FromSeconds(1));
        }
    })));

    public void Dispose() => _http.Dispose();

    private async Task<HttpStatusCode> One()
    {
        var number = Interlocked.Increment(ref _sent);
        var address = new Uri($"/api/v1/events?site={site}&source=s{number % sources}", UriKind.Relative);
        using var content = new ByteArrayContent(Body(number));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        var started = Stopwatch.GetTimestamp();
        using var answer = await _http.PostAsync(address, content);
        var said = JsonNode.Parse(await answer.Content.ReadAsStringAsync());
        lock (_gate)
        {
            Offered += eventsEach;
            Acknowledged += (long?)said?["accepted"] ?? 0;
            Answers[(int)answer.StatusCode] = Answers.GetValueOrDefault((int)answer.StatusCode) + 1;
            var isBusy = answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;
            if (isBusy && answer.Headers.RetryAfter is null) WithoutRetryAfter++;
            if (answer.StatusCode == HttpStatusCode.OK) Milliseconds.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return answer.StatusCode;
    }

    private byte[] Body(long number)
    {
        var at = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var lines = new StringBuilder();
        for (var i = 0; i < eventsEach; i++)
            lines.Append(CultureInfo.InvariantCulture,
                $"{{\"id\":\"{number}-{i}\",\"type\":\"contact.queued\",\"at\":\"{at}\",\"contact\":\"c-{number}-{i}\",\"queue\":\"q{i % Queues}\"}}\n");
        return Encoding.UTF8.GetBytes(lines.ToString());
    }
}
