using Microsoft.Extensions.DependencyInjection;
using QueueMonitor.Hub.Journal;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Store;
using QueueMonitor.Hub.Tests.Api;

namespace QueueMonitor.Hub.Tests.Store;

public sealed class DataFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("queue-monitor-private-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task NobodyButTheOwnerReadsAnyFileOfItOrOfABackup()
    {
        if (OperatingSystem.IsWindows()) return;
        var (data, backup) = (Path.Combine(_folder, "data"), Path.Combine(_folder, "backup"));
        await using var host = await ApiHost.Start(data);
        await host.Morning();
        var site = host.Services.GetRequiredService<SiteEngines>().Open("main");
        await host.Services.GetRequiredService<SiteJournal>().TakeImage(site, CancellationToken.None);
        DataBackup.Make(data, backup);
        var files = ((string[])[data, backup]).SelectMany(Directory.GetFiles).ToList();
        Assert.Contains(files, file => file.StartsWith(backup, StringComparison.Ordinal) && file.EndsWith(".qm", StringComparison.Ordinal));
        Assert.Contains(files, file => file.EndsWith("journal.db-wal", StringComparison.Ordinal));
        foreach (var file in files.Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
            Assert.Equal((file, UnixFileMode.UserRead | UnixFileMode.UserWrite), (file, File.GetUnixFileMode(file)));
    }
}
