using System.Text;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Staffing.Live;
using QueueMonitor.Engine.Staffing.Plans;
using QueueMonitor.Hub.Wire;
using static QueueMonitor.Hub.Wire.CsvCells;

namespace QueueMonitor.Hub.Staffing;

/// <summary>
/// All that the staffing pages show as CSV by RFC 4180: durations in seconds, shares 0 to 1, moments in UTC; what is not known is an empty cell.
/// </summary>
internal static class StaffingCsv
{
    private const string StaffingHeader =
        "site,queue,start_utc,required,required_low,required_high,staffed,gap,contacts,forecast_contacts,handle_s,"
        + "probability_short,basis,service_level_30_share,abandoned_today,free,busy,paused";

    private const string AlertsHeader =
        "site,alert,kind,queues,source,state,severity,raised_utc,cleared_utc,from_utc,until_utc,short,required,staffed,"
        + "service_level_share,abandons_per_hour,late_per_hour,clear_s,ratio,measured,expected,remedy,remedy_from,remedy_to,remedy_agents,by,"
        + "marked_utc,came_true,snoozed_until_utc,flaps,remedy_until_utc,harm_avoided,donor_service_level_share,donor_target_share,"
        + "service_level_then_share,gravest,acts,acts_left_out";

    private const string RecordHeader = "site,kind,raised,outcome_known,came_true";

    private const string WhatIfHeader =
        "site,queue,from_utc,until_utc,agents_now,agents_then,service_level_now_share,service_level_then_share,abandons_per_hour_now,"
        + "abandons_per_hour_then,average_wait_now_s,average_wait_then_s,value_per_hour_now,value_per_hour_then";

    private const string MovesHeader =
        "site,from,to,agents,at_utc,until_utc,by,service_level_predicted_share,service_level_came_share,"
        + "donor_service_level_came_share,abandons_without,abandons_came,service_level_without_share,alert";

    private const string AdherenceHeader =
        "site,agent,scheduled,actual,since_utc,minutes_out,out_today_minutes";

    private const string PlanHeader =
        "queue,interval start,forecast contacts,forecast handle seconds,scheduled agents,interval minutes";

    private const string ShiftsHeader =
        "agent,from,until,activity,queues";

    public static Task WriteQueues(HttpContext http, string site, IReadOnlyList<QueueSnapshot> queues, bool wholeDay) => Write(
        http, "staffing", StaffingHeader, Rows(queues, wholeDay), (text, row) =>
    {
        Text(text, site).Append(',');
        Text(text, row.Queue.Queue);
        Moment(text, row.Interval.Start);
        Known(text, row.Interval.Required);
        Known(text, row.Interval.Low);
        Known(text, row.Interval.High);
        Number(text, row.Interval.Staffed, 1);
        Known(text, row.Interval.Gap);
        Known(text, row.Interval.Contacts);
        Number(text, row.Interval.Forecast, 1);
        Number(text, row.Interval.HandleSeconds, 3);
        Number(text, row.Interval.ProbabilityShort, 4);
        text.Append(',').Append(WireName<Engine.Staffing.Demand.StaffingBasis>.Text(row.Queue.Staffing!.Basis));
        WriteNow(text, row.Queue, row.Interval.Start == row.Queue.Staffing.From);
    });

    public static Task WriteAlerts(HttpContext http, string site, IEnumerable<AlertSnapshot> alerts) => Write(
        http, "alerts", AlertsHeader, alerts, (text, alert) =>
    {
        Text(text, site).Append(',');
        Text(text, alert.Id).Append(',').Append(AlertJson.Name(alert.Kind)).Append(',');
        Text(text, string.Join("; ", alert.Queues)).Append(',');
        Text(text, alert.Source ?? "").Append(',').Append(WireName<AlertStanding>.Text(alert.State));
        text.Append(',').Append(WireName<AlertSeverity>.Text(alert.Severity));
        Moment(text, alert.RaisedAt);
        Moment(text, alert.ClearedAt);
        Moment(text, alert.From);
        Moment(text, alert.Until);
        Known(text, alert.Missing);
        Known(text, alert.Required);
        Known(text, alert.Staffed);
        Number(text, alert.ServiceLevel, 4);
        Number(text, alert.AbandonsPerHour, 1);
        Number(text, alert.LatePerHour, 1);
        Number(text, alert.ClearSeconds, 3);
        Number(text, alert.Ratio, 4);
        Number(text, alert.Measured, 4);
        Number(text, alert.Expected, 4);
        text.Append(',').Append(alert.Remedy is { } remedy ? WireName<RemedyKind>.Text(remedy.Kind) : "").Append(',');
        Text(text, alert.Remedy?.From ?? "").Append(',');
        Text(text, alert.Remedy?.To ?? "");
        Known(text, alert.Remedy?.Agents);
        Text(text.Append(','), alert.By ?? "");
        Moment(text, alert.MarkedAt);
        text.Append(',').Append(alert.CameTrue switch { true => "true", false => "false", _ => "" });
        Moment(text, alert.SnoozedUntil);
        text.Append(alert.Flaps ? ",true" : ",false");
        Moment(text, alert.Remedy?.Until);
        Number(text, alert.Remedy?.HarmAvoided, 1);
        Number(text, alert.Remedy?.DonorServiceLevel, 4);
        Number(text, alert.Remedy?.DonorTarget, 4);
        Number(text, alert.Remedy?.ServiceLevelThen, 4);
        text.Append(',').Append(WireName<AlertSeverity>.Text(alert.Gravest)).Append(',');
        Text(text, string.Join("; ", alert.Acts.Select(Act)));
        Count(text, alert.ActsLeftOut);
    });

    // One cell: when, what, who.
    private static string Act(AlertAct act) =>
        $"{IsoText.Moment(DateTimeOffset.FromUnixTimeMilliseconds(act.At))} {WireName<AlertActKind>.Text(act.Kind)} {act.By}".TrimEnd();

    /// <summary>How often each kind of alert came true, of those of which it is known.</summary>
    public static Task WriteRecord(HttpContext http, string site, IEnumerable<AlertRecord> kinds) => Write(
        http, "alert-record", RecordHeader, kinds, (text, record) =>
    {
        Text(text, site).Append(',').Append(AlertJson.Name(record.Kind));
        Count(text, record.Raised);
        Count(text, record.Known);
        Count(text, record.CameTrue);
    });

    public static Task WriteWhatIf(HttpContext http, string site, DateTimeOffset from, DateTimeOffset until, WhatIfAnswer answer) => Write(
        http, "what-if", WhatIfHeader, answer.Queues, (text, queue) =>
    {
        Text(text, site).Append(',');
        Text(text, queue.Queue);
        Moment(text, from);
        Moment(text, until);
        Both(text, queue.AgentsNow, queue.AgentsThen, 1);
        Both(text, queue.Now.ServiceLevel, queue.Then.ServiceLevel, 4);
        Both(text, queue.Now.AbandonsPerHour, queue.Then.AbandonsPerHour, 1);
        Both(text, queue.Now.AverageWaitSeconds, queue.Then.AverageWaitSeconds, 3);
        Both(text, queue.Now.ValuePerHour, queue.Then.ValuePerHour, 2);
    });

    public static Task WriteMoves(HttpContext http, string site, IEnumerable<MoveRecord> moves) => Write(
        http, "moves", MovesHeader, moves, (text, move) =>
    {
        Text(text, site).Append(',');
        Text(text, move.From).Append(',');
        Text(text, move.To);
        Count(text, move.Agents);
        Moment(text, move.At);
        Moment(text, move.Until);
        Text(text.Append(','), move.By);
        Number(text, move.ServiceLevelForetold, 4);
        Number(text, move.ServiceLevelCame, 4);
        Number(text, move.DonorServiceLevelCame, 4);
        Number(text, move.AbandonsWithout, 1);
        Known(text, move.AbandonsCame);
        Number(text, move.ServiceLevelWithout, 4);
        Text(text.Append(','), move.Alert ?? "");
    });

    public static Task WriteAdherence(HttpContext http, string site, IEnumerable<AgentAdherence> agents) => Write(
        http, "adherence", AdherenceHeader, agents, (text, agent) =>
    {
        Text(text, site).Append(',');
        Text(text, agent.Agent).Append(',').Append(AdherenceEndpoint.Scheduled(agent)).Append(',').Append(WireName<AgentState>.Text(agent.Actual));
        Moment(text, agent.Since);
        Count(text, agent.MinutesOut);
        Count(text, agent.OutToday);
    });

    /// <summary>As it can be sent back.</summary>
    public static Task WritePlan(HttpContext http, IEnumerable<PlanViewInterval> intervals) => Write(
        http, "plan", PlanHeader, intervals, (text, interval) =>
    {
        Text(text, interval.Queue);
        Moment(text, interval.Start);
        Number(text, interval.Contacts, 4);
        Number(text, interval.HandleSeconds, 3);
        Number(text, interval.Agents, 2);
        text.Append(",15");
    });

    /// <inheritdoc cref="WritePlan"/>
    public static Task WriteShifts(HttpContext http, IEnumerable<PlanViewShift> shifts) => Write(
        http, "shifts", ShiftsHeader, shifts, (text, shift) =>
    {
        Text(text, shift.Agent);
        Moment(text, shift.From);
        Moment(text, shift.Until);
        text.Append(',').Append(WireName<ShiftActivity>.Text(shift.Activity)).Append(',');
        Text(text, string.Join('|', shift.Queues));
    });

    /// <summary>A file of that name, row by row.</summary>
    public static async Task Write<T>(HttpContext http, string name, string header, IEnumerable<T> rows, Action<StringBuilder, T> append)
    {
        const int flushChars = 32 * 1024;
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.ContentType = History.HistoryCsv.ContentType;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}.csv\"";
        var text = new StringBuilder(header).Append("\r\n");
        foreach (var row in rows)
        {
            append(text, row);
            text.Append("\r\n");
            if (text.Length < flushChars) continue;
            await http.Response.WriteAsync(text.ToString(), http.RequestAborted);
            text.Clear();
        }

        await http.Response.WriteAsync(text.ToString(), http.RequestAborted);
    }

    private static IEnumerable<(QueueSnapshot Queue, StaffingInterval Interval)> Rows(IEnumerable<QueueSnapshot> queues, bool wholeDay) =>
        queues.SelectMany(queue => StaffingJson.Intervals(queue.Staffing, wholeDay).Select(interval => (queue, interval)));

    // What the page shows of this moment stands in the row of the running quarter-hour.
    private static void WriteNow(StringBuilder text, QueueSnapshot queue, bool isRunning)
    {
        var isWritten = queue.Media is MediaType.Email or MediaType.Social;
        Number(text, isRunning ? (isWritten ? queue.Today : queue.Last30).ServiceLevel.Value : null, 4);
        Known(text, isRunning && !isWritten ? (int)queue.Today.Abandoned : null);
        Known(text, isRunning ? queue.Agents?.Available : null);
        Known(text, isRunning ? queue.Agents?.Occupied : null);
        Known(text, isRunning ? queue.Agents?.Paused : null);
    }

    public static void Moment(StringBuilder text, DateTimeOffset? moment)
    {
        text.Append(',');
        if (moment is { } known) text.Append(IsoText.Moment(known));
    }

    private static void Both(StringBuilder text, double? now, double? then, int digits)
    {
        Number(text, now, digits);
        Number(text, then, digits);
    }

    private static void Known(StringBuilder text, int? count)
    {
        if (count is { } known) Count(text, known);
        else text.Append(',');
    }
}
