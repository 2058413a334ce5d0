using System.IO.Compression;

namespace QueueMonitor.Hub.Tests.Data;

/// <summary>The recordings beside this file; and the whole ones in a folder "shared" beside the repository, where there is one.</summary>
internal static class Recordings
{
    public const string Asterisk22 = "asterisk-22-queue_log.txt";
    public const string Asterisk16 = "asterisk-1.6-queue_log.txt";
    public const string BankWeek = "bank-1999-second-week-of-january.txt.gz";

    public static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "Data", name);

    public static IReadOnlyList<string> Lines(string name)
    {
        using var file = File.OpenRead(Path(name));
        using var content = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var reader = new StreamReader(content);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line) lines.Add(line);
        return lines;
    }

    /// <summary>A file of the shared folder (variable SHARED, else beside the repository); null when it is not there.</summary>
    public static string? Shared(string relative)
    {
        var folder = Environment.GetEnvironmentVariable("SHARED") ?? BesideRepository();
        if (folder is null) return null;
        var path = System.IO.Path.Combine(folder, relative);
        return File.Exists(path) ? path : null;
    }

    private static string? BesideRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Monitor.sln"))) return System.IO.Path.Combine(folder.Parent!.FullName, "shared");
        }

        return null;
    }
}
