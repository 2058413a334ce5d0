using QueueMonitor.Engine.Images;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Staffing.Alerts;
using QueueMonitor.Engine.Staffing.Plans;

namespace QueueMonitor.Engine.Staffing.Live;

/// <summary>What snapshots show of staffing: made of what the last look found, so it is the same object until the next. Used by the engine loop only.</summary>
internal sealed class StaffingView(FloorParts floor, StaffingDesk desk)
{
    /// <summary>Alerts of today that are over, at most.</summary>
    private const int OverMax = 50;

    [NotKept("made again when they are next captured")]
    private StaffingSnapshot?[]? _queues;

    [NotKept("made again when it is next captured")]
    private SiteStaffing? _site;

    /// <summary>Something was looked at, or marked: what was shown no longer holds.</summary>
    public void Forget()
    {
        if (_queues is not null) Array.Clear(_queues);
        _site = null;
    }

    /// <summary>Null: it was not looked at yet.</summary>
    public StaffingSnapshot? Of(QueueState queue)
    {
        var one = desk.Of(queue.Index);
        if (one.Now.From == 0) return null;
        if (_queues is null || _queues.Length <= queue.Index) Array.Resize(ref _queues, Math.Max(floor.Queues.Count, queue.Index + 1));
        return _queues[queue.Index] ??= Make(one);
    }

    public SiteStaffing Site() => _site ??= MakeSite();

    internal static int? Agents(double agents) => double.IsNaN(agents) ? null : (int)Math.Round(agents, MidpointRounding.AwayFromZero);

    internal static double? Known(double number) => double.IsNaN(number) ? null : number;

    private static StaffingSnapshot Make(QueueStaffing one)
    {
        ref readonly var now = ref one.Now;
        return new StaffingSnapshot
        {
            From = Time(now.From),
            Until = Time(now.From + StaffPlan.QuarterMs),
            Required = Agents(now.Required),
            RequiredLow = Agents(now.Low),
            RequiredHigh = Agents(now.High),
            Staffed = Agents(now.Staffed),
            ProbabilityShort = Known(now.ProbabilityShort),
            ServiceLevelExpected = Known(now.ServiceLevel),
            AbandonsPerHour = Known(now.AbandonsPerHour),
            LatePerHour = Known(now.LatePerHour),
            AverageWaitSeconds = Known(now.AverageWait),
            ValueAtRiskPerHour = Known(now.Value),
            ClearSeconds = Known(now.Clear),
            Basis = one.Basis,
            ContactsPerHour = Known(now.Arrivals * 3600),
            HandleSeconds = Known(now.Handle),
            PatienceSeconds = one.Spec?.Curve.Model.PatienceSeconds,
            Intervals = Intervals(one),
        };
    }

    private static StaffingInterval[] Intervals(QueueStaffing one)
    {
        var past = one.Past;
        var coming = one.Coming;
        var intervals = new StaffingInterval[past.Length + coming.Length];
        for (var i = 0; i < past.Length; i++) intervals[i] = Make(in past[i]);
        for (var i = 0; i < coming.Length; i++) intervals[past.Length + i] = Make(in coming[i]);
        return intervals;
    }

    private static StaffingInterval Make(in QuarterMark mark) => new(
        Time(mark.Start), Agents(mark.Required), Agents(mark.Low), Agents(mark.High), Known(mark.Staffed), Agents(mark.Contacts),
        Known(mark.Forecast), Known(mark.Handle), Known(mark.Probability))
    { Open = mark.Open };

    private SiteStaffing MakeSite()
    {
        var (required, low, high, any, leftOut) = (0.0, 0.0, 0.0, false, 0);
        for (var i = 0; i < floor.Queues.Count; i++)
        {
            ref readonly var now = ref desk.Of(i).Now;
            if (double.IsNaN(now.Required) || now.From == 0)
            {
                leftOut += floor.Queues[i].Open ? 1 : 0;
                continue;
            }

            (required, low, high, any) = (required + now.Required, low + now.Low, high + now.High, true);
        }

        return new SiteStaffing
        {
            Required = any ? Agents(required) : null,
            RequiredLow = any ? Agents(low) : null,
            RequiredHigh = any ? Agents(high) : null,
            LeftOut = leftOut,
            Staffed = desk.Staffed < 0 ? null : desk.Staffed,
            Alerts = Alerts(),
            Advice = Advice(),
            Moves = desk.Moves.Records(),
            Record = desk.Alerts.Record(),
            Today = desk.Alerts.Today(desk.Since, desk.Moves.AbandonsAvoided(desk.Since)),
            Accuracy = desk.Moves.Accuracy(),
        };
    }

    // What stands, the worst first and what is calm last, and what has changed after who lacks agents for it; then what is put off or
    // only watched; then what was over today, the newest first.
    private AlertSnapshot[] Alerts()
    {
        var (now, since) = (desk.AsOf, desk.Since);
        var standing = desk.Alerts.Entries.Where(e => !e.IsOver).Concat(desk.Alerts.Watched)
            .OrderBy(e => RankOf(e.StandingAt(now), e.Cause.Kind)).ThenByDescending(e => e.Severity).ThenBy(e => IsChange(e.Cause.Kind))
            .ThenByDescending(e => double.IsNaN(e.Figures.HarmPerHour) ? 0 : e.Figures.HarmPerHour).ThenBy(e => e.RaisedAt).ThenBy(e => e.Cause);
        var over = desk.Alerts.Entries.Where(e => e.IsOver && e.ClearedAt >= since).Reverse().Take(OverMax);
        return [.. standing.Concat(over).Select(e => Make(e, now))];
    }

    private static bool IsChange(AlertKind kind) => kind is AlertKind.Arrivals or AlertKind.HandleTime or AlertKind.Abandonment or AlertKind.AgentsGone;

    private static int RankOf(AlertStanding standing, AlertKind kind) => kind == AlertKind.Spare ? 3 : standing switch
    {
        AlertStanding.Open or AlertStanding.Acknowledged => 0,
        AlertStanding.Watch => 1,
        AlertStanding.Snoozed => 2,
        _ => 4,
    };

    private AlertSnapshot Make(AlertEntry entry, long now)
    {
        ref readonly var figures = ref entry.Figures;
        var isSource = entry.Cause.Kind == AlertKind.SourceSilent;
        return new AlertSnapshot
        {
            Id = entry.Id,
            Kind = entry.Cause.Kind,
            Queues = isSource ? [.. entry.Served.Select(q => floor.Queues[q].Name).Order(StringComparer.Ordinal)] : entry.Cause.Queues,
            Source = isSource ? entry.Cause.Subject : null,
            State = entry.StandingAt(now),
            Severity = entry.Severity,
            Gravest = entry.WasCritical ? AlertSeverity.Critical : AlertSeverity.Warning,
            RaisedAt = Time(entry.RaisedAt),
            ClearedAt = entry.IsOver ? Time(entry.ClearedAt) : null,
            From = figures.From == 0 ? null : Time(figures.From),
            Until = figures.Until == 0 ? null : Time(figures.Until),
            Missing = Agents(figures.Missing),
            Required = Agents(figures.Required),
            Staffed = Agents(figures.Staffed),
            ServiceLevel = Known(figures.ServiceLevel),
            AbandonsPerHour = Known(figures.AbandonsPerHour),
            LatePerHour = Known(figures.LatePerHour),
            HarmPerHour = Known(figures.HarmPerHour),
            ClearSeconds = Known(figures.Clear),
            Ratio = Known(figures.Ratio),
            Measured = Known(figures.Measured),
            Expected = Known(figures.Expected),
            Remedy = entry.Remedy.Kind == RemedyKind.None ? null : Make(entry),
            By = entry.By.Length == 0 ? null : entry.By,
            MarkedAt = entry.MarkedAt == 0 ? null : Time(entry.MarkedAt),
            SnoozedUntil = entry.StandingAt(now) == AlertStanding.Snoozed ? Time(entry.SnoozedUntil) : null,
            CameTrue = entry.CameTrue < 0 ? null : entry.CameTrue == 1,
            Flaps = entry.Flaps,
            Acts = entry.Acts,
            ActsLeftOut = entry.ActsLeftOut,
            Renewed = entry.Renewed,
        };
    }

    private RemedySnapshot Make(AlertEntry entry)
    {
        ref readonly var remedy = ref entry.Remedy;
        return new RemedySnapshot
        {
            Kind = remedy.Kind,
            From = remedy.From < 0 ? null : floor.Queues[remedy.From].Name,
            To = floor.Queues[remedy.To].Name,
            Agents = remedy.Agents,
            Who = [.. entry.Who.Select(a => floor.Agents[a].Name)],
            Until = remedy.Until == 0 ? null : Time(remedy.Until),
            HarmAvoided = Known(remedy.HarmAvoided),
            DonorServiceLevel = remedy.Kind == RemedyKind.Move ? Known(remedy.DonorServiceLevel) : null,
            DonorTarget = remedy.Kind == RemedyKind.Move ? Known(remedy.DonorTarget) : null,
            ServiceLevelThen = Known(remedy.ServiceLevelThen),
        };
    }

    private AdviceSnapshot? Advice() => desk.Advised is not { Remedy: var move } best ? null : new AdviceSnapshot(
        best.Id, floor.Queues[move.From].Name, floor.Queues[move.To].Name, move.Agents, Time(move.Until),
        move.HarmAvoided, move.DonorServiceLevel, move.DonorTarget, move.ServiceLevelThen);

    private static DateTimeOffset Time(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at);
}
