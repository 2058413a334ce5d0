using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Staffing.Alerts;
using QueueMonitor.Hub.Staffing;

namespace QueueMonitor.Hub.Alerts.Messages;

/// <summary>Makes messages of alerts and moves, in the site's language. They name queues, never agents.</summary>
internal static class AlertNotice
{
    public static Notice Of(string site, FloorSnapshot floor, AlertSnapshot alert, string type)
    {
        var words = AlertWords.Of(floor.Site.Settings.Language);
        var title = Title(words, floor, alert);
        var isOver = type == NoticeType.Cleared;
        var text = isOver ? "" : string.Join(' ', Sentences(words, floor, alert));
        return new Notice(
            // What is told anew is another message, and the end is told once.
            alert.Renewed > 0 && !isOver ? $"{alert.Id}.{alert.Renewed}-{type}" : $"{alert.Id}-{type}", site, type, alert.Id,
            isOver ? alert.ClearedAt ?? floor.AsOf : alert.RaisedAt, alert.Severity == AlertSeverity.Critical,
            isOver ? string.Format(CultureInfo.InvariantCulture, words.Over, title) : title,
            text, Json(json => AlertJson.Write(json, alert, names: false)));
    }

    public static Notice Of(string site, FloorSnapshot floor, MoveRecord move)
    {
        var words = AlertWords.Of(floor.Site.Settings.Language);
        var title = Say(words.Moved, move.Agents, NoticeText.OneLine(move.By), NameOf(floor, move.From), NameOf(floor, move.To), Clock(floor, move.Until));
        return new Notice(
            $"{move.Id}-{NoticeType.Moved}", site, NoticeType.Moved, move.Id, move.At, false,
            title, "", Json(json => AlertJson.WriteMove(json, move)));
    }

    private static string Title(AlertWords words, FloorSnapshot floor, AlertSnapshot alert)
    {
        var queues = string.Join(words.And, alert.Queues.Select(q => NameOf(floor, q)));
        var count = alert.Missing ?? 0;
        return alert.Kind switch
        {
            AlertKind.Understaffed => Say(words.Understaffed, count, queues),
            AlertKind.WillBeShort => Say(words.WillBeShort, count, queues, Clock(floor, alert.From ?? alert.RaisedAt)),
            AlertKind.HandleTime => Say(words.HandleTime, 1, queues),
            AlertKind.Arrivals => Say(words.Arrivals, 1, queues),
            AlertKind.Abandonment => Say(words.Abandonment, 1, queues),
            AlertKind.AgentsGone => Say(words.AgentsGone, 1, queues),
            AlertKind.SourceSilent => Say(words.SourceSilent, 1, alert.Source is { } source ? NoticeText.OneLine(source) : queues),
            AlertKind.Deadline => Say(words.Deadline, count, queues),
            AlertKind.CallBacks => Say(words.CallBacks, count, queues),
            AlertKind.Promises => Say(alert.Queues.Count == 0 ? words.PromisesOfNoQueue : words.Promises, count, queues),
            _ => Say(words.Spare, count, queues),
        };
    }

    private static IEnumerable<string> Sentences(AlertWords words, FloorSnapshot floor, AlertSnapshot alert)
    {
        if (alert.AbandonsPerHour is >= 1 and var lost) yield return Say(words.HangUps, (int)Math.Round(lost));
        if (alert is { Kind: AlertKind.CallBacks, From: { } since }) yield return Say(words.WaitsLongest, alert.Missing ?? 0, DayAndClock(floor, since));
        if (alert.Remedy is not { } remedy) yield break;
        var to = NameOf(floor, remedy.To ?? (alert.Queues.Count > 0 ? alert.Queues[0] : ""));
        if (remedy is { Kind: RemedyKind.Move, From: { } from }) yield return Say(words.Move, remedy.Agents, NameOf(floor, from), to);
        if (remedy is { Kind: RemedyKind.Move, From: { } donor, DonorServiceLevel: { } level, DonorTarget: { } target })
            yield return string.Format(CultureInfo.InvariantCulture, words.Donor, NameOf(floor, donor), Percent(level), Percent(target));
        if (remedy.Kind == RemedyKind.BackFromPause) yield return Say(words.BackFromPause, remedy.Agents, to);
        if (remedy.Kind == RemedyKind.AddAgent) yield return Say(words.AddAgents, remedy.Agents, to);
        if (remedy.Kind == RemedyKind.MoveBreaks) yield return Say(words.MoveBreaks, 1, to);
    }

    // Names come from outside: of people who set queues up, or of whatever sends events.
    private static string NameOf(FloorSnapshot floor, string queue) => NoticeText.OneLine(floor.Queue(queue)?.Settings.Name ?? queue);

    private static string Say((string One, string Many) words, int count, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, count == 1 ? words.One : words.Many, [count, .. values]);

    // Shown, not reckoned with: whole percent.
    private static string Percent(double share) => Math.Round(share * 100, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture);

    private static string Clock(FloorSnapshot floor, DateTimeOffset at) => Local(floor, at).ToString("HH\\:mm", CultureInfo.InvariantCulture);

    private static string DayAndClock(FloorSnapshot floor, DateTimeOffset at) =>
        Local(floor, at).Date == Local(floor, floor.AsOf).Date ? Clock(floor, at)
            : Local(floor, at).ToString("yyyy-MM-dd HH\\:mm", CultureInfo.InvariantCulture);

    private static DateTimeOffset Local(FloorSnapshot floor, DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, TimeZoneInfo.TryFindSystemTimeZoneById(floor.Site.Settings.Zone, out var found) ? found : TimeZoneInfo.Utc);

    private static string Json(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Api.ApiAnswer.Readable)) write(json);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
