using QueueMonitor.Engine.Images;

namespace QueueMonitor.Engine.Queues;

/// <summary>When a queue is open in an ordinary week, in its own zone. Spans of a day do not overlap and stand in order.</summary>
public sealed class WeeklyHours : IEquatable<WeeklyHours>, IKeptByValue
{
    private readonly OpenSpan[][] _days;

    /// <param name="days">Seven lists, Sunday first, as <see cref="DayOfWeek"/> counts.</param>
    public WeeklyHours(IReadOnlyList<IReadOnlyList<OpenSpan>> days)
    {
        if (days.Count != 7) throw new ArgumentException("A week has seven days.", nameof(days));
        _days = [.. days.Select(spans => spans.OrderBy(s => s.FromMinute).ToArray())];
        foreach (var spans in _days)
        {
            for (var i = 0; i < spans.Length; i++)
            {
                var overlaps = i > 0 && spans[i].FromMinute < spans[i - 1].ToMinute;
                if (overlaps || spans[i].FromMinute < 0 || spans[i].ToMinute > 1440 || spans[i].FromMinute >= spans[i].ToMinute)
                    throw new ArgumentException("Opening hours of a day run from earlier to later and do not overlap.", nameof(days));
            }
        }
    }

    public static WeeklyHours Always { get; } = new(Enumerable.Repeat<IReadOnlyList<OpenSpan>>([new(0, 1440)], 7).ToArray());

    /// <summary>Monday to Friday, 08:00–16:00.</summary>
    public static WeeklyHours Office { get; } = new(
        [.. Enumerable.Range(0, 7).Select(day => day is 0 or 6 ? (IReadOnlyList<OpenSpan>)[] : [new(8 * 60, 16 * 60)])]);

    public IReadOnlyList<OpenSpan> On(DayOfWeek day) => _days[(int)day];

    public bool IsNeverOpen => _days.All(d => d.Length == 0);

    public bool Equals(WeeklyHours? other) =>
        other is not null && _days.Zip(other._days).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));

    public override bool Equals(object? obj) => Equals(obj as WeeklyHours);

    public override int GetHashCode() => _days.Sum(d => d.Sum(s => (s.FromMinute * 31) + s.ToMinute));
}

/// <summary>Open from a minute of the day (0–1439) to another (1–1440, not included), local time.</summary>
public readonly record struct OpenSpan(int FromMinute, int ToMinute);
