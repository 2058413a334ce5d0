using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;

namespace QueueMonitor.Hub.Journal.Codec;

/// <summary>
/// A batch as bytes: all that the floor makes of it, and nothing of what was read and found wrong. Names stand once, contacts
/// beside their events, times as differences.
/// </summary>
internal static class BatchWriter
{
    public static void Write(ByteSink to, EventBatch batch)
    {
        to.Number((ulong)(batch.NameCount - 1));
        for (var i = 1; i < batch.NameCount; i++) to.Text(batch.NameText((ushort)i));
        to.Number((ulong)batch.Count);
        var before = batch.ReceivedAt;
        foreach (ref readonly var e in batch.Events)
        {
            Write(to, batch, in e, before);
            before = e.At;
        }
    }

    private static void Write(ByteSink to, EventBatch batch, in FloorEvent e, long before)
    {
        to.Byte((byte)e.Type);
        var parts = Parts(in e);
        to.Byte((byte)parts);
        to.Signed(e.At - before);
        if ((parts & EventParts.Id) != 0) to.Fixed(e.Id);
        if ((parts & EventParts.Contact) != 0) to.Text(batch.ContactText(in e));
        if ((parts & EventParts.Queue) != 0) to.Number(e.Queue);
        if ((parts & EventParts.Agent) != 0) to.Number(e.Agent);
        if ((parts & EventParts.Reason) != 0) to.Number(e.Reason);
        if ((parts & EventParts.Code) != 0) to.Byte(e.Code);
        if ((parts & EventParts.Kind) != 0)
        {
            to.Byte((byte)e.Media);
            to.Byte((byte)e.Flags);
        }

        if ((parts & EventParts.Detail) != 0) WriteDetail(to, batch, in batch.Details[e.Detail - 1]);
    }

    private static EventParts Parts(in FloorEvent e)
    {
        var parts = EventParts.None;
        if (e.Id != 0) parts |= EventParts.Id;
        if (e.Contact != 0) parts |= EventParts.Contact;
        if (e.Queue != 0) parts |= EventParts.Queue;
        if (e.Agent != 0) parts |= EventParts.Agent;
        if (e.Reason != 0) parts |= EventParts.Reason;
        if (e.Code != 0) parts |= EventParts.Code;
        if (e.Media != MediaType.Unknown || e.Flags != EventFlags.None) parts |= EventParts.Kind;
        if (e.Detail != 0) parts |= EventParts.Detail;
        return parts;
    }

    private static void WriteDetail(ByteSink to, EventBatch batch, in EventDetail detail)
    {
        var parts = Parts(in detail);
        to.Byte((byte)parts);
        if ((parts & DetailParts.Customer) != 0) to.Fixed(detail.Customer);
        if ((parts & DetailParts.Value) != 0) to.Fixed(detail.Value);
        if ((parts & DetailParts.Priority) != 0) to.Signed(detail.Priority);
        if ((parts & DetailParts.WrapUp) != 0) to.Signed(detail.WrapUpMs);
        if ((parts & DetailParts.Entry) != 0) to.Number(detail.Entry);
        if ((parts & DetailParts.Due) != 0) to.Signed(detail.Due);
        if ((parts & DetailParts.References) != 0)
        {
            to.Number((ulong)detail.ReferenceCount);
            foreach (var reference in batch.References.Slice(detail.ReferenceStart, detail.ReferenceCount)) to.Number(reference);
        }

        if ((parts & DetailParts.Payload) != 0) PayloadCodec.Write(to, batch, detail.Payload!);
    }

    private static DetailParts Parts(in EventDetail detail)
    {
        var parts = DetailParts.None;
        if (detail.Customer != 0) parts |= DetailParts.Customer;
        if (!double.IsNaN(detail.Value)) parts |= DetailParts.Value;
        if (detail.Priority != EventDetail.NoNumber) parts |= DetailParts.Priority;
        if (detail.WrapUpMs != EventDetail.NoNumber) parts |= DetailParts.WrapUp;
        if (detail.Entry != 0) parts |= DetailParts.Entry;
        if (detail.Due != 0) parts |= DetailParts.Due;
        if (detail.ReferenceCount != 0) parts |= DetailParts.References;
        if (detail.Payload is not null) parts |= DetailParts.Payload;
        return parts;
    }
}

/// <summary>Which parts of an event follow. The bits are the journal's format: none is ever used for something else.</summary>
[Flags]
internal enum EventParts : byte
{
    None = 0,
    Id = 1,
    Contact = 2,
    Queue = 4,
    Agent = 8,
    Reason = 16,
    Code = 32,
    Kind = 64,
    Detail = 128,
}

/// <summary>Which parts of a detail follow. The bits are the journal's format: none is ever used for something else.</summary>
[Flags]
internal enum DetailParts : byte
{
    None = 0,
    Customer = 1,
    Value = 2,
    Priority = 4,
    WrapUp = 8,
    Entry = 16,
    Due = 32,
    References = 64,
    Payload = 128,
}
