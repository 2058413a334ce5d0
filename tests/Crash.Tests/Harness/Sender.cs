using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace QueueMonitor.Crash.Tests.Harness;

/// <summary>
/// A source as a careful one is made: each event has an id, a body is kept until it was acknowledged whole, and sent again when it
/// was not, with nothing left out. Its contacts are offered to a queue of its own, answered and completed.
/// </summary>
internal sealed class Sender(string name, int seed, int? contactsEach = null, TimeProvider? time = null)
{
    // One body of this many contacts makes more than one batch of the engine.
    private const int ManyContacts = 500;

    private const int EventsPerContact = 3;

    /// <summary>Events of a body, in the mean: 11 in 12 have 1 to 20 contacts, the twelfth many.</summary>
    public const double EventsPerBody = EventsPerContact * ((11 * 10.5) + ManyContacts) / 12;

    private readonly Random _random = new(seed);
    private (byte[] Body, int Contacts)? _pending;
    private (byte[] Body, int Contacts)? _last;
    private bool _isRepeat;
    private long _made;
    private long _acknowledged;

    public string Queue => $"queue-{name}";

    /// <summary>Contacts of which all was acknowledged. Any thread may read it.</summary>
    public long Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>Contacts that were sent, acknowledged or not.</summary>
    public long Sent => Acknowledged + (_isRepeat ? 0 : _pending?.Contacts ?? 0);

    /// <summary>Events that the hub knew already when they came again.</summary>
    public long Duplicates { get; private set; }

    /// <summary>Bodies that were sent again.</summary>
    public long Resent { get; private set; }

    /// <summary>Answers 429 and 503.</summary>
    public long TurnedAway { get; private set; }

    /// <summary>Sends until it is told to stop or the hub is gone.</summary>
    /// <param name="pause">Between two bodies.</param>
    public async Task Run(HttpClient hub, CancellationToken stop, TimeSpan pause = default)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                if (_pending is null) _pending = Make();
                else Resent++;
                if (!await Send(hub)) await Task.Delay(20, stop);
                else if (pause > TimeSpan.Zero) await Task.Delay(pause, stop);
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or OperationCanceledException)
        {
            // The body stays pending.
        }
    }

    /// <summary>A source that has started anew and does not know what it has sent: its last body comes again.</summary>
    public void Forget()
    {
        if (_last is null || _pending is not null) return;
        (_pending, _isRepeat) = (_last, true);
    }

    /// <summary>Sends what is pending until it is acknowledged.</summary>
    public async Task Finish(HttpClient hub)
    {
        while (_pending is not null)
        {
            Resent++;
            if (!await Send(hub)) await Task.Delay(20);
        }
    }

    /// <summary>Sends one body, the pending one or a new one. False: the hub did not take it.</summary>
    public async Task<(bool Taken, int Status, string Said)> Once(HttpClient hub)
    {
        _pending ??= Make();
        return await Post(hub);
    }

    private async Task<bool> Send(HttpClient hub)
    {
        var (taken, status, said) = await Post(hub);
        Assert.True(taken || status is 429 or 503, $"{status} {said}");
        if (!taken) TurnedAway++;
        return taken;
    }

    private async Task<(bool Taken, int Status, string Said)> Post(HttpClient hub)
    {
        var (body, contacts) = _pending!.Value;
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        using var answer = await hub.PostAsync(new Uri($"/api/v1/events?source={name}", UriKind.Relative), content);
        var said = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode) return (false, (int)answer.StatusCode, said);
        var outcome = JsonNode.Parse(said)!;
        Duplicates += (long)outcome["duplicates"]!;
        Assert.True((long)outcome["accepted"]! + (long)outcome["duplicates"]! == contacts * EventsPerContact, said);
        (_last, _pending) = (_pending, null);
        if (!_isRepeat) Volatile.Write(ref _acknowledged, _acknowledged + contacts);
        _isRepeat = false;
        return (true, 200, said);
    }

    private (byte[] Body, int Contacts) Make()
    {
        var contacts = contactsEach is { } fixedly ? fixedly : _random.Next(12) == 0 ? ManyContacts : 1 + _random.Next(20);
        var at = (time ?? TimeProvider.System).GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var lines = new StringBuilder();
        for (var i = 0; i < contacts; i++)
        {
            var contact = $"{name}-{_made++}";
            lines.Append($$"""{"id":"{{contact}}-q","type":"contact.queued","at":"{{at}}","contact":"{{contact}}","queue":"{{Queue}}"}""").Append('\n');
            lines.Append($$"""{"id":"{{contact}}-a","type":"contact.answered","at":"{{at}}","contact":"{{contact}}","queue":"{{Queue}}","agent":"agent-{{name}}"}""").Append('\n');
            lines.Append($$"""{"id":"{{contact}}-c","type":"contact.completed","at":"{{at}}","contact":"{{contact}}"}""").Append('\n');
        }

        return (Encoding.UTF8.GetBytes(lines.ToString()), contacts);
    }
}
