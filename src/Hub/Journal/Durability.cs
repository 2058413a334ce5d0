namespace QueueMonitor.Hub.Journal;

/// <summary>What an answer to a sender promises.</summary>
public enum Durability
{
    /// <summary>Its events are on the disk: they survive the end of the program and a power cut.</summary>
    Journal,

    /// <summary>Its events are in the floor, which ends with the program.</summary>
    Memory,
}

/// <summary>What this program promises, for those who say so.</summary>
internal sealed record DurabilityOption(Durability Kind)
{
    /// <summary>As the API writes it.</summary>
    public string Name => Kind == Durability.Journal ? "journal" : "memory";
}
