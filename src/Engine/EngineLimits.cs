namespace QueueMonitor.Engine;

/// <summary>Every bound of the engine with its reason. What goes past one is refused or dropped, counted, and visible.</summary>
public static class EngineLimits
{
    /// <summary>Events in a batch. From 256 up the hand-over costs under 10 ns an event; 1,024 keeps a batch in the L2 cache.</summary>
    public const int BatchEventsMax = 1024;

    /// <summary>Text in a batch; a batch counts as full from here on.</summary>
    public const int BatchTextBytesMax = 128 * 1024;

    /// <summary>Different names in a batch; references are 15 bits.</summary>
    public const int BatchNamesMax = 8192;

    /// <summary>Batches that wait for the loop. Bounded, so that the pool never runs dry and a sender feels back-pressure.</summary>
    public const int IntakeBatchesMax = 256;

    /// <summary>Bytes of a contact's id, or of any name. Twice the longest seen in the field (Amazon's resource names).</summary>
    public const int IdBytesMax = 256;

    /// <summary>Queues of a site: ten times the largest board documented by any vendor.</summary>
    public const int QueuesMax = 2_000;

    public const int AgentsMax = 50_000;

    /// <summary>Contacts that are open at once; a million is a backlog that nobody works off.</summary>
    public const int OpenContactsMax = 2_000_000;

    /// <summary>
    /// Closed calls and chats kept for a late event or a wrap-up, those in a menu among them; the longest closed goes first. An hour of 69 a second:
    /// after an hour a late event changes nothing any more, so that what goes then goes by its time.
    /// </summary>
    public const int ClosedContactsMax = 250_000;

    /// <summary>The same of e-mails and posts, whose customers write again for 30 days: 16,600 a day.</summary>
    public const int ClosedWrittenMax = 500_000;

    /// <summary>Sources of a site.</summary>
    public const int SourcesMax = 64;

    /// <summary>Events that a contact keeps for putting late ones in order; past it late ones no longer change the contact.</summary>
    public const int ContactEventsMax = 256;

    /// <summary>Promises that a contact keeps; as many as events: one more is an anomaly and holds nothing.</summary>
    public const int ContactPromisesMax = 256;

    /// <summary>Single days on which a queue is closed: every day of nearly three years.</summary>
    public const int HolidayDatesMax = 1_000;

    /// <summary>Event ids remembered against resends: 116 events a second, all day; 80 MB, and a table of 134 MB.</summary>
    public const int DuplicateIdsMax = 10_000_000;

    /// <summary>Anomalies readable per source.</summary>
    public const int AnomaliesKept = 100;

    /// <summary>Waiting contacts in a queue's snapshot; those after them are told as groups.</summary>
    public const int MarksMax = 120;

    /// <summary>Groups after the marks.</summary>
    public const int GroupsMax = 60;

    /// <summary>How long what is missing may still come before an impossible sequence is taken as what it most plausibly means.</summary>
    public static readonly TimeSpan SettleAfter = TimeSpan.FromSeconds(60);

    /// <summary>An event id is remembered this long: who was cut off for a night sends it again in the morning.</summary>
    public static readonly TimeSpan DuplicatesKept = TimeSpan.FromHours(24);

    /// <summary>An event older than this on receipt, or older than what its contact already has, is late and restates.</summary>
    public static readonly TimeSpan LateAfter = TimeSpan.FromSeconds(10);

    /// <summary>An <c>at</c> further ahead of the receive time than this is taken as the receive time and counted.</summary>
    public static readonly TimeSpan FutureMax = TimeSpan.FromSeconds(2);

    /// <summary>A closed contact keeps its events this long for putting late ones in order.</summary>
    public static readonly TimeSpan ReorderWithin = TimeSpan.FromHours(1);

    /// <summary>Quarter-hours kept for history; an event older than this changes no interval.</summary>
    public const int IntervalsKept = 192;

    /// <summary>Quarter-hours of plan of all queues together: two hundred queues for four weeks.</summary>
    public const int PlannedIntervalsMax = 540_000;

    /// <summary>Stretches of shifts of all agents together: ten thousand agents, four weeks, two breaks a day.</summary>
    public const int PlannedShiftsMax = 1_500_000;

    /// <summary>How far ahead of now a plan may reach; what is further is refused.</summary>
    public static readonly TimeSpan PlanAhead = TimeSpan.FromDays(400);

    /// <summary>Days of contacts by quarter-hour that demand is learned from, per queue: twelve weeks.</summary>
    public const int DemandDaysKept = 84;

    /// <summary>Teams of agents who serve the same queues; whoever comes after them stands with their first queue alone.</summary>
    public const int TeamsMax = 4_096;

    /// <summary>Alerts kept after they are over, and moves: the oldest goes first.</summary>
    public const int AlertsKept = 1_000, MovesKept = 200;

    /// <summary>What came of one alert, newest last: a snooze of a quarter-hour all day, and as much again.</summary>
    public const int AlertActsKept = 100;

    /// <summary>Contacts kept for what became of their customers: 36,000 a day for four weeks; past it the oldest goes first.</summary>
    public const int CasesMax = 1_000_000;

    /// <summary>Contacts kept under one customer; who comes more often is a switchboard, and the oldest counts as nobody's.</summary>
    public const int CustomerCasesMax = 200;

    /// <summary>Customers whom somebody has taken to call back, at once.</summary>
    public const int TakenMax = 10_000;

    /// <summary>Whoever gave up longer ago than this is not called back any more.</summary>
    public static readonly TimeSpan UnreturnedKept = TimeSpan.FromDays(7);

    /// <summary>A customer's contacts within this time of the first are one try.</summary>
    public static readonly TimeSpan OneTry = TimeSpan.FromHours(24);

    /// <summary>Days of contacts from which snapshots tell whether matters were solved: four weeks.</summary>
    public const int OutcomeDays = 28;

    /// <summary>The loop publishes at most this often; walls get four frames a second.</summary>
    public static readonly TimeSpan PublishEvery = TimeSpan.FromMilliseconds(20);
}
