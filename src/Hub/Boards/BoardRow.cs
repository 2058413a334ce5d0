using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Hub.Boards;

/// <summary>
/// One queue's row as walls get it, serialised once. A row that reads the same stays the same object, whatever became of
/// the snapshot behind it: boards compare references.
/// </summary>
/// <param name="Json">The row as of <paramref name="AsOf"/>.</param>
/// <param name="HeardAt">When the queue's source had last been heard.</param>
internal sealed record BoardRow(string Queue, byte[] Json, DateTimeOffset AsOf, DateTimeOffset? HeardAt);

/// <summary>A board's content at one moment: the rows in the board's order and the site's line.</summary>
internal sealed record BoardImage(FloorSnapshot Floor, BoardRow[] Rows, byte[] Site);
