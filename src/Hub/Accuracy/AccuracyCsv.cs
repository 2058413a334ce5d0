using System.Globalization;
using System.Text;
using QueueMonitor.Engine.Forecasts;
using QueueMonitor.Engine.Forecasts.Records;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Wire;
using static QueueMonitor.Hub.Wire.CsvCells;

namespace QueueMonitor.Hub.Accuracy;

/// <summary>
/// A record of predictions as CSV: a row for all waits, one for each size of predicted wait, one for all risks and one for each tenth of
/// them, of the site (an empty queue) and of each queue. Durations are seconds, shares 0–1.
/// </summary>
internal static class AccuracyCsv
{
    private const int Seconds = 3, Shares = 4;

    public static string Header { get; } = string.Join(',', (string[])
    [
        "site", "queue", "forecast", "off_since_utc", "kind", "from", "to", "since_utc", "cases", "happened", "shorter", "longer", "share",
        "share_low", "share_high", "told", "rmse_s", "naive_rmse_s", "mae_s", "naive_mae_s", "bias_s", "pinball_s", "width_s", "brier", "skill",
        "calibration_error",
    ]) + "\r\n";

    /// <param name="queue">Null: the record of the whole site.</param>
    public static void Append(StringBuilder text, string site, QueueSnapshot? queue, ForecastAccuracy record)
    {
        var head = new StringBuilder();
        Text(head, site).Append(',');
        Text(head, queue?.Queue ?? "").Append(',');
        head.Append(queue is null ? "" : WireName<ForecastState>.Text(queue.Forecast.Told)).Append(',');
        if (record.OffSince is { } off) head.Append(IsoText.Moment(off));
        var begin = head.ToString();
        Waits(text.Append(begin).Append(",ranges,,"), record);
        for (var size = 0; size < WaitTally.Sizes; size++) Size(text.Append(begin).Append(",ranges_by_wait"), record.Waits, size);
        Risks(text, begin, "risk", record.RiskSince, record.Risk);
        Risks(text, begin, "risk_5_min", record.Risk5MinSince, record.Risk5Min);
        if (record.Silence is { } silence) Silence(text.Append(begin).Append(",silent_chats,,,"), silence);
    }

    private static void Silence(StringBuilder text, ChatSilence silence)
    {
        Count(text, silence.Opened);
        Number(text, silence.Silent, 1);
        text.Append(",,");
        Number(text, silence.Share, Shares);
        text.Append(",,,,,,,,,,,,,\r\n");
    }

    private static void Waits(StringBuilder text, ForecastAccuracy record)
    {
        var waits = record.Waits;
        Since(text, record.WaitsSince);
        Count(text, waits.Scored);
        Count(text, waits.Held);
        Count(text, waits.Shorter);
        Count(text, waits.Longer);
        Number(text, waits.Coverage, Shares);
        text.Append(",,,");
        Number(text, waits.RootMeanSquare, Seconds);
        Number(text, waits.NaiveRootMeanSquare, Seconds);
        Number(text, waits.MeanAbsolute, Seconds);
        Number(text, waits.NaiveMeanAbsolute, Seconds);
        Number(text, waits.Bias, Seconds);
        Number(text, waits.Pinball, Seconds);
        Number(text, waits.WidthSeconds, Seconds);
        text.Append(",,,\r\n");
    }

    private static void Size(StringBuilder text, in WaitTally waits, int size)
    {
        var (scored, shorter, longer, coverage) = waits.OfSize(size);
        Count(text, size == 0 ? 0 : WaitTally.EdgesSeconds[size - 1]);
        text.Append(',');
        if (size < WaitTally.EdgesSeconds.Count) text.Append(WaitTally.EdgesSeconds[size]);
        text.Append(',');
        Count(text, scored);
        Count(text, scored - shorter - longer);
        Count(text, shorter);
        Count(text, longer);
        Number(text, coverage, Shares);
        text.Append(",,,,,,,,,,,,,\r\n");
    }

    private static void Risks(StringBuilder text, string begin, string kind, DateTimeOffset? since, in RiskTally risk)
    {
        text.Append(CultureInfo.InvariantCulture, $"{begin},{kind},,");
        Since(text, since);
        Count(text, risk.Cases);
        Count(text, risk.Did);
        text.Append(",,");
        Number(text, risk.BaseRate, Shares);
        text.Append(",,");
        Number(text, risk.BaseRate is null ? null : risk.Expected / risk.Cases, Shares);
        text.Append(",,,,,,,");
        Number(text, risk.Brier, Shares);
        Number(text, risk.Skill, Shares);
        Number(text, risk.CalibrationError, Shares);
        text.Append("\r\n");
        for (var i = 0; i < RiskTally.Tenths; i++)
        {
            var tenth = risk[i];
            text.Append(CultureInfo.InvariantCulture, $"{begin},{kind}_by_tenth,{i / 10.0},{(i + 1) / 10.0},");
            Count(text, tenth.Cases);
            Count(text, tenth.Did);
            text.Append(",,");
            Number(text, tenth.Share, Shares);
            Number(text, tenth.Low, Shares);
            Number(text, tenth.High, Shares);
            Number(text, tenth.Told, Shares);
            text.Append(",,,,,,,,,,\r\n");
        }
    }

    private static void Since(StringBuilder text, DateTimeOffset? since)
    {
        text.Append(',');
        if (since is { } known) text.Append(IsoText.Moment(known));
    }
}
