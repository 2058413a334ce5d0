using QueueMonitor.Engine.Images;

namespace QueueMonitor.Engine.Calendars.Holidays;

/// <summary>The days on which a queue is closed, whatever its hours say: those of a country, and single ones. Never changed.</summary>
public sealed class HolidayPlan : IEquatable<HolidayPlan>, IKeptByValue
{
    private readonly DateOnly[] _dates;

    /// <exception cref="ArgumentException">A country or region without rules, or too many dates.</exception>
    public HolidayPlan(string? country, string? region, IEnumerable<DateOnly> dates)
    {
        if (country is null && region is not null) throw new ArgumentException("A region needs its country.", nameof(region));
        if (country is not null && !HolidayRules.Knows(country, region)) throw new ArgumentException("There are no rules for it.", nameof(country));
        (Country, Region, _dates) = (country, region, [.. dates.Distinct().Order()]);
        if (_dates.Length > EngineLimits.HolidayDatesMax) throw new ArgumentException("There are too many dates.", nameof(dates));
    }

    public static HolidayPlan None { get; } = new(null, null, []);

    /// <summary>Code of ISO 3166; null: of no country.</summary>
    public string? Country { get; }

    /// <summary>The part of the country; null: what holds in all of it.</summary>
    public string? Region { get; }

    /// <summary>Single days beside those of the country, in order.</summary>
    public IReadOnlyList<DateOnly> Dates => _dates;

    /// <summary>Its days of a year with their names, in order; single ones have none, where they are no holiday of the country.</summary>
    public IReadOnlyList<(DateOnly Date, string? Name)> Of(int year)
    {
        var days = new SortedDictionary<DateOnly, string?>();
        foreach (var date in _dates)
        {
            if (date.Year == year) days[date] = null;
        }

        if (Country is not null)
        {
            foreach (var day in HolidayRules.Of(Country, Region, year)) days[day.Date] = day.Name;
        }

        return [.. days.Select(d => (d.Key, d.Value))];
    }

    internal bool HasSingle(DateOnly date) => Array.BinarySearch(_dates, date) >= 0;

    public bool Equals(HolidayPlan? other) =>
        other is not null && Country == other.Country && Region == other.Region && _dates.AsSpan().SequenceEqual(other._dates);

    public override bool Equals(object? obj) => Equals(obj as HolidayPlan);

    public override int GetHashCode() =>
        _dates.Aggregate((Country ?? "").Length + ((Region ?? "").Length * 31), (hash, date) => (hash * 31) + date.DayNumber);
}
