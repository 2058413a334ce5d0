using QueueMonitor.Hub.Store;

namespace QueueMonitor.Hub.Journal;

/// <summary>The journal did not take events: nothing of them was applied. The message is for the sender.</summary>
public sealed class JournalException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>The disk has not answered: who handed the events over must not touch them again, and they may yet be kept.</summary>
    public bool IsOpen { get; init; }
}

/// <summary>The journal lacks events that had been acknowledged: the start stops unless the loss is accepted.</summary>
public sealed class JournalLossException(string message) : HubStoreException(message);
