using System.Text;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;
using QueueMonitor.Hub.Journal.Codec;

namespace QueueMonitor.Hub.Journal;

/// <summary>
/// Brings floors back: each from its newest image, or from nothing, and from there on by the batches of the journal, in their order
/// and at their receive times, through the same <see cref="Floor.Apply"/> as at first.
/// </summary>
internal sealed class JournalReplay
{
    private readonly Dictionary<string, FloorInReplay> _floors;
    private readonly Dictionary<string, FloorInReplay>.AlternateLookup<ReadOnlySpan<char>> _byName;
    private readonly EventBatch _batch = new();
    private long _events;

    public JournalReplay(IEnumerable<FloorInReplay> floors)
    {
        _floors = floors.ToDictionary(f => f.Site.Name, StringComparer.Ordinal);
        _byName = _floors.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Events that have been applied. Any thread may read it.</summary>
    public long Events => Volatile.Read(ref _events);

    /// <summary>Applies what the reader gives until its end.</summary>
    /// <exception cref="InvalidDataException">The journal is damaged.</exception>
    public void Run(JournalReader reader, CancellationToken stop)
    {
        while (reader.TryRead())
        {
            stop.ThrowIfCancellationRequested();
            Run(new GroupReader(reader.Payload));
        }

        if (reader.Problem is { } problem) throw new InvalidDataException($"The journal is damaged ({problem}).");
    }

    private void Run(GroupReader group)
    {
        Span<char> name = stackalloc char[256];
        while (group.TryNext())
        {
            var length = Encoding.UTF8.GetChars(group.Site, name);
            if (!_byName.TryGetValue(name[..length], out var floor))
                throw new InvalidDataException($"The journal has events of the site {group.SiteName}, which it does not know.");
            if (group.Position <= floor.Position) continue;
            group.Read(_batch);
            floor.Apply(_batch);
            Volatile.Write(ref _events, _events + _batch.Count);
            _batch.Clear();
        }
    }
}

/// <summary>A site's floor while it is brought back.</summary>
internal sealed class FloorInReplay
{
    private readonly Func<long, Floor> _begin;
    private Floor? _floor;

    /// <param name="site">As the journal knows it.</param>
    /// <param name="begin">Makes a floor that begins at a moment (milliseconds since 1970 UTC), for a journal without an image.</param>
    public FloorInReplay(JournalSite site, Func<long, Floor> begin) => (Site, _begin) = (site, begin);

    public JournalSite Site { get; }

    /// <summary>The last batch that the floor has.</summary>
    public long Position { get; private set; }

    /// <summary>From when on the floor knows all: its start, or the first batch that the journal still had. Milliseconds since 1970 UTC.</summary>
    public long KnownFrom { get; private set; }

    /// <summary>The journal no longer had all that came before: the floor lacks what happened before <see cref="KnownFrom"/>.</summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>The floor as far as it is.</summary>
    public Floor Floor => _floor ??= Begin(Site.StartedAt);

    /// <summary>Goes on from an image instead of from nothing.</summary>
    public void GoOnFrom(Floor image) => (_floor, Position, KnownFrom) = (image, image.Position, Site.StartedAt);

    public void Apply(EventBatch batch)
    {
        if (_floor is null)
        {
            IsIncomplete = batch.Position > 1;
            _floor = Begin(IsIncomplete ? batch.ReceivedAt : Site.StartedAt);
        }

        _floor.Apply(batch);
        Position = batch.Position;
    }

    private Floor Begin(long at)
    {
        KnownFrom = at;
        return _begin(at);
    }
}
