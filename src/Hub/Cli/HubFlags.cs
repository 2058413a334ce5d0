using System.CommandLine;
using System.CommandLine.Parsing;
using QueueMonitor.Hub.Access.Proxies;
using QueueMonitor.Hub.Alerts.Mail;
using QueueMonitor.Hub.Hosting;
using QueueMonitor.Hub.Journal;
using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Cli;

/// <summary>What a command that opens a hub can be told about it; each also by a variable of the environment, for containers.</summary>
internal sealed class HubFlags
{
    private const string Prefix = "QUEUE_MONITOR_";

    private readonly Option<string> _urls = new("--urls")
    {
        Description = "Where to listen, separated by semicolons. Other machines need a key or a proxy that signs people in. [env: QUEUE_MONITOR_URLS]",
        HelpName = "addresses",
        DefaultValueFactory = _ => FromEnvironment("URLS") ?? HubOptions.DefaultUrls,
    };

    private readonly Option<string[]> _origins = new("--origin")
    {
        Description = "The address under which browsers reach the hub through a proxy, such as https://monitor.example.org; "
            + "may be given again. [env: QUEUE_MONITOR_ORIGINS, separated by semicolons]",
        HelpName = "address",
        DefaultValueFactory = _ => (FromEnvironment("ORIGINS") ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
    };

    private readonly Option<string?> _wall = new("--wall")
    {
        Description = "The folder of the built wallboard, if it is not beside the program. [env: QUEUE_MONITOR_WALL]",
        HelpName = "folder",
        DefaultValueFactory = _ => FromEnvironment("WALL"),
    };

    private readonly Option<bool> _requireKeys = new("--require-keys")
    {
        Description = "Ask also whoever is on this machine for a key. [env: QUEUE_MONITOR_REQUIRE_KEYS=true]",
        DefaultValueFactory = _ => FromEnvironment("REQUIRE_KEYS") is "true" or "1",
    };

    private readonly Option<string?> _proxy = FileOption(
        "--proxy", "Names the proxy that signs people in, and what its groups may do. Its secret comes from a file that this one names, or from "
        + "QUEUE_MONITOR_PROXY_SECRET.", "PROXY");

    private readonly Option<string?> _tlsCertificate = FileOption("--tls-certificate", "Answer https with this certificate, PEM or .pfx.", "TLS_CERTIFICATE");

    private readonly Option<string?> _tlsKey = FileOption("--tls-key", "The certificate's private key, PEM.", "TLS_KEY");

    private readonly Option<string?> _tlsPassword = FileOption(
        "--tls-password-file", "Holds what opens that key; or say it in QUEUE_MONITOR_TLS_PASSWORD.", "TLS_PASSWORD_FILE");

    private readonly Option<string?> _smtp = new("--smtp")
    {
        Description = "The server that alerts are mailed through, such as smtp://user@mail.example.org:587. [env: QUEUE_MONITOR_SMTP]",
        HelpName = "address",
        DefaultValueFactory = _ => FromEnvironment("SMTP"),
    };

    private readonly Option<string?> _smtpPassword = FileOption(
        "--smtp-password-file", "Holds the password of its user; or say it in QUEUE_MONITOR_SMTP_PASSWORD.", "SMTP_PASSWORD_FILE");

    private readonly Option<string?> _mailFrom = new("--mail-from")
    {
        Description = "The sender of those mails. [env: QUEUE_MONITOR_MAIL_FROM]",
        HelpName = "address",
        DefaultValueFactory = _ => FromEnvironment("MAIL_FROM"),
    };

    private readonly Option<string?> _data = new("--data")
    {
        Description = "Where settings, keys and history are kept. [env: QUEUE_MONITOR_DATA]",
        HelpName = "folder",
    };

    private readonly Option<string> _durability = new("--durability")
    {
        Description = "What an acknowledged event has survived: journal, it is on the disk; memory, it goes with the program. [env: QUEUE_MONITOR_DURABILITY]",
        HelpName = "journal|memory",
        DefaultValueFactory = _ => FromEnvironment("DURABILITY") ?? "journal",
    };

    private readonly Option<int> _journalDays = new("--journal-days")
    {
        Description = "How many days the journal is kept, at least what the next start needs. [env: QUEUE_MONITOR_JOURNAL_DAYS]",
        HelpName = "days",
        DefaultValueFactory = _ => NumberFromEnvironment("JOURNAL_DAYS", 7),
    };

    private readonly Option<int> _journalMegabytes = new("--journal-megabytes")
    {
        Description = "How much of the disk it may take, at least what the next start needs. [env: QUEUE_MONITOR_JOURNAL_MEGABYTES]",
        HelpName = "MB",
        DefaultValueFactory = _ => NumberFromEnvironment("JOURNAL_MEGABYTES", 4096),
    };

    private readonly Option<bool> _acceptLoss = new("--accept-loss")
    {
        Description = "Start although acknowledged events are missing from the journal. Give it once, for the start that stopped without it.",
    };

    private readonly Option<string> _site = new("--site")
    {
        Description = "The site of events that name none. [env: QUEUE_MONITOR_SITE]",
        HelpName = "name",
        DefaultValueFactory = _ => FromEnvironment("SITE") ?? SiteOptions.Main,
    };

    private readonly Option<string?> _siteName = new("--site-name")
    {
        Description = "What walls call that site until its settings say. [env: QUEUE_MONITOR_SITE_NAME]",
        HelpName = "text",
        DefaultValueFactory = _ => FromEnvironment("SITE_NAME"),
    };

    private readonly Option<string?> _zone = ZoneOption(
        "The time zone of the site's days until its settings say, such as Europe/Oslo. [env: QUEUE_MONITOR_ZONE] [default: this machine's]",
        () => FromEnvironment("ZONE"));

    /// <param name="dataDefault">Where data is kept when nobody says; null: nowhere, it goes with the program.</param>
    public HubFlags(string? dataDefault)
    {
        _data.DefaultValueFactory = _ => FromEnvironment("DATA") ?? dataDefault;
        _durability.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not ("journal" or "memory")) result.AddError("--durability is journal or memory.");
        });
        // Told before a data folder is opened for it.
        _site.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } site && !SiteEngines.IsName(site)) result.AddError(SiteEngines.NameText);
        });
        RequireBetween(_journalDays, 1, 3650);
        RequireBetween(_journalMegabytes, 16, 1_000_000);
    }

    /// <summary>Where a service keeps its data when nobody says: the user's own data folder.</summary>
    public static string UsualDataFolder
    {
        get
        {
            var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
            return Path.Combine(data.Length > 0 ? data : Path.Combine(Directory.GetCurrentDirectory(), "data"), "queue-monitor");
        }
    }

    public static string? FromEnvironment(string name) =>
        Environment.GetEnvironmentVariable(Prefix + name) is { Length: > 0 } value ? value : null;

    /// <summary>An option <c>--zone</c> that only takes zones that this machine knows.</summary>
    public static Option<string?> ZoneOption(string description, Func<string?> fallback)
    {
        var option = new Option<string?>("--zone") { Description = description, HelpName = "zone", DefaultValueFactory = _ => fallback() };
        option.Validators.Add(RequireZone);
        return option;
    }

    /// <summary>Adds those that open a hub's doors.</summary>
    public void AddDoorsTo(Command command)
    {
        command.Add(_urls);
        command.Add(_origins);
        command.Add(_wall);
        command.Add(_requireKeys);
        command.Add(_proxy);
        command.Add(_tlsCertificate);
        command.Add(_tlsKey);
        command.Add(_tlsPassword);
    }

    /// <summary>Adds all of them.</summary>
    public void AddTo(Command command)
    {
        AddDoorsTo(command);
        command.Add(_data);
        command.Add(_site);
        command.Add(_siteName);
        command.Add(_zone);
    }

    /// <summary>Adds those that say what outlives a restart.</summary>
    public void AddDurabilityTo(Command command)
    {
        command.Add(_durability);
        command.Add(_journalDays);
        command.Add(_journalMegabytes);
        command.Add(_acceptLoss);
    }

    /// <summary>Adds those that say how mail goes out.</summary>
    public void AddMailTo(Command command)
    {
        command.Add(_smtp);
        command.Add(_smtpPassword);
        command.Add(_mailFrom);
    }

    /// <summary>How mail goes out as told, the rest as <paramref name="options"/> has it.</summary>
    public HubOptions ReadMail(ParseResult told, HubOptions options) => options with
    {
        Mail = told.GetValue(_smtp) is { } server
            ? MailServer.Parse(server, told.GetValue(_mailFrom), Secret(told.GetValue(_smtpPassword), "SMTP_PASSWORD"))
            : null,
    };

    /// <summary>What outlives a restart as told, the rest as <paramref name="options"/> has it.</summary>
    public HubOptions ReadDurability(ParseResult told, HubOptions options) => options with
    {
        Durability = told.GetRequiredValue(_durability) == "memory" ? Durability.Memory : Durability.Journal,
        JournalDays = told.GetValue(_journalDays),
        JournalMegabytes = told.GetValue(_journalMegabytes),
        AcceptLoss = told.GetValue(_acceptLoss),
    };

    /// <summary>The hub's doors as told, the rest as <paramref name="options"/> has it.</summary>
    public HubOptions ReadDoors(ParseResult told, HubOptions options) => options with
    {
        Urls = told.GetRequiredValue(_urls),
        Origins = told.GetValue(_origins) ?? [],
        WallFolder = told.GetValue(_wall),
        RequireKeys = told.GetValue(_requireKeys),
        ProxyFile = told.GetValue(_proxy),
        ProxySecret = Environment.GetEnvironmentVariable(ProxyFile.SecretVariable) is { Length: > 0 } secret ? secret : null,
        Tls = told.GetValue(_tlsCertificate) is { } certificate
            ? new TlsFiles(certificate, told.GetValue(_tlsKey), Secret(told.GetValue(_tlsPassword), "TLS_PASSWORD"))
            : null,
    };

    /// <summary>The hub as told.</summary>
    public HubOptions Read(ParseResult told, TimeProvider time) => ReadDoors(told, new HubOptions { Time = time }) with
    {
        DataFolder = told.GetValue(_data),
        DefaultSite = told.GetRequiredValue(_site),
        SiteName = told.GetValue(_siteName),
        Zone = told.GetValue(_zone),
    };

    // From a file or the environment, never from an argument: those stand in the list of processes.
    private static string? Secret(string? file, string variable)
    {
        try
        {
            return file is null ? FromEnvironment(variable) : File.ReadAllText(file).Trim();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new HubRefusedException($"{file} cannot be read. {problem.Message}");
        }
    }

    private static Option<string?> FileOption(string name, string description, string variable) => new(name)
    {
        Description = $"{description} [env: {Prefix}{variable}]", HelpName = "file", DefaultValueFactory = _ => FromEnvironment(variable),
    };

    // What is no number is taken as one that its option refuses.
    private static int NumberFromEnvironment(string name, int otherwise) =>
        FromEnvironment(name) is not { } text ? otherwise
        : int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static void RequireBetween(Option<int> option, int least, int most) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int>() is var number && (number < least || number > most))
            result.AddError($"{option.Name} is a whole number from {least} to {most}.");
    });

    private static void RequireZone(OptionResult result)
    {
        if (result.GetValueOrDefault<string?>() is not { } zone || TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)) return;
        result.AddError($"\"{zone}\" is not a time zone that this machine knows. Say it as in Europe/Oslo.");
    }
}
