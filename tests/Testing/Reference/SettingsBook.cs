using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Queues;

namespace QueueMonitor.Testing.Reference;

/// <summary>Every setting that was ever made, so that one can ask what was in force when an event was received.</summary>
internal sealed class SettingsBook(string site, string zone)
{
    private readonly List<(int Seq, string Queue, QueueSettingsPatch Patch)> _patches = [];
    private readonly List<(int Seq, string Queue, MediaType Media)> _media = [];
    private readonly List<(int Seq, SiteSettingsPatch Patch)> _site = [];
    private readonly Dictionary<(string, int), QueueSettings> _asked = [];

    public void Set(int seq, string queue, QueueSettingsPatch patch) => _patches.Add((seq, queue, patch));

    public void Set(int seq, SiteSettingsPatch patch) => _site.Add((seq, patch));

    /// <summary>The medium of the first contact in it, if none was known.</summary>
    public void See(int seq, string queue, MediaType media)
    {
        if (media != MediaType.Unknown && !_media.Any(m => m.Queue == queue)) _media.Add((seq, queue, media));
    }

    public SiteSettings Site(int seq)
    {
        var settings = new SiteSettings { Name = site, Zone = zone };
        foreach (var (at, patch) in _site)
        {
            if (at <= seq) settings = patch.Over(settings);
        }

        return settings;
    }

    public QueueSettings Of(string queue, int seq)
    {
        if (_asked.TryGetValue((queue, seq), out var known)) return known;
        var patch = new QueueSettingsPatch();
        foreach (var made in _patches)
        {
            if (made.Queue == queue && made.Seq <= seq) patch = made.Patch.Over(patch);
        }

        var media = _media.FirstOrDefault(m => m.Queue == queue && m.Seq <= seq).Media;
        return _asked[(queue, seq)] = patch.Complete(queue, media, Site(seq).Zone);
    }
}
