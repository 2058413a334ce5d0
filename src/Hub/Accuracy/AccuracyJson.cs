using System.Text.Json;
using QueueMonitor.Engine.Forecasts.Records;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Accuracy;

/// <summary>A record of predictions as JSON. What too little is known of is null.</summary>
internal static class AccuracyJson
{
    public static void WriteQueue(Utf8JsonWriter json, QueueSnapshot queue, ForecastAccuracy record)
    {
        json.WriteStartObject();
        json.WriteString("queue"u8, queue.Queue);
        json.WriteString("name"u8, queue.Settings.Name);
        json.WriteName("channel"u8, queue.Media);
        json.WriteName("forecast"u8, queue.Forecast.Told);
        json.WriteNumber("samples"u8, queue.Forecast.Samples);
        json.WriteMoment("offSince"u8, record.OffSince);
        WriteRecord(json, record);
        json.WriteStartObject("judged"u8);
        json.WriteNumber("answered"u8, record.Judged.Answered);
        json.WriteSeconds("rmseSeconds"u8, record.Judged.RootMeanSquare);
        json.WriteSeconds("naiveRmseSeconds"u8, record.Judged.NaiveRootMeanSquare);
        json.WriteShare("againstNaive"u8, record.Judged.AgainstNaive);
        json.WriteEndObject();
        WriteSilence(json, record.Silence);
        json.WriteEndObject();
    }

    public static void WriteRecord(Utf8JsonWriter json, ForecastAccuracy record)
    {
        json.WriteStartObject("ranges"u8);
        WriteRanges(json, record);
        json.WriteEndObject();
        json.WriteStartObject("error"u8);
        WriteError(json, record.Waits);
        json.WriteEndObject();
        json.WriteStartObject("risk"u8);
        WriteRisk(json, record.RiskSince, record.Risk);
        json.WriteEndObject();
        json.WriteStartObject("risk5Min"u8);
        WriteRisk(json, record.Risk5MinSince, record.Risk5Min);
        json.WriteEndObject();
    }

    private static void WriteSilence(Utf8JsonWriter json, ChatSilence? silence)
    {
        if (silence is not { } known)
        {
            json.WriteNull("silence"u8);
            return;
        }

        json.WriteStartObject("silence"u8);
        json.WriteNumber("opened"u8, known.Opened);
        json.WriteNumber("silent"u8, Math.Round(known.Silent, 1));
        json.WriteShare("share"u8, known.Share);
        json.WriteSeconds("patienceSeconds"u8, known.PatienceSeconds);
        json.WriteEndObject();
    }

    private static void WriteRanges(Utf8JsonWriter json, ForecastAccuracy record)
    {
        var waits = record.Waits;
        json.WriteMoment("since"u8, record.WaitsSince);
        json.WriteNumber("scored"u8, waits.Scored);
        json.WriteNumber("held"u8, waits.Held);
        json.WriteNumber("shorter"u8, waits.Shorter);
        json.WriteNumber("longer"u8, waits.Longer);
        json.WriteShare("coverage"u8, waits.Coverage);
        json.WriteNumber("answered"u8, waits.Answered);
        json.WriteNumber("answeredHeld"u8, waits.AnsweredHeld);
        json.WriteShare("answeredCoverage"u8, waits.AnsweredCoverage);
        json.WriteSeconds("widthSeconds"u8, waits.WidthSeconds);
        json.WriteStartObject("newest"u8);
        json.WriteNumber("scored"u8, record.Newest.Scored);
        json.WriteNumber("held"u8, record.Newest.Held);
        json.WriteShare("coverage"u8, record.Newest.Coverage);
        json.WriteEndObject();
        json.WriteStartArray("sizes"u8);
        for (var size = 0; size < WaitTally.Sizes; size++)
        {
            var (scored, shorter, longer, coverage) = waits.OfSize(size);
            json.WriteStartObject();
            json.WriteNumber("fromSeconds"u8, size == 0 ? 0 : WaitTally.EdgesSeconds[size - 1]);
            json.WriteCount("toSeconds"u8, size < WaitTally.EdgesSeconds.Count ? WaitTally.EdgesSeconds[size] : null);
            json.WriteNumber("scored"u8, scored);
            json.WriteNumber("held"u8, scored - shorter - longer);
            json.WriteNumber("shorter"u8, shorter);
            json.WriteNumber("longer"u8, longer);
            json.WriteShare("coverage"u8, coverage);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteError(Utf8JsonWriter json, in WaitTally waits)
    {
        json.WriteNumber("answered"u8, waits.Answered);
        json.WriteSeconds("rmseSeconds"u8, waits.RootMeanSquare);
        json.WriteSeconds("naiveRmseSeconds"u8, waits.NaiveRootMeanSquare);
        json.WriteSeconds("maeSeconds"u8, waits.MeanAbsolute);
        json.WriteSeconds("naiveMaeSeconds"u8, waits.NaiveMeanAbsolute);
        json.WriteSeconds("biasSeconds"u8, waits.Bias);
        json.WriteSeconds("pinballSeconds"u8, waits.Pinball);
        json.WriteShare("againstNaive"u8, waits.AgainstNaive);
    }

    private static void WriteRisk(Utf8JsonWriter json, DateTimeOffset? since, in RiskTally risk)
    {
        json.WriteMoment("since"u8, since);
        json.WriteNumber("cases"u8, risk.Cases);
        json.WriteNumber("expected"u8, Math.Round(risk.Expected, 1));
        json.WriteNumber("did"u8, risk.Did);
        json.WriteShare("baseRate"u8, risk.BaseRate);
        json.WriteShare("brier"u8, risk.Brier);
        json.WriteShare("skill"u8, risk.Skill);
        json.WriteShare("calibrationError"u8, risk.CalibrationError);
        json.WriteStartArray("tenths"u8);
        for (var i = 0; i < RiskTally.Tenths; i++)
        {
            var tenth = risk[i];
            json.WriteStartObject();
            json.WriteNumber("from"u8, i / (double)RiskTally.Tenths);
            json.WriteNumber("to"u8, (i + 1) / (double)RiskTally.Tenths);
            json.WriteNumber("cases"u8, tenth.Cases);
            json.WriteNumber("did"u8, tenth.Did);
            json.WriteShare("told"u8, tenth.Told);
            json.WriteShare("share"u8, tenth.Share);
            json.WriteShare("low"u8, tenth.Low);
            json.WriteShare("high"u8, tenth.High);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
