using System.Buffers;
using System.Text.Json;
using QueueMonitor.Engine.Forecasts;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Replay;

/// <summary>Writes predictions down as they are made, one line of JSON each, so that they can be scored afterwards.</summary>
internal sealed class PredictionFile(Stream file) : IDisposable
{
    private const int Digits = 2, RiskDigits = 4;

    private readonly ArrayBufferWriter<byte> _lines = new(64 * 1024);

    public static PredictionFile Create(string path) => new(File.Create(path));

    public void Write(MadePrediction made)
    {
        using (var json = new Utf8JsonWriter(_lines))
        {
            var (forecast, at) = (made.Forecast, DateTimeOffset.FromUnixTimeMilliseconds(made.At));
            json.WriteStartObject();
            json.WriteString("contact"u8, made.Contact);
            json.WriteString("queue"u8, made.Queue);
            json.WriteMoment("at"u8, at);
            json.WriteNumber("elapsedSeconds"u8, made.ElapsedSeconds);
            json.WriteNumber("meanSeconds"u8, Math.Round(forecast.Mean, Digits));
            json.WriteNumber("medianSeconds"u8, Math.Round(forecast.Median, Digits));
            json.WriteNumber("lowSeconds"u8, Math.Round(forecast.Low, Digits));
            json.WriteNumber("highSeconds"u8, Math.Round(forecast.High, Digits));
            json.WriteNumber("risk"u8, Math.Round(forecast.Risk, RiskDigits));
            json.WriteEndObject();
        }

        _lines.Write("\n"u8);
        if (_lines.WrittenCount >= 32 * 1024) Flush();
    }

    public void Dispose()
    {
        Flush();
        file.Dispose();
    }

    private void Flush()
    {
        file.Write(_lines.WrittenSpan);
        _lines.ResetWrittenCount();
    }
}
