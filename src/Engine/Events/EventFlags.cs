namespace QueueMonitor.Engine.Events;

/// <summary>Yes-or-no fields of an event. Which of them mean something depends on the type.</summary>
[Flags]
public enum EventFlags : byte
{
    None = 0,

    /// <summary><c>contact.replied</c>: written by a machine. Never stops a clock.</summary>
    Auto = 1,

    /// <summary><c>customer.contacted</c>: the customer was reached.</summary>
    Reached = 2,

    /// <summary>The contact goes out from us (<c>direction: outbound</c>).</summary>
    Outbound = 4,

    /// <summary><c>source.heartbeat</c>: the source stops on purpose (<c>goodbye: true</c>).</summary>
    Goodbye = 8,

    /// <summary><c>contact.transferred</c>: passed to somewhere outside the site.</summary>
    External = 16,
}
