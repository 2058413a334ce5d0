using System.Text.Json;

namespace QueueMonitor.Benchmarks.Accuracy;

/// <summary>A line of a file of predictions.</summary>
internal sealed record PredictionRow(
    string Contact, string Queue, DateTimeOffset At, int ElapsedSeconds, double MeanSeconds, double MedianSeconds, double LowSeconds,
    double HighSeconds, double Risk)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <exception cref="InvalidDataException">A line is no prediction.</exception>
    public static IEnumerable<PredictionRow> Read(string path)
    {
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            PredictionRow? row;
            try
            {
                row = JsonSerializer.Deserialize<PredictionRow>(line, Options);
            }
            catch (JsonException problem)
            {
                throw new InvalidDataException($"{path}, line {number}: not a prediction. {problem.Message}");
            }

            yield return row ?? throw new InvalidDataException($"{path}, line {number}: empty. Was it written by replay --predictions?");
        }
    }
}
