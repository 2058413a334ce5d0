using System.Globalization;
using System.Text;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Measures;
using QueueMonitor.Hub.Wire;
using static QueueMonitor.Hub.Wire.CsvCells;

namespace QueueMonitor.Hub.History;

/// <summary>History as CSV by RFC 4180. Durations are seconds, shares 0–1; what is not known is an empty cell, never 0.</summary>
internal static class HistoryCsv
{
    public const string ContentType = "text/csv; charset=utf-8; header=present";

    public static string Header { get; } = string.Join(',', (string[])
    [
        "site", "queue", "channel", "start_utc", "end_utc", "interval_s", "covered_s", "carried_in", "offered", "answered", "abandoned",
        "short_abandoned", .. Enum.GetValues<LeftReason>().Select(r => "left_" + WireName<LeftReason>.Text(r)), "moved", "lost", "waiting_at_end",
        "reopened", "restated", "lost_in_transfer", "lost_conversation", "service_level_share", "service_level_hits", "service_level_decided",
        "service_level_formula", "threshold", "target_share", "average_speed_of_answer_s", "average_wait_s", "wait_p50_s", "wait_p90_s",
        "wait_p95_s", "abandon_rate_share", "ended", "average_handle_s", "handled", "occupancy_share", "promises_kept", "promises_broken",
        "promises_decided",
    ]) + "\r\n";

    public static void Append(StringBuilder text, string site, HistoryInterval interval, DateTimeOffset end)
    {
        var window = interval.Window;
        Text(text, site).Append(',');
        Text(text, interval.Queue).Append(',');
        text.Append(WireName<MediaType>.Text(interval.Media)).Append(',');
        text.Append(IsoText.Moment(interval.Start)).Append(',').Append(IsoText.Moment(end));
        Count(text, (long)(end - interval.Start).TotalSeconds);
        Count(text, interval.CoveredSeconds);
        Count(text, window.CarriedIn);
        Count(text, window.Offered);
        Count(text, window.Answered);
        Count(text, window.Abandoned);
        Count(text, window.ShortAbandoned);
        foreach (var left in window.Left) Count(text, left);
        Count(text, window.Moved);
        Count(text, window.Lost);
        Count(text, window.Waiting);
        Count(text, window.Reopened);
        Count(text, window.Restated);
        Count(text, window.LostInTransfer);
        Count(text, window.LostConversation);
        Number(text, window.ServiceLevel.Value, 4);
        Count(text, window.ServiceLevel.Hits);
        Count(text, window.ServiceLevel.Decided);
        text.Append(',').Append(WireName<ServiceLevelFormula>.Text(window.ServiceLevel.Formula));
        text.Append(',').Append(interval.Threshold);
        Number(text, interval.Target, 4);
        Number(text, window.AverageSpeedOfAnswerSeconds, 3);
        Number(text, window.AverageWaitSeconds, 3);
        Number(text, window.WaitP50Seconds, 3);
        Number(text, window.WaitP90Seconds, 3);
        Number(text, window.WaitP95Seconds, 3);
        Number(text, window.AbandonRate, 4);
        Count(text, window.Ended);
        Number(text, window.AverageHandleSeconds, 3);
        Count(text, window.Handled);
        Number(text, window.Occupancy, 4);
        Number(text, interval.PromisesKnown ? window.PromisesKept : null, 0);
        Number(text, interval.PromisesKnown ? window.PromisesBroken : null, 0);
        Number(text, interval.PromisesKnown ? window.PromisesDecided : null, 0);
        text.Append("\r\n");
    }
}
