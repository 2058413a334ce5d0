namespace QueueMonitor.Hub.Journal;

/// <summary>From which group on the journal is needed.</summary>
internal static class RecoveryStart
{
    /// <summary>The first group after the oldest image that may have to be used; 0: the whole journal, since a site has none.</summary>
    public static long Safe(JournalFile file, ImageFolder images) => After(file.Sites().Select(site => images.Of(site.Name).LastOrDefault()));

    /// <summary>The first group after all of some images, one a site.</summary>
    public static long After(IEnumerable<StoredImage?> images)
    {
        var groups = images.Select(image => image?.Group ?? -1).DefaultIfEmpty(-1).Min();
        return groups + 1;
    }
}
