using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;

namespace QueueMonitor.Hub.Journal.Codec;

/// <summary>Makes a batch of what <see cref="BatchWriter"/> wrote: the floor does with it what it did with the first.</summary>
internal static class BatchReader
{
    /// <param name="from">The bytes, at their beginning.</param>
    /// <param name="batch">An empty batch; its <see cref="EventBatch.ReceivedAt"/> is set, since times count from it.</param>
    /// <param name="customers">Takes where each customer's pseudonym stands (16 bytes); null: nobody wants to know.</param>
    /// <exception cref="InvalidDataException">These bytes are not a batch.</exception>
    public static void Read(ref ByteSource from, EventBatch batch, List<int>? customers = null)
    {
        var names = from.Count() + 1;
        for (var i = 1; i < names; i++)
        {
            if (batch.Name(from.Text()) != i) throw new InvalidDataException("A name stands twice, or is empty.");
        }

        var count = from.Count();
        var before = batch.ReceivedAt;
        for (var i = 0; i < count; i++) before = Read(ref from, batch, names, before, customers);
    }

    private static long Read(ref ByteSource from, EventBatch batch, int names, long before, List<int>? customers)
    {
        var type = (EventType)from.Byte();
        var parts = (EventParts)from.Byte();
        var at = before + from.Signed();
        var id = (parts & EventParts.Id) != 0 ? from.Fixed() : 0;
        ref var e = ref (parts & EventParts.Contact) != 0 ? ref batch.Add(type, at, from.Text()) : ref batch.Add(type, at);
        e.Id = id;
        if ((parts & EventParts.Queue) != 0) e.Queue = from.Reference(names);
        if ((parts & EventParts.Agent) != 0) e.Agent = from.Reference(names);
        if ((parts & EventParts.Reason) != 0) e.Reason = from.Reference(names);
        if ((parts & EventParts.Code) != 0) e.Code = from.Byte();
        if ((parts & EventParts.Kind) != 0)
        {
            e.Media = (MediaType)from.Byte();
            e.Flags = (EventFlags)from.Byte();
        }

        if ((parts & EventParts.Detail) != 0) ReadDetail(ref from, batch, ref e, names, customers);
        return at;
    }

    private static void ReadDetail(ref ByteSource from, EventBatch batch, ref FloorEvent e, int names, List<int>? customers)
    {
        var parts = (DetailParts)from.Byte();
        ref var detail = ref batch.AddDetail(ref e);
        if ((parts & DetailParts.Customer) != 0)
        {
            customers?.Add(from.At);
            detail.Customer = from.Fixed128();
        }

        if ((parts & DetailParts.Value) != 0) detail.Value = from.FixedDouble();
        if ((parts & DetailParts.Priority) != 0) detail.Priority = (int)from.Signed();
        if ((parts & DetailParts.WrapUp) != 0) detail.WrapUpMs = (int)from.Signed();
        if ((parts & DetailParts.Entry) != 0) detail.Entry = from.Reference(names);
        if ((parts & DetailParts.Due) != 0) detail.Due = from.Signed();
        if ((parts & DetailParts.References) != 0)
        {
            (detail.ReferenceStart, detail.ReferenceCount) = (batch.ReferenceCount, from.Count());
            for (var i = 0; i < detail.ReferenceCount; i++) batch.AddReference(from.Reference(names));
        }

        if ((parts & DetailParts.Payload) != 0) detail.Payload = PayloadCodec.Read(ref from, batch, names);
    }
}
