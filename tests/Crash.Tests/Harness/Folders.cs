namespace QueueMonitor.Crash.Tests.Harness;

/// <summary>Folders of a test, all gone at its end.</summary>
internal sealed class Folders : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("queue-monitor-crash-");
    private int _made;

    public string New()
    {
        var folder = Path.Combine(_root.FullName, $"{++_made}");
        Directory.CreateDirectory(folder);
        return folder;
    }

    /// <summary>A copy of a folder that nobody uses, but for files that begin so.</summary>
    public string CopyOf(string folder, string? without = null)
    {
        var copy = New();
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            var name = Path.GetFileName(file);
            if (name.EndsWith(".lock", StringComparison.Ordinal) || (without is not null && name.StartsWith(without, StringComparison.Ordinal))) continue;
            File.Copy(file, Path.Combine(copy, name));
        }

        return copy;
    }

    public void Dispose() => _root.Delete(recursive: true);
}
