using System.Text;
using QueueMonitor.Engine.Customers;
using QueueMonitor.Engine.Outcomes;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Staffing;
using QueueMonitor.Hub.Wire;
using static QueueMonitor.Hub.Wire.CsvCells;

namespace QueueMonitor.Hub.Outcomes;

/// <summary>Outcomes and call-backs as CSV by RFC 4180: durations in seconds, shares 0 to 1, moments in UTC; what is not known is an empty cell.</summary>
internal static class OutcomeCsv
{
    private const string UnreturnedHeader =
        "site,customer,queue,channel,last_utc,waited_s,tries,value,harm,contact,link,missed,missed_utc,taken_by,taken_utc,taken_until_utc";

    private const string OutcomesHeader =
        "site,of,name,partner,resolved_share,resolved_low,resolved_high,resolved_of,resolved_mature,resolution_days,repeat_share,repeat_agent_h,"
        + "reopened,solved,transferred,misrouted,answered,lost_in_transfer,hold_mean_s,to_solver_median_s,rating_mean,rating_low,rating_high,ratings";

    public static Task WriteUnreturned(HttpContext http, SiteFloor floor, UnreturnedView view, bool names)
    {
        var settings = floor.Latest.Site.Settings;
        return StaffingCsv.Write(http, "unreturned", UnreturnedHeader, view.Customers, (text, customer) =>
        {
            Text(text, floor.Site).Append(',').Append(customer.Handle).Append(',');
            Text(text, customer.Queue ?? "").Append(',').Append(WireName<Engine.Contacts.MediaType>.Text(customer.Media));
            StaffingCsv.Moment(text, UnreturnedJson.Moment(customer.LastAt));
            Number(text, customer.WaitedSeconds, 3);
            Count(text, customer.Tries);
            Number(text, customer.Value, 2);
            text.Append(',').Append(WireName<HarmKind>.Text(customer.Harm)).Append(',');
            Text(text, settings.HideContactIds ? "" : customer.Contact).Append(',');
            Text(text, CallbackLink.Of(settings, customer.Contact) ?? "");
            Count(text, customer.Missed);
            StaffingCsv.Moment(text, Known(customer.MissedAt));
            Text(text.Append(','), names ? customer.TakenBy ?? "" : "");
            StaffingCsv.Moment(text, Known(customer.TakenAt));
            StaffingCsv.Moment(text, Known(customer.TakenUntil));
        });
    }

    public static Task WriteOutcomes(HttpContext http, SiteFloor floor, OutcomeView view)
    {
        var rows = new List<(string Of, string Name, string Partner, OutcomeRow Row)> { ("site", floor.Latest.Site.Settings.Name, "", view.Site) };
        rows.AddRange(view.Queues.Select(q => ("queue", q.Queue, q.Settings.Partner ?? "", q.Row)));
        rows.AddRange(view.Partners.Select(p => ("partner", p.Partner ?? "", p.Partner ?? "", p.Row)));
        return StaffingCsv.Write(http, "outcomes", OutcomesHeader, rows, (text, row) =>
        {
            Text(text, floor.Site).Append(',').Append(row.Of).Append(',');
            Text(text, row.Name).Append(',');
            Text(text, row.Partner);
            Append(text, row.Row);
        });
    }

    private static void Append(StringBuilder text, OutcomeRow row)
    {
        LastingFigure resolved = row.Resolved;
        Number(text, resolved.Value, 4);
        Number(text, resolved.Low, 4);
        Number(text, resolved.High, 4);
        Count(text, resolved.Of);
        Count(text, resolved.Mature);
        Number(text, resolved.Days, 0);
        Number(text, row.Repeat.Value, 4);
        Number(text, row.RepeatAgentHours, 2);
        Count(text, row.Reopened.Hits);
        Count(text, row.Reopened.Of);
        Count(text, row.Transferred.Hits);
        Count(text, row.Misrouted.Hits);
        Count(text, row.Transferred.Of);
        Count(text, row.LostInTransfer);
        Number(text, row.HoldSeconds, 3);
        Number(text, row.ToSolverSeconds, 3);
        Number(text, row.Pulse.All.Mean, 2);
        Number(text, row.Pulse.All.Low, 2);
        Number(text, row.Pulse.All.High, 2);
        Count(text, row.Pulse.All.Count);
    }

    private static DateTimeOffset? Known(long ms) => ms == 0 ? null : UnreturnedJson.Moment(ms);
}
