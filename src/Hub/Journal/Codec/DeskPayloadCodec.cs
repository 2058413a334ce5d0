using System.Text;
using QueueMonitor.Engine.Customers;
using QueueMonitor.Engine.Staffing.Plans;

namespace QueueMonitor.Hub.Journal.Codec;

/// <summary>What plans and people at the desk say.</summary>
internal static class DeskPayloadCodec
{
    public const byte First = OfSpan, Last = OfCallback;

    private const byte OfSpan = 6, OfInterval = 7, OfShift = 8, OfMark = 9, OfMove = 10, OfCallback = 11;

    public static void Write(ByteSink to, object payload)
    {
        switch (payload)
        {
            case PlanSpan span:
                to.Byte(OfSpan);
                to.Signed(span.From);
                to.Signed(span.Until);
                Write(to, span.By);
                return;
            case PlannedInterval interval:
                to.Byte(OfInterval);
                to.Signed(interval.Start);
                to.Fixed(interval.Contacts ?? double.NaN);
                to.Fixed(interval.HandleSeconds ?? double.NaN);
                to.Fixed(interval.Agents ?? double.NaN);
                return;
            case PlannedShift shift:
                to.Byte(OfShift);
                to.Signed(shift.From);
                to.Signed(shift.Until);
                to.Byte((byte)shift.Activity);
                to.Number((ulong)shift.Queues.Count);
                foreach (var queue in shift.Queues) to.Number(queue);
                return;
            case AlertMark mark:
                to.Byte(OfMark);
                Write(to, mark.Alert);
                to.Byte((byte)mark.Action);
                to.Signed(mark.Until);
                Write(to, mark.By);
                return;
            case MoveOrder move:
                to.Byte(OfMove);
                to.Number(move.To);
                to.Signed(move.Agents);
                to.Signed(move.Until);
                Write(to, move.By);
                Write(to, move.Alert);
                return;
            case CallbackMark callback:
                to.Byte(OfCallback);
                Write(to, callback.By);
                to.Signed(callback.Until);
                return;
            default:
                throw new NotSupportedException($"The journal has no form for {payload.GetType().Name}: a bug of Queue Monitor.");
        }
    }

    public static object Read(byte kind, ref ByteSource from, int names) => kind switch
    {
        OfSpan => new PlanSpan(from.Signed(), from.Signed(), Text(ref from)),
        OfInterval => new PlannedInterval(from.Signed(), Number(ref from), Number(ref from), Number(ref from)),
        OfShift => ReadShift(ref from, names),
        OfMark => new AlertMark(Text(ref from), (AlertAction)from.Byte(), from.Signed(), Text(ref from)),
        OfCallback => new CallbackMark(Text(ref from), from.Signed()),
        _ => new MoveOrder(from.Reference(names), (int)from.Signed(), from.Signed(), Text(ref from), Text(ref from)),
    };

    private static PlannedShift ReadShift(ref ByteSource from, int names)
    {
        var (begins, ends, activity) = (from.Signed(), from.Signed(), (ShiftActivity)from.Byte());
        var queues = new ushort[from.Count()];
        for (var i = 0; i < queues.Length; i++) queues[i] = from.Reference(names);
        return new PlannedShift(begins, ends, activity, queues);
    }

    private static void Write(ByteSink to, string text) => to.Text(Encoding.UTF8.GetBytes(text));

    private static string Text(ref ByteSource from) => Encoding.UTF8.GetString(from.Text());

    private static double? Number(ref ByteSource from) => from.FixedDouble() is var number && double.IsNaN(number) ? null : number;
}
