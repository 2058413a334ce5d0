namespace QueueMonitor.Hub.Intake;

/// <summary>Every bound of the intake with its reason.</summary>
public static class IntakeLimits
{
    /// <summary>Bytes of one event. The longest of the contract's events with every field at its limit is under 4 kB.</summary>
    public const int EventBytesMax = 64 * 1024;

    /// <summary>Bytes of one <c>source.synced</c>: about seven thousand contacts, more than any one source holds open.</summary>
    public const int SyncedBytesMax = 1024 * 1024;

    /// <summary>Bytes of a single object or an array, unpacked. Who has more sends lines, which have no bound.</summary>
    public const long DocumentBytesMax = 16 * 1024 * 1024;

    /// <summary>
    /// How many times its packed size a body may unpack to, past <see cref="DocumentBytesMax"/>. Events pack ten to fifty to one; a bomb
    /// a thousand to one and more.
    /// </summary>
    public const int UnpackedTimesMax = 200;

    /// <summary>Levels of brackets in an event. The contract's own need five.</summary>
    public const int DepthMax = 16;

    /// <summary>Different names in a batch. References have 15 bits; the rest is room for one long event on top of a full batch.</summary>
    public const int NamesMax = 30_000;

    /// <summary>Skills of a contact, queues of an agent.</summary>
    public const int ListMax = 256;

    /// <summary>Errors that an answer lists; the others are counted. A sender that is wrong everywhere learns it from a thousand.</summary>
    public const int ErrorsListed = 1_000;

    /// <summary>Requests that are read at once, of all sites; a sixteenth is kept for each. Each may hold a megabyte and two batches.</summary>
    public const int RequestsMax = 256;

    /// <summary>Requests of one source that are read at once, so that no source takes the place of all others.</summary>
    public const int RequestsPerSourceMax = 64;

    /// <summary>Sources of a site whose counters are kept; twice what it may have. Later ones are counted together.</summary>
    public const int CountedSourcesMax = 128;

    /// <summary>How long a request waits for room in the engine before it is sent away.</summary>
    public static readonly TimeSpan RoomWithin = TimeSpan.FromSeconds(2);

    /// <summary>A body of which nothing came for this long is taken as broken off. Two heartbeats of a slow source.</summary>
    public static readonly TimeSpan BodyIdleMax = TimeSpan.FromSeconds(60);
}
