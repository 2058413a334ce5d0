namespace QueueMonitor.Hub.Plan;

/// <summary>Every bound of reading a plan, with its reason.</summary>
internal static class PlanLimits
{
    /// <summary>Bytes of a plan: five weeks of fifty queues in quarter-hours are 8 MB.</summary>
    public const int BytesMax = 16 * 1024 * 1024;

    /// <summary>Quarter-hours of a plan, all queues together: five weeks of fifty queues are 168,000.</summary>
    public const int IntervalsMax = 200_000;

    /// <summary>Shifts of a plan, repeated ones told one by one: five weeks of a thousand agents with two breaks are 105,000.</summary>
    public const int ShiftsMax = 150_000;

    public const int ColumnsMax = 64;

    /// <summary>Characters of a cell or of a line of a calendar; the longest name has 256 bytes.</summary>
    public const int TextMax = 4_096;

    /// <summary>Queues of one shift.</summary>
    public const int QueuesOfShiftMax = 64;

    /// <summary>Errors that are told one by one; the rest is counted. Nobody mends more than these before sending it again.</summary>
    public const int ErrorsShown = 100;

    /// <summary>Days looked at for all events that repeat: five hundred that began ten years ago, in half a second.</summary>
    public const int DaysOfSeriesMax = 2_000_000;

    /// <summary>How far ahead a plan may reach, and how far back: a roster is made for months at most, and what was is kept to compare.</summary>
    public const int DaysAhead = 100, DaysBack = 35;

    /// <summary>The longest shift: a longer one is a slip in the date.</summary>
    public static readonly TimeSpan ShiftMax = TimeSpan.FromHours(24);

    /// <summary>The longest absence: leave is planned in one piece.</summary>
    public static readonly TimeSpan AbsenceMax = TimeSpan.FromDays(DaysAhead);

    /// <summary>Contacts of one interval, seconds of one contact, agents of one interval: past these a column was taken for another.</summary>
    public const int ContactsMax = 100_000, HandleSecondsMax = 86_400, AgentsMax = 50_000;

    public static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);
}
