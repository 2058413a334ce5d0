using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Calendars;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Forecasts;
using QueueMonitor.Engine.Images;
using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Promises;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Queues;

/// <summary>Conversations (and times between two agents) in order of their start. Used by the engine loop only.</summary>
internal sealed class TalkLine(QueueState? queue)
{
    public int First = -1, Last = -1;

    // Conversations in it that are no way between two agents, and the sum of their beginnings.
    public int Talking;
    public long FromSum;

    /// <summary>Whose conversations they are; null: of contacts that never had a queue.</summary>
    public QueueState? Queue { get; } = queue;
}

/// <summary>One queue as the floor holds it. Used by the engine loop only.</summary>
internal sealed class QueueState
{
    // A late event finds the settings of its time among this many changes; before that, the oldest known.
    private const int SettingsKept = 64;

    private readonly List<(int Epoch, QueueSettings Settings, WorkCalendar Calendar)> _settings = [];

    public QueueState(int index, string name, QueueSettings settings, WorkCalendar calendar, int epoch, long now)
    {
        (Index, Name) = (index, name);
        Talks = new TalkLine(this);
        _settings.Add((epoch, settings, calendar));
        Calendar = calendar;
        Settings = settings;
        Measures = new MeasureSet(calendar.DayStartAtOrBefore(now));
        NextDayAt = calendar.NextDayStart(now);
        DayStart = calendar.DayStartAtOrBefore(now);
        Open = calendar.IsOpen(now);
        OpenChangesAt = calendar.NextOpenChange(now);
        Trend = new Trend(IsWritten);
        OccupancyUntil = now;
    }

    public int Index { get; }

    public string Name { get; }

    public QueueSettings Settings { get; private set; }

    public WorkCalendar Calendar { get; private set; }

    /// <summary>What was configured so far, merged; null: nothing.</summary>
    public QueueSettingsPatch? Configured { get; set; }

    /// <summary>The medium that an event said first.</summary>
    public MediaType SeenMedia { get; set; }

    public MeasureSet Measures { get; }

    public Trend Trend { get; private set; }

    /// <summary>What is expected of it, as of the last step of five seconds.</summary>
    public QueueForecast Forecast { get; set; }

    /// <summary>What waits would shrink to, 0–1, if the agents came who are advised to; 1: none are.</summary>
    public double Relief { get; set; } = 1;

    public LossRing Losses { get; } = new();

    /// <summary>Customers who gave up here last and are not won back.</summary>
    public int Unreturned { get; set; }

    /// <summary>Whether matters were solved, as of the last full hour.</summary>
    public LastingFigure Resolved { get; set; }

    /// <inheritdoc cref="Resolved"/>
    public LastingFigure Repeat { get; set; }

    public QueueLevelRule Level { get; } = new();

    public bool IsWritten => Settings.Media is MediaType.Email or MediaType.Social;

    // The waiting line by entry, those whose T has not passed by due, and conversations by their start.
    public int FirstWaiting = -1, LastWaiting = -1, FirstDue = -1, LastDue = -1;

    public TalkLine Talks { get; }

    /// <summary>Its open promises to customers.</summary>
    public PromiseLine Promises { get; } = new();

    /// <summary>The maximum age was changed: those who wait no longer turn into ghosts in order of entry.</summary>
    public bool MixedAges { get; private set; }

    public int Waiting { get; set; }

    public int NotYetDue { get; set; }

    public int NextMark { get; set; } = 1;

    public long DayStart { get; set; }

    public long NextDayAt { get; set; }

    public bool Open { get; set; }

    public long OpenChangesAt { get; set; }

    public ulong Sources { get; set; }

    // Agents that serve this queue, and how many of them are in each state.
    public List<int> Members { get; } = [];

    public int[] AgentsByState { get; } = new int[Enum.GetValues<AgentState>().Length];

    public AgentTouches Touches;

    public bool AgentsKnown => Touches.AreKnown;

    public long OccupancyUntil { get; set; }

    /// <summary>Its next moment may have changed: time must plan it anew.</summary>
    public bool MustPlan { get; set; } = true;

    /// <summary>Something a snapshot shows has changed since the last capture.</summary>
    public bool Dirty { get; set; } = true;

    /// <summary>Net change of figures while a late event is taken in (0: none), and whether it took back a decision.</summary>
    public long Digest { get; set; }

    public bool Touched { get; set; }

    public bool DecisionTakenBack { get; set; }

    [field: NotKept("the next capture makes it again")]
    public QueueSnapshot? Captured { get; set; }

    [field: NotKept("the next capture makes it again")]
    public long CapturedAt { get; set; }

    [field: NotKept("the next capture makes it again")]
    public long CapturedHeardAt { get; set; }

    // Who has waited longest by the customer's own clock, as of the last capture, and who came since.
    public List<int> Newcomers { get; } = [];

    public int OldestCustomer { get; set; } = -1;

    public int OldestCustomerMark { get; set; }

    public bool RescanCustomers { get; set; }

    public QueueSettings SettingsAt(int epoch) => At(epoch).Settings;

    public WorkCalendar CalendarAt(int epoch) => At(epoch).Calendar;

    /// <summary>The moment T passes for a visit that begins then, by the settings of that time.</summary>
    public long DueOf(long entered, int epoch)
    {
        var (_, settings, calendar) = At(epoch);
        return settings.Threshold.IsWorkingTime
            ? calendar.AddWorkingDays(entered, settings.Threshold.WorkingDays)
            : entered + (long)settings.Threshold.Duration.TotalMilliseconds;
    }

    /// <summary>Takes new settings. Today is counted anew from the day start that the new zone and start of day give.</summary>
    public void Configure(QueueSettings settings, WorkCalendar calendar, int epoch, long now)
    {
        var written = IsWritten;
        MixedAges |= settings.MaxAge != Settings.MaxAge;
        if (_settings.Count == SettingsKept) _settings.RemoveAt(0);
        _settings.Add((epoch, settings, calendar));
        (Settings, Calendar, MustPlan) = (settings, calendar, true);
        NextDayAt = calendar.NextDayStart(now);
        BeginDay(calendar.DayStartAtOrBefore(now));
        Open = calendar.IsOpen(now);
        OpenChangesAt = calendar.NextOpenChange(now);
        if (written != IsWritten) Trend = new Trend(IsWritten);
        Dirty = true;
    }

    /// <summary>When a visit or conversation that begins then turns into a ghost, by the settings of that time.</summary>
    public long GhostOf(long from, int epoch) =>
        At(epoch).Settings.MaxAge is { } age ? from + (long)age.TotalMilliseconds : long.MaxValue;

    public void BeginDay(long dayStart)
    {
        if (dayStart == DayStart) return;
        DayStart = dayStart;
        Measures.StartDay(dayStart);
        Dirty = true;
    }

    private (int Epoch, QueueSettings Settings, WorkCalendar Calendar) At(int epoch)
    {
        for (var i = _settings.Count - 1; i > 0; i--)
        {
            if (_settings[i].Epoch <= epoch) return _settings[i];
        }

        return _settings[0];
    }
}
