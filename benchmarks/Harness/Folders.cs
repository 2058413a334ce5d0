namespace QueueMonitor.Benchmarks.Harness;

/// <summary>Places in the repository, found from where the program was built.</summary>
public static class Folders
{
    public static string Root { get; } = FindRoot();

    public static string Results => Path.Combine(Root, "benchmarks", "results");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Monitor.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Run the benchmarks inside the repository: Monitor.sln was not found above them.");
    }
}
