using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Testing.Reference;

/// <summary>An event as it was received.</summary>
/// <param name="Seq">Order of receipt.</param>
/// <param name="Stamp">The floor's time then.</param>
/// <param name="At">The event's time, never more than 2 s ahead of the stamp.</param>
/// <param name="Gone">Not an event of a sender, but what a list says by leaving the contact out.</param>
internal sealed record Receipt(int Seq, long Stamp, string Source, FieldEvent Event, long At, Gone? Gone = null);

/// <summary>A complete list does not hold the contact.</summary>
internal sealed record Gone(bool Waiting, bool Connected);
