using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Boards;

/// <summary>
/// One queue's row as walls get it. A row that reads the same stays the same object, whatever became of the snapshot behind it:
/// boards compare references.
/// </summary>
/// <param name="AsOf">The moment that its ages are told for.</param>
/// <param name="Freshness">What it says of its sources.</param>
internal sealed record BoardRow(string Queue, PartedJson Json, DateTimeOffset AsOf, Freshness Freshness);

/// <summary>The site's line as walls get it, likewise.</summary>
/// <param name="Sources">What it says of the sources.</param>
internal sealed record BoardSiteLine(PartedJson Json, IReadOnlyList<SourceLine> Sources);

/// <summary>A board's content at one moment: the rows in the board's order, the site's line and the advice.</summary>
/// <param name="Advice">A run of one field; the same array while it reads the same.</param>
internal sealed record BoardImage(FloorSnapshot Floor, BoardRow[] Rows, BoardSiteLine Site, byte[] Advice);
