using QueueMonitor.Hub.Alerts.Mail;
using QueueMonitor.Hub.Hosting;
using QueueMonitor.Hub.Journal;
using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub;

/// <summary>What the hub is told at its start, by the command line or by a test.</summary>
public sealed record HubOptions
{
    public const string DefaultUrls = "http://localhost:5080";

    /// <summary>The clock that the figures speak of; in a replay, the recording's.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>The clock by which walls are served; null: <see cref="Time"/>. A replay faster than life sets the real one.</summary>
    public TimeProvider? Pace { get; init; }

    /// <summary>The clock by which the disk's answers are waited for; null: <see cref="Pace"/>. Tests that move the others by hand set the real one.</summary>
    public TimeProvider? Disks { get; init; }

    /// <summary>The clock by which engines measure their own work; null: as <see cref="Pace"/>.</summary>
    public TimeProvider? Work { get; init; }

    /// <summary>Where to listen, separated by semicolons. Anywhere but on loopback, everybody is asked who they are.</summary>
    public string Urls { get; init; } = DefaultUrls;

    /// <summary>Where settings, secrets and history are kept; null: in a temporary folder that goes when the program ends.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Whether events are kept before they are acknowledged; without a data folder they never are.</summary>
    public Durability Durability { get; init; } = Durability.Journal;

    /// <summary>Start although acknowledged events are missing from the journal.</summary>
    public bool AcceptLoss { get; init; }

    /// <summary>How long the journal is kept, in days; never past what the next start needs.</summary>
    public int JournalDays { get; init; } = 7;

    /// <summary>How much of the disk it may take, in megabytes; likewise.</summary>
    public int JournalMegabytes { get; init; } = 4096;

    public string DefaultSite { get; init; } = SiteOptions.Main;

    /// <summary>The name of the default site on walls until its settings say another.</summary>
    public string? SiteName { get; init; }

    /// <summary>IANA zone of a site until its settings say another; null: the host's.</summary>
    public string? Zone { get; init; }

    /// <summary>The built wallboard; null: where the build puts it.</summary>
    public string? WallFolder { get; init; }

    /// <summary>
    /// Addresses under which browsers reach the hub through a proxy on this machine, such as <c>https://monitor.example.org</c>.
    /// Pages of any other address are refused, so that no foreign page reads this hub through somebody's browser.
    /// </summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>Ask also those who come from this machine who they are.</summary>
    public bool RequireKeys { get; init; }

    /// <summary>The file that names the proxy that signs people in, and what its groups may do; null: there is none.</summary>
    public string? ProxyFile { get; init; }

    /// <summary>What the proxy proves itself by, when it does not stand in a file that <see cref="ProxyFile"/> names.</summary>
    public string? ProxySecret { get; init; }

    /// <summary>The certificate to answer https with; null: plain http.</summary>
    public TlsFiles? Tls { get; init; }

    /// <summary>The server that alerts are mailed through; null: no mail goes out.</summary>
    public MailServer? Mail { get; init; }

    /// <summary>Adds to the hub's services, or replaces them (the last of a kind counts): sources, demos, tests.</summary>
    public Action<IServiceCollection>? Services { get; init; }

    /// <summary>Sets up logging; null: lines on standard error.</summary>
    public Action<ILoggingBuilder>? Logging { get; init; }
}

/// <summary>The hub does not start as it was told to; its message says what to change.</summary>
public sealed class HubRefusedException(string message) : Exception(message);
