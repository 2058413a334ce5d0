using System.Net.Http.Headers;
using QueueMonitor.Benchmarks.Traffic;

namespace QueueMonitor.Benchmarks.Load;

/// <summary>Posts lines of events over some connections at once, as fast as they are taken or at a pace.</summary>
internal sealed class EventSender : IDisposable
{
    private static readonly MediaTypeHeaderValue Lines = new("application/x-ndjson");

    private readonly HttpClient _http;
    private readonly ContactMix _mix;
    private readonly Lock _gate = new();

    public EventSender(Uri server, int open, int queues)
    {
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = server };
        _mix = new ContactMix(open, 0, 1_000, queues);
    }

    /// <summary>Posts so many requests over so many connections; gives the events that were taken.</summary>
    public async Task<long> Post(int requests, int eventsEach, int connections)
    {
        var left = requests;
        async Task Work()
        {
            while (Interlocked.Decrement(ref left) >= 0) await PostOne(eventsEach);
        }

        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(Work)));
        return (long)requests * eventsEach;
    }

    public async Task PostOne(int events)
    {
        using var content = new ByteArrayContent(Body(events));
        content.Headers.ContentType = Lines;
        using var answer = await _http.PostAsync(new Uri("/api/v1/events", UriKind.Relative), content);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    public void Dispose() => _http.Dispose();

    // One mix for all connections: a contact's events are sent in order, and events of different contacts in any.
    private byte[] Body(int events)
    {
        var text = new byte[events * MixEvent.LineBytesMax];
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        var length = 0;
        lock (_gate)
        {
            for (var i = 0; i < events; i++)
            {
                var next = _mix.TryBegin(out var begun) ? begun : _mix.Next();
                length += next.WriteLine(text.AsSpan(length), now);
            }
        }

        return text[..length];
    }
}
