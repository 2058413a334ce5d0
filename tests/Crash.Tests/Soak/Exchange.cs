using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using QueueMonitor.Crash.Tests.Harness;

namespace QueueMonitor.Crash.Tests.Soak;

/// <summary>
/// A telephone exchange whose calls wait and talk for a while. It starts anew now and then: calls that ended meanwhile it never tells
/// of, others have come that nobody heard of. It then says by <c>source.synced</c> which there are, and the hub must hold just those.
/// </summary>
internal sealed class Exchange(string name, int seed, TimeProvider time)
{
    private const int OpenMax = 60;

    private readonly Random _random = new(seed);
    private readonly Dictionary<string, DateTimeOffset> _waiting = [];
    private readonly Dictionary<string, DateTimeOffset> _talking = [];
    private DateTimeOffset _at;
    private long _made;
    private string _last = "";

    public string Queue => $"queue-{name}";

    /// <summary>Calls that ended without a word.</summary>
    public long Lost { get; private set; }

    /// <summary>Calls of which the hub heard by <c>source.synced</c> alone.</summary>
    public long Found { get; private set; }

    public long Events { get; private set; }

    /// <summary>Calls come, are answered, give up, end.</summary>
    public async Task Work(HttpClient hub)
    {
        var lines = new StringBuilder();
        var at = Moment();
        for (var n = _random.Next(6); n > 0 && _waiting.Count + _talking.Count < OpenMax; n--)
        {
            var call = $"{name}-{_made++}";
            Say("contact.queued", call);
            _waiting.Add(call, _at);
        }

        foreach (var call in Some(_waiting, 4))
        {
            _waiting.Remove(call, out var _);
            if (_random.Next(4) == 0)
            {
                Say("contact.abandoned", call);
                continue;
            }

            Say("contact.answered", call);
            _talking.Add(call, _at);
        }

        foreach (var call in Some(_talking, 3))
        {
            _talking.Remove(call);
            Say("contact.completed", call);
        }

        if (lines.Length > 0) await Send(hub, _last = lines.ToString());

        void Say(string type, string call)
        {
            var more = type switch
            {
                "contact.queued" => $",\"queue\":\"{Queue}\"",
                "contact.answered" => $",\"queue\":\"{Queue}\",\"agent\":\"{name}-agent-{_random.Next(20)}\"",
                _ => "",
            };
            lines.Append($$"""{"id":"{{call}}-{{type}}","type":"{{type}}","at":"{{at}}","contact":"{{call}}"{{more}}}""").Append('\n');
        }
    }

    /// <summary>It starts anew, sends its last body once more, and says which calls there are; those and no others are there then.</summary>
    public async Task StartAnew(HubProcess hub)
    {
        if (_last.Length > 0) await Send(hub.Client, _last);
        foreach (var gone in _waiting.Keys.Concat(_talking.Keys).Where(_ => _random.Next(3) == 0).ToArray())
        {
            if (!_waiting.Remove(gone)) _talking.Remove(gone);
            Lost++;
        }

        var at = Moment();
        for (var n = _random.Next(3); n > 0; n--)
        {
            (_random.Next(2) == 0 ? _waiting : _talking).Add($"{name}-{_made++}", _at.AddSeconds(-_random.Next(1, 4)));
            Found++;
        }

        var contacts = _waiting.Select(c => Contact(c, "waiting")).Concat(_talking.Select(c => Contact(c, "connected")));
        await Send(hub.Client,
            $$"""{"type":"source.synced","at":"{{at}}","queues":["{{Queue}}"],"covers":["waiting","connected"],"contacts":[{{string.Join(',', contacts)}}]}""");
        var queue = await hub.Get($"/api/v1/queues/{Queue}");
        var shown = queue["contacts"]!.AsArray().Count;
        Assert.True((long)queue["waiting"]! == _waiting.Count, $"{queue["waiting"]} wait in {Queue} ({shown} are listed), and {_waiting.Count} do.");

        string Contact(KeyValuePair<string, DateTimeOffset> call, string state) =>
            $$"""{"contact":"{{call.Key}}","queue":"{{Queue}}","state":"{{state}}","since":"{{Text(call.Value)}}","agent":"{{name}}-agent-{{_random.Next(20)}}"}""";
    }

    private async Task Send(HttpClient hub, string lines)
    {
        while (true)
        {
            using var content = new StringContent(lines, Encoding.UTF8, new MediaTypeHeaderValue("application/x-ndjson"));
            using var answer = await hub.PostAsync(new Uri($"/api/v1/events?source={name}", UriKind.Relative), content);
            var said = await answer.Content.ReadAsStringAsync();
            if ((int)answer.StatusCode is 429 or 503)
            {
                await Task.Delay(50);
                continue;
            }

            Assert.True(answer.IsSuccessStatusCode, said);
            Assert.Empty(JsonNode.Parse(said)!["rejected"]!.AsArray());
            Events += (long)JsonNode.Parse(said)!["accepted"]!;
            return;
        }
    }

    private List<string> Some(Dictionary<string, DateTimeOffset> calls, int max) =>
        [.. calls.Where(c => c.Value < _at && _random.Next(3) == 0).Take(max).Select(c => c.Key)];

    // Later than all that was said before, to the millisecond.
    private string Moment()
    {
        var now = time.GetUtcNow();
        _at = now > _at.AddMilliseconds(1) ? now : _at.AddMilliseconds(1);
        return Text(_at);
    }

    private static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
