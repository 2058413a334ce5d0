using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace QueueMonitor.Benchmarks.Load;

/// <summary>A server that a load benchmark runs beside itself, in a process of its own, so that its CPU time is its own.</summary>
internal sealed class Child : IDisposable
{
    private const string Ready = "listening on ";
    private readonly Process _process;

    private Child(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>CPU time that the process has used, user and system.</summary>
    public double CpuSeconds
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalSeconds;
        }
    }

    public double ResidentMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>Starts <c>child KIND</c> of this program and waits until it listens.</summary>
    public static async Task<Child> Start(params string[] kind)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["child", .. kind]) { RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith(Ready, StringComparison.Ordinal)) continue;
            return new Child(process, new Uri(line[Ready.Length..]));
        }

        throw new InvalidOperationException($"The child {string.Join(' ', kind)} ended before it listened.");
    }

    /// <summary>What runs in the child's process: serves until its parent ends it.</summary>
    public static async Task<int> Run(string[] args)
    {
        Hub.HubHost.PrepareProcess();
        await using var app = args switch
        {
            ["hub"] => Servers.Hub(),
            ["journalled", var folder] => Servers.Hub(folder),
            ["slowed", var folder, var rate] => Servers.Hub(folder, int.Parse(rate, CultureInfo.InvariantCulture)),
            ["discard"] => Servers.Discard(),
            ["objects"] => Servers.Objects(),
            ["sockets", var bytes] => Servers.Sockets(int.Parse(bytes, CultureInfo.InvariantCulture)),
            _ => throw new ArgumentException($"There is no child called {string.Join(' ', args)}."),
        };
        await app.StartAsync();
        Console.WriteLine($"{Ready}{app.Urls.First().Replace("[::1]", "127.0.0.1", StringComparison.Ordinal)}");
        await app.WaitForShutdownAsync();
        return 0;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
