namespace QueueMonitor.Hub.Intake;

/// <summary>Why events are refused, in few kinds that a wall can name (frame-contract.ts).</summary>
public enum RefusalCause : byte
{
    /// <summary>No JSON, no UTF-8, no object, or a body that cannot be unpacked.</summary>
    Unreadable,

    /// <summary>A type of event that the contract does not have.</summary>
    UnknownType,

    /// <summary>A field that the type needs is not there.</summary>
    MissingField,

    /// <summary>A field is there, and cannot be used.</summary>
    BadValue,

    /// <summary>A time that is none, or has no offset.</summary>
    BadTime,

    /// <summary>An event, a list or a body is longer than it may be.</summary>
    TooLarge,

    /// <summary>The sender may not send it.</summary>
    AccessDenied,

    /// <summary>A bound of the monitor: too many queues, agents, contacts or sources.</summary>
    Other,
}
