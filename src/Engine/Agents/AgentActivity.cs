namespace QueueMonitor.Engine.Agents;

/// <summary>What an agent does, as its source declares it (<c>agent.state</c>).</summary>
public enum AgentActivity : byte
{
    /// <summary>No source has said.</summary>
    Unknown = 0,
    Available,
    Busy,
    WrapUp,
    Paused,
    Offline,
}
