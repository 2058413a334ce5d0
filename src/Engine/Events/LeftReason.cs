namespace QueueMonitor.Engine.Events;

/// <summary>Why a visit ended unanswered by our doing, or by the customer's choice of another way (<c>contact.left</c>).</summary>
public enum LeftReason : byte
{
    Timeout,
    Overflow,
    Voicemail,
    Key,
    Empty,
    Full,
    Closed,
    Callback,
    Withdrawn,
    Failed,
    Unanswered,
    Other,
}

/// <summary>A set of <see cref="LeftReason"/>, one bit each.</summary>
public readonly record struct LeftReasons(int Bits)
{
    /// <summary>How many reasons there are.</summary>
    public const int Count = 12;

    public static LeftReasons None => default;

    public static LeftReasons Of(params ReadOnlySpan<LeftReason> reasons)
    {
        var bits = 0;
        foreach (var reason in reasons) bits |= 1 << (int)reason;
        return new LeftReasons(bits);
    }

    public bool Contains(LeftReason reason) => (Bits & (1 << (int)reason)) != 0;
}
