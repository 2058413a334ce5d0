namespace QueueMonitor.Engine.Calendars.Holidays;

/// <summary>A day on which people are not expected to work, under the name that the country gives it.</summary>
public readonly record struct Holiday(DateOnly Date, string Name);

/// <summary>A part of a country with holidays of its own.</summary>
public readonly record struct HolidayRegion(string Code, string Name);
