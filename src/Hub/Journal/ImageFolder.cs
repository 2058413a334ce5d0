using System.Globalization;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Images;

namespace QueueMonitor.Hub.Journal;

/// <summary>
/// Images of floors in the data folder, so that a start need not read the whole journal: the newest two of each site. The name of a
/// file says what it is: <c>image-SITE-POSITION-GROUP.qm</c>.
/// </summary>
internal sealed class ImageFolder
{
    /// <summary>The newest, and the one before, in case the newest cannot be read.</summary>
    public const int Kept = 2;

    private const string Prefix = "image-", Suffix = ".qm";

    private readonly string _folder;

    public ImageFolder(string folder)
    {
        _folder = folder;
        Durable.RemoveUnfinished(folder);
    }

    /// <summary>The images of a site, newest first.</summary>
    public StoredImage[] Of(string site) => In(_folder, site);

    /// <summary>The images of a site in any data folder, newest first.</summary>
    public static StoredImage[] In(string folder, string site)
    {
        var start = $"{Prefix}{Plain(site)}-";
        return [.. Directory.EnumerateFiles(folder, start + "*" + Suffix).Select(path => Parse(path, start)).OfType<StoredImage>()
            .OrderByDescending(image => image.Position)];
    }

    /// <summary>Keeps an image and forgets all of that site but the newest two.</summary>
    /// <param name="group">The last group that is wholly in it.</param>
    /// <exception cref="IOException">The disk did not take it; those of before are still there.</exception>
    public StoredImage Keep(string site, long position, long group, Action<Stream> write)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Plain(site)}-{position}-{group}{Suffix}");
        var path = Path.Combine(_folder, name);
        Durable.Replace(path, write);
        foreach (var old in Of(site).Skip(Kept)) Durable.TryDelete(old.Path);
        return new StoredImage(path, position, group);
    }

    /// <summary>Forgets the images of a site that are older than one.</summary>
    public void DropBefore(string site, long position)
    {
        foreach (var old in Of(site).Where(image => image.Position < position)) Durable.TryDelete(old.Path);
    }

    /// <summary>The floor of an image; null, and why, when there is none for this program in it.</summary>
    public static Floor? Read(StoredImage image, string site, out string? why)
    {
        try
        {
            using var file = new FileStream(image.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            var read = FloorImage.Read(file);
            why = read.Why;
            if (read.Floor is null) return null;
            why = read.Floor.Site != site || read.Floor.Position != image.Position ? "It is of another floor than its name says." : null;
            return why is null ? read.Floor : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            why = problem.Message;
            return null;
        }
    }

    private static StoredImage? Parse(string path, string start)
    {
        var name = Path.GetFileName(path)[start.Length..^Suffix.Length];
        var dash = name.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0 || !long.TryParse(name[..dash], NumberStyles.None, CultureInfo.InvariantCulture, out var position)) return null;
        var isGroup = long.TryParse(name[(dash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var group);
        return isGroup ? new StoredImage(path, position, group) : null;
    }

    // Two sites whose names differ only in capitals are two files also where the disk does not tell them apart.
    private static string Plain(string site) =>
        string.Concat(site.Select(c => char.IsAsciiLetterUpper(c) ? "+" + char.ToLowerInvariant(c) : c.ToString()));
}

/// <summary>An image on the disk.</summary>
/// <param name="Position">The last batch of its site that is in it.</param>
/// <param name="Group">A group up to which the journal is wholly in it; some later ones may be too.</param>
internal sealed record StoredImage(string Path, long Position, long Group);
