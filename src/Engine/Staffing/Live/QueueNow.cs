namespace QueueMonitor.Engine.Staffing.Live;

/// <summary>How a queue's staffing stood at the last look. NaN: not known.</summary>
internal struct QueueNow
{
    /// <summary>The running quarter-hour.</summary>
    public long From;

    public double Required, Low, High;

    /// <summary>Agents at work here, a fraction too.</summary>
    public double Staffed;

    /// <summary>P(required &gt; staffed), and the probability that raises alerts.</summary>
    public double ProbabilityShort, ForAlert;

    /// <summary>In the long run with those staffed; value an hour in the site's currency.</summary>
    public double ServiceLevel, AbandonsPerHour, LatePerHour, AverageWait, Value;

    /// <summary>Seconds until nobody waits.</summary>
    public double Clear;

    /// <summary>Contacts a second that are expected, at today's level.</summary>
    public double Arrivals;

    public double Handle;

    /// <summary>Of work with deadlines: contacts that will be late today, of so many that are due today, and when the first is.</summary>
    public double LateContacts, DueContacts;

    public long LateAt;

    public static QueueNow Of(long from) => new()
    {
        From = from, Required = double.NaN, Low = double.NaN, High = double.NaN, Staffed = double.NaN, ProbabilityShort = double.NaN,
        ForAlert = double.NaN, ServiceLevel = double.NaN, AbandonsPerHour = double.NaN, LatePerHour = double.NaN, AverageWait = double.NaN, Value = double.NaN,
        Clear = double.NaN, Arrivals = double.NaN, Handle = double.NaN, LateContacts = double.NaN, DueContacts = double.NaN,
    };
}
