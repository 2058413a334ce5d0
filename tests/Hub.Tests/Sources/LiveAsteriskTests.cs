using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Sources.Asterisk;

namespace QueueMonitor.Hub.Tests.Sources;

/// <summary>
/// Against a real Asterisk: runs only when QUEUE_MONITOR_PHONE_SYSTEM names the folder with the scripts that start it and
/// place calls on it, and it is up. Its log is rotated in the middle of the calls.
/// </summary>
public sealed class LiveAsteriskTests
{
    private static readonly string? Scripts = Environment.GetEnvironmentVariable("QUEUE_MONITOR_PHONE_SYSTEM");
    private static readonly string Root = Environment.GetEnvironmentVariable("PHONE_SYSTEM_ROOT") ?? "/opt/phone-system";

    private static string Log => Path.Combine(Root, "var/log/asterisk/queue_log");

    [Fact]
    public async Task WhatTheWallShowsIsWhatHappenedThoughTheLogWasRotated()
    {
        if (Scripts is null || !File.Exists(Log)) return;
        var options = new HubOptions
        {
            Time = TimeProvider.System,
            Urls = "http://127.0.0.1:0",
            Zone = "UTC",
            Logging = static _ => { },
            Services = services => services.AddSingleton(new QueueLogOptions(Log)).AddHostedService<QueueLogFollower>(),
        };
        await using var app = HubHost.Build(options);
        await app.StartAsync();
        string[] arguments = ["--seconds", "40", "--rate", "1.5", "--agents", "8"];
        using var calls = Process.Start(new ProcessStartInfo(Path.Combine(Scripts, "calls.py"), arguments) { RedirectStandardOutput = true })!;
        var ended = calls.StandardOutput.ReadToEndAsync();
        await Task.Delay(TimeSpan.FromSeconds(20));
        using (var rotate = Process.Start("chroot", [Root, "/usr/sbin/asterisk", "-rx", "logger rotate"])) await rotate.WaitForExitAsync();
        await calls.WaitForExitAsync();
        await ended;

        var truth = Truth();
        var floor = await FloorWith(app.Services.GetRequiredService<SiteEngines>(), truth.Values.Sum(q => q.Offered));
        foreach (var (name, queue) in truth)
        {
            var today = floor.Queue(name)!.Today;
            Assert.Equal((queue.Offered, queue.Waits.Count, queue.Abandoned), (today.Offered, today.Answered, today.Abandoned + today.ShortAbandoned));
            if (queue.Waits.Count > 0) Assert.Equal(queue.Waits.Average(), today.AverageSpeedOfAnswerSeconds!.Value, 0.05);
        }

        await app.StopAsync();
    }

    private static async Task<FloorSnapshot> FloorWith(SiteEngines sites, long offered)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var engine = sites.GetOrAdd(sites.DefaultSite);
        var floor = engine.Latest;
        while (floor.Site.Today.Offered < offered) floor = await engine.WaitForNewer(floor, patience.Token);
        return floor;
    }

    // Plainly counted from all lines of today, rotated away or not.
    private static SortedDictionary<string, Counted> Truth()
    {
        var dayStart = new DateTimeOffset(DateTime.UtcNow.Date, TimeSpan.Zero).ToUnixTimeSeconds();
        var queues = new SortedDictionary<string, Counted>(StringComparer.Ordinal);
        foreach (var line in Directory.GetFiles(Path.GetDirectoryName(Log)!, "queue_log*").SelectMany(File.ReadLines).Select(l => l.Split('|')))
        {
            if (line.Length < 5 || line[4] is not ("ENTERQUEUE" or "CONNECT" or "ABANDON")) continue;
            if (long.Parse(line[0], CultureInfo.InvariantCulture) < dayStart) continue;
            if (!queues.TryGetValue(line[2], out var queue)) queues[line[2]] = queue = new Counted();
            if (line[4] == "ENTERQUEUE") queue.Offered++;
            else if (line[4] == "ABANDON") queue.Abandoned++;
            else queue.Waits.Add(int.Parse(line[5], CultureInfo.InvariantCulture));
        }

        return queues;
    }

    private sealed class Counted
    {
        public int Offered { get; set; }

        public int Abandoned { get; set; }

        public List<int> Waits { get; } = [];
    }
}
