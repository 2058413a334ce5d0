using System.IO.Compression;

namespace QueueMonitor.Hub.Replay;

/// <summary>A recording's file, opened: plain, gzip or the one file of a zip (told by its first bytes), or standard input under the name <c>-</c>.</summary>
internal sealed class RecordingFile : IDisposable
{
    public const string StandardInput = "-";

    private readonly FileStream? _file;

    private RecordingFile(string name, Stream content, FileStream? file) => (Name, Content, _file) = (name, content, file);

    /// <summary>As it was named.</summary>
    public string Name { get; }

    public Stream Content { get; }

    /// <summary>How much of the file has been read, 0–1; null for standard input.</summary>
    public double? Done => _file is null ? null : _file.Length == 0 ? 1 : (double)_file.Position / _file.Length;

    /// <exception cref="IOException">It is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">We may not read it.</exception>
    public static RecordingFile Open(string path)
    {
        if (path == StandardInput) return new RecordingFile(path, Console.OpenStandardInput(), null);
        const FileShare others = FileShare.ReadWrite | FileShare.Delete;
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, others, 64 * 1024, FileOptions.SequentialScan);
        Span<byte> head = stackalloc byte[2];
        var isGzip = file.ReadAtLeast(head, 2, throwOnEndOfStream: false) == 2 && head.SequenceEqual<byte>([0x1f, 0x8b]);
        file.Position = 0;
        if (head.SequenceEqual("PK"u8)) return new RecordingFile(path, OneOf(file), file);
        return new RecordingFile(path, isGzip ? new WholeGzip(file, path) : file, file);
    }

    private static Stream OneOf(FileStream file)
    {
        var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        var files = zip.Entries.Where(e => e.Length > 0).ToList();
        return files.Count == 1 ? files[0].Open() : throw new InvalidDataException($"\"{file.Name}\" holds {files.Count} files. Unpack the one to play.");
    }

    public void Dispose()
    {
        Content.Dispose();
        _file?.Dispose();
    }
}
