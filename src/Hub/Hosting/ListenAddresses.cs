using System.Net;

namespace QueueMonitor.Hub.Hosting;

/// <summary>Where the hub is to listen, and whether anybody but this machine reaches it there.</summary>
/// <param name="Open">The first address that other machines reach; null: there is none.</param>
/// <param name="InTheClear">The first of those where what is sent can be read on the way; null: there is none.</param>
/// <param name="Hosts">The names that stand in the addresses, as browsers say them: name, or name and port.</param>
/// <param name="NeedsCertificate">One of them begins with https.</param>
internal sealed record ListenAddresses(string? Open, string? InTheClear, IReadOnlyList<string> Hosts, bool NeedsCertificate)
{
    /// <exception cref="HubRefusedException">One of them is no address.</exception>
    public static ListenAddresses Parse(string urls)
    {
        var parts = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length == 0)
            throw new HubRefusedException($"No address to listen on was given. Give one, such as {HubOptions.DefaultUrls}.");
        var addresses = parts.Select(part => (Text: part, Address: ParseOne(part))).ToList();
        var open = addresses.Where(a => !IsLoopback(a.Address)).ToList();
        return new ListenAddresses(
            open.Select(a => a.Text).FirstOrDefault(),
            open.Where(a => !IsHttps(a.Address)).Select(a => a.Text).FirstOrDefault(),
            [.. open.Where(a => !a.Address.IsUnixPipe).SelectMany(a => (string[])[a.Address.Host, $"{a.Address.Host}:{a.Address.Port}"])],
            addresses.Any(a => IsHttps(a.Address)));
    }

    /// <summary>Addresses that stand in configuration files or the environment would come on top of those that were checked.</summary>
    /// <exception cref="HubRefusedException">There are some.</exception>
    public static void RequireNoOthers(IConfiguration configuration)
    {
        if (!configuration.GetSection("Kestrel:Endpoints").Exists()) return;
        throw new HubRefusedException("The configuration names addresses under \"Kestrel:Endpoints\". Take them away, and say --urls instead.");
    }

    /// <summary>Others reach the hub, so it must be able to ask who they are.</summary>
    /// <exception cref="HubRefusedException">It cannot; the message says how it could.</exception>
    public void RequireWaysIn(bool hasKey, bool hasProxy, string? dataFolder)
    {
        if (Open is null || hasKey || hasProxy) return;
        var folder = dataFolder is null ? "--data FOLDER" : $"--data \"{dataFolder}\"";
        var also = dataFolder is null ? "Start the hub with the same --data FOLDER. " : "";
        throw new HubRefusedException(
            $"\"{Open}\" can be reached from other machines, and nobody could be asked who they are: there is no key yet, and no proxy that signs people in. "
            + $"Make the first key, and start again:\n\n    {Program} keys create --role admin --name \"First admin\" {folder}\n\n"
            + $"{also}Or name the proxy with --proxy FILE (docs/OPERATING.md), or listen on this machine alone: --urls {HubOptions.DefaultUrls}.");
    }

    /// <summary>This program as a terminal finds it from anywhere, so that the command can be copied.</summary>
    /// <param name="process">What runs; null: not known.</param>
    /// <param name="main">The file that it was told to run, where it is the platform's own host.</param>
    internal static string ProgramIn(string? process, string main)
    {
        var isHost = Path.GetFileNameWithoutExtension(process) is null or "" or "dotnet" or "testhost";
        return isHost ? $"dotnet {Quoted(Path.GetFullPath(main))}" : Quoted(process!);
    }

    private static string Program => ProgramIn(Environment.ProcessPath, Environment.GetCommandLineArgs()[0]);

    private static string Quoted(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;

    private static BindingAddress ParseOne(string part)
    {
        try
        {
            return BindingAddress.Parse(part);
        }
        catch (FormatException)
        {
            throw new HubRefusedException($"\"{part}\" is not an address to listen on. Give one such as {HubOptions.DefaultUrls}.");
        }
    }

    private static bool IsHttps(BindingAddress address) => address.Scheme.Equals("https", StringComparison.OrdinalIgnoreCase);

    private static bool IsLoopback(BindingAddress address)
    {
        if (address.IsUnixPipe) return true;
        var host = address.Host.Trim('[', ']');
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));
    }
}
