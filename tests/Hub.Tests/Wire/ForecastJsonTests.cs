using System.Text.Json;
using QueueMonitor.Engine.Forecasts;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Tests.Wire;

public sealed class ForecastJsonTests
{
    [Theory]
    [InlineData(false, "ready", true)]
    [InlineData(true, "closing", false)]
    public void A_wait_that_reaches_past_closing_is_not_told_and_all_else_is(bool closesFirst, string state, bool tellsWait)
    {
        var forecast = new QueueForecast(ForecastState.Ready, new WaitRangeSnapshot(300, 120, 700), 0.8, 400, 1.6, null) { ClosesFirst = closesFirst };
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            ForecastJson.WriteQueue(json, forecast);
            json.WriteEndObject();
        }

        using var told = JsonDocument.Parse(stream.ToArray());
        Assert.Equal(state, told.RootElement.GetProperty("forecast").GetString());
        Assert.Equal(tellsWait, told.RootElement.GetProperty("predictedWait").ValueKind == JsonValueKind.Object);
        Assert.Equal(2, told.RootElement.GetProperty("likely").GetInt32());
    }
}
