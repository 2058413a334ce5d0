using System.Diagnostics;

namespace QueueMonitor.Repository.Tests;

/// <summary>The files that belong to the repository: tracked, or new and not ignored.</summary>
internal static class Repository
{
    private static readonly string[] GeneratedFolders = ["bin", "obj", "node_modules", "TestResults", ".git", "dist", "wwwroot"];
    private static readonly string[] TextExtensions =
    [
        ".cs", ".csproj", ".props", ".sln", ".ts", ".tsx", ".js", ".mjs", ".css", ".html", ".md", ".json", ".jsonc", ".yml", ".yaml",
        ".service", ".editorconfig", ".gitignore", ".npmrc", ".ndjson", ".csv", ".txt", ".sh", "",
    ];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<RepositoryFile> Files { get; } = [.. ListFiles().Order(StringComparer.Ordinal).Select(Read)];

    public static RepositoryFile File(string path) => Files.Single(f => f.Path == path);

    /// <summary>C# that is compiled into the product, its tests or its benchmarks.</summary>
    public static IEnumerable<RepositoryFile> CSharp(string under) =>
        Files.Where(f => f.Extension == ".cs" && f.Path.StartsWith(under, StringComparison.Ordinal));

    public static IEnumerable<RepositoryFile> Markdown => Files.Where(f => f.Extension == ".md");

    private static RepositoryFile Read(string path) =>
        new(path, TextExtensions.Contains(Path.GetExtension(path)) ? System.IO.File.ReadAllText(Path.Combine(Root, path)) : "");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "Monitor.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Run these tests inside the repository: Monitor.sln was not found above them.");
    }

    private static IEnumerable<string> ListFiles() => ListByGit() ?? ListByFolders();

    private static IEnumerable<string>? ListByGit()
    {
        var start = new ProcessStartInfo("git", "ls-files -z --cached --others --exclude-standard")
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var git = Process.Start(start)!;
            var listed = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            return git.ExitCode != 0 ? null : listed.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(Exists);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null; // no git here: an unpacked archive
        }
    }

    private static bool Exists(string path) => System.IO.File.Exists(Path.Combine(Root, path));

    private static IEnumerable<string> ListByFolders() => Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
        .Where(f => !f.Split('/').Any(GeneratedFolders.Contains));
}

/// <summary>A file of the repository. <paramref name="Path"/> is relative to the root, with '/'.</summary>
internal sealed record RepositoryFile(string Path, string Text)
{
    public string Extension => System.IO.Path.GetExtension(Path);

    public string[] Lines { get; } = Text.Split('\n');

    /// <summary>What a rule says about a line of this file.</summary>
    public string At(int line, string complaint) => $"{Path}:{line}: {complaint}";
}
