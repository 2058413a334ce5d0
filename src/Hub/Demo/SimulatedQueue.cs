namespace QueueMonitor.Hub.Demo;

/// <summary>One queue of the simulated centre: what it is, and who waits in it.</summary>
/// <param name="Id">Its name in events.</param>
/// <param name="Name">Its name on walls.</param>
/// <param name="Channel">voice, chat or email.</param>
/// <param name="Threshold">T, as settings say it.</param>
/// <param name="ThresholdSeconds">Roughly the same in seconds: whom agents of several queues take first.</param>
/// <param name="PerMinute">Contacts a minute at an ordinary hour.</param>
/// <param name="WorkSeconds">Mean time that a contact takes.</param>
/// <param name="WrapUpSeconds">Mean time after it.</param>
/// <param name="PatienceSeconds">Mean time that customers are willing to wait; 0: they do not stand waiting.</param>
/// <param name="Value">Money at stake per contact.</param>
/// <param name="Backlog">How many wait when the simulation begins.</param>
/// <param name="BacklogDays">The age of the oldest of them.</param>
internal sealed record SimulatedQueue(
    string Id, string Name, string Channel, string Threshold, double ThresholdSeconds, double PerMinute, double WorkSeconds,
    double WrapUpSeconds, double PatienceSeconds, double Value, int Backlog = 0, double BacklogDays = 0)
{
    private const double DaySeconds = 6_000;

    /// <summary>Who serves it for us; null: we do.</summary>
    public string? Partner => Id is "sales-chat" or "power-outage" ? "Fjordservice" : null;

    public bool IsVoice => Channel == "voice";

    public bool IsChat => Channel == "chat";

    public bool IsEmail => Channel == "email";

    /// <summary>In the order in which they entered.</summary>
    public LinkedList<SimulatedContact> Waiting { get; } = new();

    /// <summary>How many times more contacts than usual come just now.</summary>
    public double Surge { get; set; } = 1;

    /// <summary>How many times more contacts than on average come at a moment of an ordinary day, which has a hundred minutes here.</summary>
    public double Wave(long at) => 0.92 + (0.22 * Math.Sin(2 * Math.PI * ((at / 1000.0 / DaySeconds) + (Name.Length * 0.07))));

    /// <summary>The eight queues of the demonstration: about nine tenths of what their agents can do, and all of it in a surge.</summary>
    public static IReadOnlyList<SimulatedQueue> Eight() =>
    [
        new("billing", "Billing", "voice", "PT2M", 120, 1.85, 240, 45, 300, 180),
        new("moving-home", "Moving home", "voice", "PT2M", 120, 0.85, 310, 60, 300, 240),
        new("customer-email", "Customer e-mail", "email", "2 working days", 172_800, 0.17, 620, 0, 0, 90, 46, 1.9),
        new("power-outage", "Power outage", "voice", "PT2M", 120, 0.5, 150, 20, 420, 60),
        new("new-contracts", "New contracts", "voice", "PT2M", 120, 1.0, 360, 60, 240, 950),
        new("support-chat", "Support chat", "chat", "PT1M", 60, 2.25, 460, 0, 180, 70),
        new("sales-chat", "Sales chat", "chat", "PT1M", 60, 1.3, 400, 0, 150, 600),
        new("business-email", "Business e-mail", "email", "2 working days", 172_800, 0.07, 700, 0, 0, 400, 12, 0.8),
    ];
}
