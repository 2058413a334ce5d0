using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Staffing.Plans;

namespace QueueMonitor.Engine.Staffing.Live;

/// <summary>Moves that somebody made: what was foretold of them, and what came. Used by the engine loop only.</summary>
internal sealed class MoveBook(FloorParts floor, StaffingDesk desk)
{
    /// <summary>Moves that a record is told of, and how near is near: six points of service level.</summary>
    private const int JudgedMax = 20;

    private const double Near = 0.06;

    /// <summary>For so long a move is given time to show before another is advised.</summary>
    private const long SettlesMs = 900_000;

    private readonly List<Move> _moves = [];

    internal sealed class Move
    {
        public string Id = "", By = "", Alert = "";
        public int From, To, Agents;
        public long At, Until;
        public double Foretold = double.NaN, Without = double.NaN, AbandonsWithout = double.NaN;
        public double Came = double.NaN, DonorCame = double.NaN, AbandonsCame = double.NaN;
        public Tallied FromBefore, ToBefore;
        public bool Ended;
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<Move> Moves => _moves;

    public void Make(int from, int to, MoveOrder order)
    {
        var (now, hours) = (floor.Now, (order.Until - floor.Now) / 3_600_000.0);
        var move = new Move
        {
            Id = "m" + Hash64.Combine(Hash64.Combine((ulong)from, (ulong)to), (ulong)(now + _moves.Count)).ToString("x16")[..10],
            By = order.By, Alert = order.Alert, From = from, To = to, Agents = order.Agents, At = now, Until = order.Until,
            FromBefore = desk.TallyOf(from), ToBefore = desk.TallyOf(to),
        };
        var (giver, taker) = (desk.Of(from), desk.Of(to));
        if (SpanModel.Of(taker, 0, now, order.Until) is { } without && SpanModel.Of(taker, order.Agents, now, order.Until) is { } then)
        {
            (move.Foretold, move.Without) = (then.ServiceLevel, without.ServiceLevel);
            if (SpanModel.Of(giver, 0, now, order.Until) is { } donor) move.AbandonsWithout = (without.AbandonsPerHour + donor.AbandonsPerHour) * hours;
        }

        if (_moves.Count == EngineLimits.MovesKept) _moves.RemoveAt(0);
        _moves.Add(move);
    }

    /// <summary>Judges those that have ended.</summary>
    public void Look(long now)
    {
        foreach (var move in _moves)
        {
            if (move.Ended || move.Until > now) continue;
            var (from, to) = (desk.TallyOf(move.From), desk.TallyOf(move.To));
            move.Ended = true;
            move.Came = Share(move.ToBefore, to);
            move.DonorCame = Share(move.FromBefore, from);
            move.AbandonsCame = from.Abandoned - move.FromBefore.Abandoned + to.Abandoned - move.ToBefore.Abandoned;
        }
    }

    /// <summary>Agents were sent to this queue not long ago: what it does is to be seen first.</summary>
    public bool IsSettling(int to, long now)
    {
        for (var i = _moves.Count - 1; i >= 0 && now - _moves[i].At < SettlesMs; i--)
        {
            if (_moves[i].To == to) return true;
        }

        return false;
    }

    public MoveAccuracy Accuracy()
    {
        var (moves, near) = (0, 0);
        for (var i = _moves.Count - 1; i >= 0 && moves < JudgedMax; i--)
        {
            var move = _moves[i];
            if (double.IsNaN(move.Came) || double.IsNaN(move.Foretold)) continue;
            moves++;
            near += Math.Abs(move.Came - move.Foretold) <= Near ? 1 : 0;
        }

        return new MoveAccuracy(moves, near);
    }

    /// <summary>Foretold without the moves that ended since a moment, less what came; NaN: none ended.</summary>
    public double AbandonsAvoided(long since)
    {
        var (sum, any) = (0.0, false);
        foreach (var move in _moves)
        {
            if (!move.Ended || move.Until < since || double.IsNaN(move.AbandonsWithout)) continue;
            (sum, any) = (sum + move.AbandonsWithout - move.AbandonsCame, true);
        }

        return any ? sum : double.NaN;
    }

    public MoveRecord[] Records()
    {
        var records = new MoveRecord[_moves.Count];
        for (var i = 0; i < records.Length; i++) records[i] = Make(_moves[^(i + 1)]);
        return records;
    }

    private MoveRecord Make(Move move) => new()
    {
        Id = move.Id, From = floor.Queues[move.From].Name, To = floor.Queues[move.To].Name, Agents = move.Agents,
        At = DateTimeOffset.FromUnixTimeMilliseconds(move.At), Until = DateTimeOffset.FromUnixTimeMilliseconds(move.Until), By = move.By,
        Alert = move.Alert.Length == 0 ? null : move.Alert,
        ServiceLevelForetold = StaffingView.Known(move.Foretold), ServiceLevelWithout = StaffingView.Known(move.Without),
        AbandonsWithout = StaffingView.Known(move.AbandonsWithout), ServiceLevelCame = StaffingView.Known(move.Came),
        DonorServiceLevelCame = StaffingView.Known(move.DonorCame), AbandonsCame = StaffingView.Agents(move.AbandonsCame),
    };

    private static double Share(in Tallied before, in Tallied after) =>
        after.Decided > before.Decided ? (double)(after.Hits - before.Hits) / (after.Decided - before.Decided) : double.NaN;
}
