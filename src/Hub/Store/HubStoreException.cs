namespace QueueMonitor.Hub.Store;

/// <summary>The data folder or the database in it cannot be used; the message says what to do about it.</summary>
public class HubStoreException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Another program uses the folder.</summary>
    public bool IsInUse { get; init; }
}
