using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Staffing.Demand;
using QueueMonitor.Engine.Staffing.Plans;

namespace QueueMonitor.Engine.Staffing.Live;

/// <summary>
/// What is expected to come to one queue: from the plan, else from the same weekdays before, else from what came lately; and how today
/// compares with it. Days are learned when they are over, if they were watched. Used by the engine loop only.
/// </summary>
internal sealed class QueueDemand
{
    public const int Slots = 96;

    private const long DayMs = 86_400_000, RecentReachMs = 7_200_000;

    /// <summary>A day was watched if something was heard in at least this share of its opening hours.</summary>
    private const double WatchedShare = 0.9;

    // What came lately tells a rate from ten minutes and three contacts on.
    private const double RecentSecondsMin = 600, RecentContactsMin = 3;

    private readonly List<Day> _days = [];
    private double[] _today = [];
    private double[] _tomorrow = [];
    private double _spread = DemandForecast.UsualSpread;
    private int _day = int.MinValue;
    private int _learnedFor = int.MinValue;
    private bool _whole;
    private int _looks, _heard;
    private double _seen, _seenSeconds;
    private DayLevel _level = new(1);
    private StaffingBasis _basis;
    private double _shape;

    internal sealed record Day(int Number, ushort[] Counts);

    /// <summary>Days that it learned from.</summary>
    public int DaysKept => _days.Count;

    /// <summary>How today compares with what was expected.</summary>
    public DayLevel Level => _basis == StaffingBasis.Recent ? new DayLevel(Math.Max(1, _seen)) : _level;

    /// <summary>Some time has passed.</summary>
    /// <param name="came">Contacts that came in it.</param>
    /// <param name="heard">The queue's sources are there.</param>
    public void Look(QueueState queue, StaffPlan plan, long now, int came, double seconds, bool heard)
    {
        var day = DayOf(queue, now);
        if (day != _day) Turn(queue, day, now);
        if (!queue.Open) return;
        _looks++;
        if (!heard) return;
        _heard++;
        var keep = Math.Pow(0.5, seconds / DayLevel.HalfLifeSeconds);
        (_seen, _seenSeconds) = ((_seen * keep) + came, (_seenSeconds * keep) + seconds);
        var (expected, basis) = Expected(queue, plan, now - 1, now);
        Rebase(basis);
        if (basis is StaffingBasis.Plan or StaffingBasis.Learned) _level.Observe(came, expected * seconds, seconds);
    }

    /// <summary>Contacts a second that are expected in the quarter-hour of a moment, before today's level is taken into account.</summary>
    public (double PerSecond, StaffingBasis Basis) Expected(QueueState queue, StaffPlan plan, long at, long now)
    {
        var planned = plan.At(queue.Index, at - (at % StaffPlan.QuarterMs));
        if (!double.IsNaN(planned.Contacts)) return (planned.Contacts * 1000 / StaffPlan.QuarterMs, StaffingBasis.Plan);
        var (day, slot) = SlotOf(queue, at);
        var learned = day == _learnedFor ? _today : day == _learnedFor + 1 ? _tomorrow : [];
        if (learned.Length > 0) return (learned[slot] * 1000 / StaffPlan.QuarterMs, StaffingBasis.Learned);
        var knows = at < now + RecentReachMs && _seenSeconds >= RecentSecondsMin && _seen >= RecentContactsMin;
        return knows ? (_seen / _seenSeconds, StaffingBasis.Recent) : (0, StaffingBasis.None);
    }

    /// <summary>Works out what the days before say of today and tomorrow, if that is to be done. False: there was nothing to do.</summary>
    public bool Learn()
    {
        if (_learnedFor == _day || _day == int.MinValue) return false;
        _learnedFor = _day;
        if (_days.Count == 0) return false;
        var days = _days.Select(d => new DayCounts(DateOf(d.Number), [.. d.Counts.Select(c => (double)c)])).ToList();
        var today = DemandHistory.Forecast(days, DateOf(_day), DateOf(_day));
        var tomorrow = DemandHistory.Forecast(days, DateOf(_day), DateOf(_day + 1));
        _today = today is null ? [] : [.. today.Expected];
        _tomorrow = tomorrow is null ? [] : [.. tomorrow.Expected];
        _spread = (today ?? tomorrow)?.Spread ?? DemandForecast.UsualSpread;
        return true;
    }

    private void Rebase(StaffingBasis basis)
    {
        var spread = basis == StaffingBasis.Learned ? Math.Max(_spread, DemandForecast.SpreadMin) : DemandForecast.UsualSpread;
        var shape = 1 / (spread * spread);
        if (basis == _basis && shape == _shape) return;
        // From one forecast to another of the same kind today's level goes on: what was seen stands in the old one's terms, and fades.
        (_basis, _shape) = (basis, shape);
        _level = new DayLevel(shape);
    }

    // A day is over, or the queue's zone has become another.
    private void Turn(QueueState queue, int day, long now)
    {
        if (_whole && day == _day + 1 && _looks > 0 && _heard >= WatchedShare * _looks) Keep(queue, now);
        if (day == _learnedFor + 1) (_today, _tomorrow) = (_tomorrow, []);
        _whole = _day != int.MinValue;
        (_day, _looks, _heard) = (day, 0, 0);
    }

    private void Keep(QueueState queue, long now)
    {
        var (counts, hours) = (new int[Slots], new int[Slots]);
        foreach (var row in queue.Measures.Intervals(now))
        {
            var (day, slot) = SlotOf(queue, row.Start.ToUnixTimeMilliseconds());
            if (day != _day) continue;
            counts[slot] += (int)Math.Min(row.Window.Offered, ushort.MaxValue);
            hours[slot]++;
        }

        // An hour that the clock shows twice counts once.
        var kept = new ushort[Slots];
        for (var i = 0; i < Slots; i++) kept[i] = (ushort)Math.Clamp(counts[i] / Math.Max(1, hours[i]), 0, ushort.MaxValue);
        _days.Add(new Day(_day, kept));
        if (_days.Count > EngineLimits.DemandDaysKept) _days.RemoveAt(0);
    }

    private static int DayOf(QueueState queue, long at) => SlotOf(queue, at).Day;

    private static (int Day, int Slot) SlotOf(QueueState queue, long at)
    {
        var local = queue.Calendar.Local(at);
        var day = (int)(local / DayMs);
        return (day, (int)((local - (day * DayMs)) / StaffPlan.QuarterMs));
    }

    private static DateOnly DateOf(int day) => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(day);
}
