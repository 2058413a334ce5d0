using QueueMonitor.Engine.Forecasts.Patience;
using QueueMonitor.Engine.Images;

namespace QueueMonitor.Engine.Forecasts;

/// <summary>Those of one queue who have the same priority: among them first come is first served.</summary>
internal sealed class WaitClass(int index, int queue, int priority, Hazard patience)
{
    public int Index { get; } = index;

    public int Queue { get; } = queue;

    public int Priority { get; } = priority;

    /// <summary>Milliseconds by which it is served as if it had come earlier; less than 0: later.</summary>
    public double CreditMs { get; set; }

    public WaitingAges Ages { get; } = new();

    public FadingCount Arrivals15;

    public double MeanWait { get; set; } = 60;

    /// <summary>How readily they give up.</summary>
    public Hazard Patience { get; } = patience;

    /// <summary>What its waits were over what place and pace said; null before the first prediction.</summary>
    public WaitRatio? Ratio { get; set; }

    /// <summary>By how much its waits were longer than those of others in the same place.</summary>
    public WaitSurplus Surplus { get; } = new();

    /// <summary>How far its waits lie around the mean; null before the first prediction.</summary>
    public WaitRange? Range { get; set; }

    public GhostLine Ghosts { get; } = new();

    /// <summary>What the look at those who wait carries from one to the next.</summary>
    [field: NotKept("each look begins anew")]
    public ClassLook? Look { get; set; }
}

/// <summary>A look at those who wait in a class.</summary>
internal sealed class ClassLook
{
    /// <summary>When it was, milliseconds since 1970 UTC.</summary>
    public long At { get; set; } = long.MinValue;

    public WaitInputs.Surroundings Around;

    /// <summary>What was worked out last, and for how many of those behind it stands.</summary>
    public ContactForecast Last { get; set; }

    public int Left { get; set; }
}
