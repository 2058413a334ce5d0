using QueueMonitor.Engine.Customers;
using QueueMonitor.Engine.Measures;

namespace QueueMonitor.Engine.Outcomes;

/// <summary>What the contacts of a queue, a partner or the site came to, in a span. Used by the engine loop only.</summary>
internal sealed class OutcomeSum
{
    private readonly SortedDictionary<int, ReturnTable> _returns = [];
    private ReturnTable? _last;
    private readonly WaitHistogram _solver = new();

    public PulseSum Pulse { get; } = new();

    public long Contacts, Solved, Reopened, Answers, Passed, Misrouted, LostInTransfer, HoldMs, HoldCount, RepeatMs, SolverCount;

    public IReadOnlyCollection<ReturnTable> Returns => _returns.Values;

    public ReturnTable ReturnsWithin(int days)
    {
        if (_last?.Days == days) return _last;
        return _last = _returns.TryGetValue(days, out var table) ? table : _returns[days] = new ReturnTable(days);
    }

    /// <param name="cell">Of the time to the human who had it last.</param>
    public void Solver(int cell)
    {
        _solver.Add(cell, 1);
        SolverCount++;
    }

    public OutcomeRow Row()
    {
        var resolved = ReturnTable.Together(Returns);
        return new OutcomeRow(
            resolved, ReturnTable.Turned(resolved), RepeatMs / 3_600_000.0, Intervals.Share(Reopened, Solved), Intervals.Share(Passed, Answers),
            LostInTransfer, Intervals.Share(Misrouted, Answers), HoldCount == 0 ? null : HoldMs / 1000.0 / HoldCount, HoldCount,
            _solver.Quantiles().P50, SolverCount, Pulse.Row());
    }
}

/// <summary>Outcome figures of one queue, partner or site, in a span.</summary>
/// <param name="RepeatAgentHours">Agents' time on contacts by which customers came back within the days.</param>
/// <param name="Reopened">Contacts that came back themselves, of those solved.</param>
/// <param name="Transferred">Of a queue: answers after which it was passed on; of the others: contacts passed on, of those answered.</param>
/// <param name="LostInTransfer">Contacts that gave up between two agents.</param>
/// <param name="Misrouted">Passed on within a minute of the answer.</param>
/// <param name="HoldSeconds">Mean time on hold of those answered.</param>
/// <param name="ToSolverSeconds">Median time from first reaching us to the human who had it last, of those solved.</param>
public sealed record OutcomeRow(
    Snapshots.LastingFigure Resolved, Snapshots.LastingFigure Repeat, double RepeatAgentHours, Snapshots.ShareFigure Reopened,
    Snapshots.ShareFigure Transferred, long LostInTransfer, Snapshots.ShareFigure Misrouted, double? HoldSeconds, long HoldCount,
    double? ToSolverSeconds, long ToSolverCount, PulseRow Pulse);
