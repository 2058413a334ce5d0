using System.Globalization;
using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Testing;

/// <summary>
/// A stretch of a contact centre's day that reads as people there would tell it. Times are local to the script's zone:
/// <c>09:00:04</c>, <c>09:00:04.250</c>, or with a day before it (<c>2026-03-29 01:59:00</c>); <c>+01:00</c> or Z behind
/// it says which of two equal times is meant. <see cref="At"/> says when things happen; they are received then too, unless
/// <see cref="Received"/> came before.
/// </summary>
public sealed partial class FloorScript
{
    private readonly List<FieldStep> _steps = [];
    private readonly TimeZoneInfo _zone;
    private readonly DateOnly _date;
    private readonly string _zoneName;
    private readonly long _start;
    private string _source = EventBatch.DefaultSource;
    private string? _id;
    private long _at;
    private long _received;
    private long? _nextReceived;

    private FloorScript(string zone, DateOnly date)
    {
        (_zoneName, _zone, _date) = (zone, TimeZoneInfo.FindSystemTimeZoneById(zone), date);
        _start = _at = _received = Moment("00:00:00");
    }

    /// <summary>A day (by default a Friday) from local midnight on.</summary>
    public static FloorScript Day(string zone = "UTC", string date = "2026-11-20") =>
        new(zone, DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    public IReadOnlyList<FieldStep> Steps => _steps;

    public string Zone => _zoneName;

    public long StartAt => _start;

    /// <summary>What happens next, happens at this time.</summary>
    public FloorScript At(string time)
    {
        _at = Moment(time);
        _received = _nextReceived ?? _at;
        _nextReceived = null;
        return this;
    }

    /// <summary>What happens at the next <see cref="At"/> reaches us only now (or already now).</summary>
    public FloorScript Received(string time)
    {
        _nextReceived = Moment(time);
        return this;
    }

    /// <summary>The source of what follows.</summary>
    public FloorScript From(string source)
    {
        _source = source;
        return this;
    }

    /// <summary>The id of the next event.</summary>
    public FloorScript Id(string id)
    {
        _id = id;
        return this;
    }

    /// <summary>Nothing happens, only time passes.</summary>
    public FloorScript Tick(string time)
    {
        _steps.Add(FieldStep.Tick(Moment(time)));
        return this;
    }

    /// <summary>The last event is sent once more.</summary>
    public FloorScript Again(string? receivedAt = null)
    {
        var last = _steps[^1];
        _steps.Add(receivedAt is null ? last : last with { Received = Moment(receivedAt) });
        return this;
    }

    public FloorScript Add(FieldEvent one)
    {
        _steps.Add(FieldStep.Of(_received, _source, _id is null ? one : one with { Id = _id }));
        _id = null;
        return this;
    }

    /// <summary>Milliseconds since 1970 UTC of a local time.</summary>
    public long Moment(string time)
    {
        if (time.EndsWith('Z') || time.Length > 10 && time.LastIndexOfAny(['+', '-']) > 10)
            return DateTimeOffset.Parse(time, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
        var local = time.Length > 10 && time[4] == '-'
            ? DateTime.Parse(time, CultureInfo.InvariantCulture)
            : _date.ToDateTime(TimeOnly.Parse(time, CultureInfo.InvariantCulture));
        return new DateTimeOffset(local, _zone.GetUtcOffset(local)).ToUnixTimeMilliseconds();
    }

    /// <summary>Plays the script on the engine's floor.</summary>
    /// <param name="until">How far time goes on after the last step; by default not at all.</param>
    public Played Play(string? until = null)
    {
        var played = new Played(_zoneName, _start);
        foreach (var step in _steps) played.Take(step);
        if (until is not null) played.Take(FieldStep.Tick(Moment(until)));
        return played;
    }

    /// <summary>Plays the script on the slow, obvious floor.</summary>
    public ReferenceFloor PlayReference(string? until = null)
    {
        var floor = new ReferenceFloor("main", _zoneName, _start);
        foreach (var step in _steps) floor.Take(step);
        if (until is not null) floor.Take(FieldStep.Tick(Moment(until)));
        return floor;
    }

    internal static TimeSpan Span(string text)
    {
        var number = double.Parse(text[..^1], CultureInfo.InvariantCulture);
        return text[^1] switch
        {
            's' => TimeSpan.FromSeconds(number),
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            'd' => TimeSpan.FromDays(number),
            _ => throw new FormatException($"'{text}': say 20s, 5m, 4h or 2d."),
        };
    }
}
