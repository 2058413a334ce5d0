using QueueMonitor.Engine.Promises;
using QueueMonitor.Engine.Queues;

namespace QueueMonitor.Engine.Snapshots;

/// <summary>How promises to customers stand: of a queue, or of the site.</summary>
/// <param name="Open">Not answered yet: those past due too.</param>
/// <param name="DueToday">Of those, due by the end of the next working day that closes, and not past due.</param>
/// <param name="LikelyBroken">Of those that are not past due, more likely late than not; null: not known.</param>
/// <param name="Broken">Of those, past due: broken now.</param>
/// <param name="Kept">Of <paramref name="Decided"/>, answered in time.</param>
/// <param name="Decided">Answered in time today, or past due since today began.</param>
public sealed record PromiseFigures(int Open, int DueToday, int? LikelyBroken, int Broken, long Kept, long Decided)
{
    /// <summary>Null: none was decided today.</summary>
    public double? KeptRate => Decided == 0 ? null : (double)Kept / Decided;
}

/// <summary>How a promise stands.</summary>
public enum PromiseState : byte
{
    Open,

    /// <summary>Open, and more likely late than not.</summary>
    LikelyBroken,

    /// <summary>Open, and past due.</summary>
    Broken,

    /// <summary>Answered in time.</summary>
    Kept,

    /// <summary>Answered after it was due: it stays broken.</summary>
    Late,
}

/// <summary>One promise to a customer.</summary>
/// <param name="Contact">Its id. Never leaves for a wall.</param>
/// <param name="Mark">Its number in the queue, as a wall knows it; 0: it is in no line.</param>
/// <param name="Queue">The queue that has the contact; null: it never had one.</param>
/// <param name="HoldsSince">When it began to hold: later than <paramref name="PromisedAt"/> where the customer wrote again.</param>
/// <param name="DueAt">Null: the queue never opens; while it is paused, as it was.</param>
/// <param name="AnsweredAt">When a human answered.</param>
/// <param name="Left">Until due, below zero when past; null: it never is, or was answered.</param>
/// <param name="LeftWorking">The same in the queue's opening hours.</param>
public sealed record PromiseEntry(
    string Contact, int Mark, string? Queue, DateTimeOffset PromisedAt, DateTimeOffset HoldsSince, PromiseTerms Terms, DateTimeOffset? DueAt,
    DateTimeOffset? AnsweredAt, TimeSpan? Left, TimeSpan? LeftWorking, double? Risk, PromiseState State, bool Paused, PromiseBy By);

/// <summary>A part of the promises that were asked for, the nearest due first, and how many there are in all.</summary>
public sealed record PromiseView(DateTimeOffset AsOf, int Total, IReadOnlyList<PromiseEntry> Promises, ListPart Part);
