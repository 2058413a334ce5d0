using System.Runtime.InteropServices;

namespace QueueMonitor.Hub.Journal;

/// <summary>Files that are there whole or not at all, whenever the power goes.</summary>
internal static class Durable
{
    private const string Unfinished = ".tmp";

    /// <summary>Puts a file in its place: written beside it, synced, renamed, and the folder synced.</summary>
    /// <param name="write">Writes the content; when it throws, the file of before stays as it is.</param>
    public static void Replace(string path, Action<Stream> write)
    {
        var beside = path + Unfinished;
        try
        {
            using (var file = Private(beside, FileMode.Create))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            TryDelete(beside);
            throw;
        }

        SyncFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>Opens a file that nobody but its owner reads.</summary>
    public static FileStream Private(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    /// <summary>Makes names in a folder last: on Linux and macOS a new name is safe only when its folder is.</summary>
    public static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var handle = Native.Open(folder, 0);
        if (handle < 0) return;
        _ = Native.Sync(handle);
        _ = Native.Close(handle);
    }

    /// <summary>Removes what an end in the middle of <see cref="Replace"/> left behind.</summary>
    public static void RemoveUnfinished(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*" + Unfinished)) TryDelete(file);
    }

    public static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // It is in nobody's way; the next start tries again.
        }
    }

    private static class Native
    {
        [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern int Open([MarshalAs(UnmanagedType.LPStr)] string path, int flags);

        [DllImport("libc", EntryPoint = "fsync")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern int Sync(int handle);

        [DllImport("libc", EntryPoint = "close")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern int Close(int handle);
    }
}
