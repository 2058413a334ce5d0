using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Queues;

namespace QueueMonitor.Engine.Promises;

/// <summary>How a promise names its end.</summary>
public enum PromiseKind : byte
{
    None,

    /// <summary>Within a duration, or within working time of the queue.</summary>
    Within,

    /// <summary>Before a time of day, on the queue's clock.</summary>
    Before,

    /// <summary>At a moment.</summary>
    Due,
}

/// <summary>What somebody was promised: within a time, before a time of day, or by a moment.</summary>
/// <param name="Span">Of <see cref="PromiseKind.Within"/>.</param>
/// <param name="Minute">Of <see cref="PromiseKind.Before"/>: minute of the day, 0–1439.</param>
/// <param name="Moment">Of <see cref="PromiseKind.Due"/>: milliseconds since 1970 UTC.</param>
public readonly record struct PromiseTerms(PromiseKind Kind, Threshold Span, int Minute, long Moment)
{
    public static PromiseTerms Within(Threshold span) => new(PromiseKind.Within, span, 0, 0);

    public static PromiseTerms Before(int minute) => new(PromiseKind.Before, default, minute, 0);

    /// <summary>What <c>contact.promised</c> says.</summary>
    internal static PromiseTerms Of(in EventDetail said) => said.Payload switch
    {
        PromiseTerms terms => terms,
        Threshold span => Within(span),
        _ => Due(said.Due),
    };

    public static PromiseTerms Due(long moment) => new(PromiseKind.Due, default, 0, moment);
}

/// <summary>What becomes of a promise that was kept when its customer writes again.</summary>
public enum PromiseReopening : byte
{
    /// <summary>It holds again, from the customer's message on.</summary>
    Anew,

    /// <summary>It holds again, with what was left of its time when it was answered.</summary>
    Rest,

    /// <summary>It does not hold again.</summary>
    Never,
}

/// <summary>Who made a promise.</summary>
public enum PromiseBy : byte
{
    /// <summary>The queue's own promise to all who come.</summary>
    Queue,

    /// <summary>Said to this customer.</summary>
    Customer,
}
