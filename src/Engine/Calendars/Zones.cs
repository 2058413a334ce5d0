namespace QueueMonitor.Engine.Calendars;

/// <summary>The IANA time zones that this machine knows.</summary>
public static class Zones
{
    private const int IdCharsMax = 64;

    public static bool Exists(string ianaId) => Find(ianaId) is not null;

    /// <summary>Null: not a zone. An id is also a file's name, so nothing but the letters of ids is looked up.</summary>
    internal static TimeZoneInfo? Find(string ianaId)
    {
        if (ianaId is null || ianaId.Length is 0 or > IdCharsMax || !char.IsAsciiLetter(ianaId[0])) return null;
        foreach (var c in ianaId)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('/' or '_' or '-' or '+')) return null;
        return TimeZoneInfo.TryFindSystemTimeZoneById(ianaId, out var zone) ? zone : null;
    }
}
