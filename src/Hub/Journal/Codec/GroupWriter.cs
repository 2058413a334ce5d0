using QueueMonitor.Engine.Events;

namespace QueueMonitor.Hub.Journal.Codec;

/// <summary>A group's batches, one after the other, each with its site and its place.</summary>
internal sealed class GroupWriter
{
    /// <summary>The form of what is written; a reader takes this one and those before.</summary>
    public const byte Form = 1;

    private readonly ByteSink _bytes = new();

    public ReadOnlySpan<byte> Payload => _bytes.Written;

    public int Events { get; private set; }

    public int Batches { get; private set; }

    /// <summary>The customers that its events erase.</summary>
    public List<JournalErasure> Erasures { get; } = [];

    public void Clear()
    {
        _bytes.Clear();
        _bytes.Byte(Form);
        (Events, Batches) = (0, 0);
        Erasures.Clear();
    }

    /// <summary>Adds a batch with its position and receive time. When it throws, nothing of it was added.</summary>
    public void Add(string site, EventBatch batch)
    {
        var start = _bytes.Length;
        try
        {
            _bytes.Text(site);
            _bytes.Number((ulong)batch.Position);
            _bytes.Signed(batch.ReceivedAt);
            _bytes.Text(batch.Source);
            var length = _bytes.Reserve();
            BatchWriter.Write(_bytes, batch);
            _bytes.FillReserved(length);
        }
        catch
        {
            _bytes.CutTo(start);
            throw;
        }

        Events += batch.Count;
        Batches++;
        foreach (ref readonly var e in batch.Events)
        {
            if (e.Type == EventType.CustomerErased && e.Detail > 0) Erasures.Add(new JournalErasure(site, batch.Details[e.Detail - 1].Customer));
        }
    }
}
