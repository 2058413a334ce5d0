namespace QueueMonitor.Engine.Contacts;

/// <summary>How a contact reaches us. JSON calls it <c>channel</c>; here that word means <c>Channel&lt;T&gt;</c> alone.</summary>
public enum MediaType : byte
{
    /// <summary>The event does not say.</summary>
    Unknown = 0,
    Voice,
    Chat,
    Email,
    Social,
}
