using System.Text;
using QueueMonitor.Engine.Events;

namespace QueueMonitor.Hub.Journal.Codec;

/// <summary>Walks the batches of a group: the head of each first, so that those that are not wanted cost nothing.</summary>
internal ref struct GroupReader
{
    private ByteSource _from;
    private ReadOnlySpan<byte> _body;
    private int _bodyAt;

    /// <exception cref="InvalidDataException">It was written by a newer version.</exception>
    public GroupReader(ReadOnlySpan<byte> payload)
    {
        _from = new ByteSource(payload);
        var form = _from.Byte();
        if (form != GroupWriter.Form) throw new InvalidDataException($"Its form is {form}; this version of Queue Monitor reads {GroupWriter.Form}.");
    }

    /// <summary>The site of the batch at which the reader stands.</summary>
    public ReadOnlySpan<byte> Site { get; private set; }

    public string SiteName => Encoding.UTF8.GetString(Site);

    /// <summary>The number of the batch within its site.</summary>
    public long Position { get; private set; }

    public long ReceivedAt { get; private set; }

    public string Source { get; private set; } = "";

    /// <summary>Goes to the next batch. False: there is none.</summary>
    public bool TryNext()
    {
        if (_from.IsAtEnd) return false;
        Site = _from.Text();
        Position = (long)_from.Number();
        ReceivedAt = _from.Signed();
        Source = Encoding.UTF8.GetString(_from.Text());
        var length = _from.FixedLength();
        _bodyAt = _from.At;
        _body = _from.Take(length);
        return true;
    }

    /// <summary>Reads the batch at which the reader stands.</summary>
    /// <param name="into">An empty batch.</param>
    /// <param name="customers">Takes where in the payload each customer's pseudonym stands; null: nobody wants to know.</param>
    public readonly void Read(EventBatch into, List<int>? customers = null)
    {
        (into.Source, into.ReceivedAt, into.Position) = (Source, ReceivedAt, Position);
        var body = new ByteSource(_body);
        var known = customers?.Count ?? 0;
        BatchReader.Read(ref body, into, customers);
        if (!body.IsAtEnd) throw new InvalidDataException("Something stands after the last event of a batch.");
        for (var i = known; i < customers?.Count; i++) customers[i] += _bodyAt;
    }
}
