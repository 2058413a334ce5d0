using QueueMonitor.Engine.Promises;

namespace QueueMonitor.Testing.Reference;

/// <summary>A promise to a customer, for as long as it holds.</summary>
internal sealed class Vow
{
    public required PromiseTerms Terms { get; init; }

    public required bool ByQueue { get; init; }

    public required long Since { get; init; }

    public string? Queue { get; set; }

    public long Due { get; set; }

    public long? PausedAt { get; set; }

    /// <summary>What was left of its time when it was paused or answered.</summary>
    public long Rest { get; set; }

    public bool Open { get; set; } = true;

    public Fact? Broken { get; set; }

    public bool Runs => Open && Broken is null && PausedAt is null;
}
