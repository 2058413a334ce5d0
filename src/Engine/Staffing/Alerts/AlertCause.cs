namespace QueueMonitor.Engine.Staffing.Alerts;

/// <summary>What an alert is about.</summary>
public enum AlertKind : byte
{
    /// <summary>More agents are required than are there.</summary>
    Understaffed,

    /// <summary>Contacts take longer than usual.</summary>
    HandleTime,

    /// <summary>More contacts come than were forecast.</summary>
    Arrivals,

    /// <summary>People give up more readily than usual.</summary>
    Abandonment,

    /// <summary>Agents have gone.</summary>
    AgentsGone,

    /// <summary>A source has fallen silent.</summary>
    SourceSilent,

    /// <summary>A coming quarter-hour will lack agents.</summary>
    WillBeShort,

    /// <summary>Promises with a deadline will be broken.</summary>
    Deadline,

    /// <summary>No alarm: agents can be spared while others are short.</summary>
    Spare,

    /// <summary>Customers who gave up wait to be called back, and nobody takes them.</summary>
    CallBacks,

    /// <summary>Promises to single customers are broken, or about to be.</summary>
    Promises,
}

/// <summary>One cause has one alert.</summary>
/// <param name="Subject">Empty: what has no queue. The queue,
/// or the queues that lack one skill, in the order of their names and parted by a line break; or the source.</param>
public readonly record struct AlertCause(AlertKind Kind, string Subject) : IComparable<AlertCause>
{
    public int CompareTo(AlertCause other) => Kind != other.Kind ? Kind.CompareTo(other.Kind) : string.CompareOrdinal(Subject, other.Subject);

    public static bool operator <(AlertCause a, AlertCause b) => a.CompareTo(b) < 0;

    public static bool operator <=(AlertCause a, AlertCause b) => a.CompareTo(b) <= 0;

    public static bool operator >(AlertCause a, AlertCause b) => a.CompareTo(b) > 0;

    public static bool operator >=(AlertCause a, AlertCause b) => a.CompareTo(b) >= 0;

    /// <summary>Queues that lack agents together are one cause.</summary>
    public static AlertCause Understaffed(IEnumerable<string> queues) =>
        new(AlertKind.Understaffed, string.Join('\n', queues.Order(StringComparer.Ordinal)));

    public IReadOnlyList<string> Queues => Subject.Length == 0 ? [] : Subject.Split('\n');
}
