namespace QueueMonitor.Hub.Boards;

/// <summary>Every bound of the live feed with its reason.</summary>
internal static class BoardLimits
{
    /// <summary>A frame at most this often: four a second read as "at once" and are a tenth of what a browser could paint.</summary>
    public static readonly TimeSpan FrameEvery = TimeSpan.FromMilliseconds(250);

    /// <summary>A wall that hears nothing for three beats knows that it is cut off.</summary>
    public static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(1);

    /// <summary>A wall that takes longer for one message shows what is no longer true.</summary>
    public static readonly TimeSpan SendMax = TimeSpan.FromSeconds(10);

    /// <summary>How long a last word may take before the connection ends without it.</summary>
    public static readonly TimeSpan ByeMax = TimeSpan.FromSeconds(1);

    /// <summary>Walls at once, of all sites; a sixteenth is kept for each. One file handle each, of the 20,000 that a process usually has.</summary>
    public const int WallsMax = 20_000;

    /// <summary>Boards of a site that are watched at once; each has a loop of its own.</summary>
    public const int BoardsMax = 256;

    /// <summary>A board's name.</summary>
    public const int BoardNameMax = 64;

    /// <summary>What a wall says of itself (its name, its version).</summary>
    public const int WallTextMax = 64;

    /// <summary>Notices of a wall: it knows of one kind today.</summary>
    public const int WallNoticesMax = 8;

    /// <summary>Bytes of one message from a wall: a Join is the longest, and is far below.</summary>
    public const int WallMessageBytesMax = 4 * 1024;

    /// <summary>Calls of one connection: so many at once, then four a second. A wall tells one paint a second and joins a board every few.</summary>
    public const int CallsAtOnceMax = 60;

    public const double CallsPerSecondMax = 4;

    /// <summary>Sends that are remembered until the wall reports their paint: four seconds of frames.</summary>
    public const int SendsRemembered = 16;

    /// <summary>A wall reports a paint once a second; sooner ones count for nothing.</summary>
    public static readonly TimeSpan PaintReportsEvery = TimeSpan.FromMilliseconds(500);

    /// <summary>A paint later than this after its arrival is a browser that slept, not a latency.</summary>
    public static readonly TimeSpan PaintMax = TimeSpan.FromSeconds(60);

    /// <summary>
    /// A row that differs in nothing but when its source was last heard is sent anew only after this: its state
    /// (live, quiet, …) changes at 15 s at the earliest.
    /// </summary>
    public static readonly TimeSpan HeardAgainAfter = TimeSpan.FromSeconds(5);
}
