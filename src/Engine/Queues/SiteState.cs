using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Calendars;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Images;
using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Queues;

/// <summary>The site's own totals. Used by the engine loop only.</summary>
internal sealed class SiteState
{
    public SiteState(string site, string zone, long now)
    {
        Settings = new SiteSettings { Name = site, Zone = zone };
        if (!WorkCalendar.TryCreate(zone, WeeklyHours.Always, TimeOnly.MinValue, out var calendar))
            throw new ArgumentException($"There is no time zone '{zone}'. Use an IANA name such as Europe/Oslo.", nameof(zone));
        Calendar = calendar!;
        Office = OfficeOf(zone);
        DayStart = Calendar.DayStartAtOrBefore(now);
        NextDayAt = Calendar.NextDayStart(now);
        Measures = new MeasureSet(DayStart);
        OccupancyUntil = now;
    }

    public SiteSettings Settings { get; set; }

    public WorkCalendar Calendar { get; set; }

    /// <summary>Working time where no queue says it: Monday to Friday, 08:00–16:00.</summary>
    public WorkCalendar Office { get; set; }

    public MeasureSet Measures { get; }

    public long DayStart { get; set; }

    public long NextDayAt { get; set; }

    public int Waiting { get; set; }

    public int[] AgentsByState { get; } = new int[Enum.GetValues<AgentState>().Length];

    public AgentTouches Touches;

    public bool AgentsKnown => Touches.AreKnown;

    public long OccupancyUntil { get; set; }

    public int OpenContacts { get; set; }

    public int WaitingContacts { get; set; }

    public int ConnectedContacts { get; set; }

    /// <summary>Whether matters were solved, as of the last full hour.</summary>
    public LastingFigure Resolved { get; set; }

    /// <inheritdoc cref="Resolved"/>
    public LastingFigure Repeat { get; set; }

    public bool Dirty { get; set; } = true;

    [field: NotKept("the next capture makes it again")]
    public SiteSnapshot? Captured { get; set; }

    [field: NotKept("the next capture makes it again")]
    public long CapturedAt { get; set; }

    public static WorkCalendar OfficeOf(string zone) =>
        WorkCalendar.TryCreate(zone, WeeklyHours.Office, TimeOnly.MinValue, out var office) ? office
            : throw new ArgumentException($"There is no time zone '{zone}'. Use an IANA name such as Europe/Oslo.", nameof(zone));

    /// <summary>Counts today from a new moment.</summary>
    public void BeginDay(long dayStart)
    {
        if (dayStart == DayStart) return;
        DayStart = dayStart;
        Measures.StartDay(dayStart);
        Dirty = true;
    }
}
