namespace QueueMonitor.Benchmarks.Accuracy;

/// <summary>
/// The four predictors that products show, each by queue, and the quantiles of the last 200 waits; and the mean of the last ten of all queues
/// together, those answered at once too, which is what the published figures of the bank's months were held against.
/// </summary>
internal sealed class Baselines
{
    public static readonly string[] Names =
    [
        "last to enter service", "head of line", "mean of the last ten", "length over rate of answers", "mean of the last ten of all queues",
    ];

    private const double FirstWait = 60;
    private const int LastTen = 10, Remembered = 200;
    private const long RateMs = 900_000;

    private readonly Dictionary<string, Line> _lines = [];
    private readonly Queue<double> _ofAll = new();

    private sealed class Line
    {
        public SortedSet<(long Entered, int Number)> Waiting { get; } = [];

        public List<double> Waits { get; } = [];

        public Queue<long> Answers { get; } = new();

        public int Number { get; set; }
    }

    public void Entered(string queue, long at)
    {
        var line = LineOf(queue);
        line.Waiting.Add((at, line.Number++));
    }

    public void Left(string queue, long entered)
    {
        var line = LineOf(queue);
        var one = line.Waiting.GetViewBetween((entered, 0), (entered, int.MaxValue)).Min;
        line.Waiting.Remove(one);
    }

    public void Answered(string queue, long entered, long at)
    {
        Left(queue, entered);
        var line = LineOf(queue);
        if (line.Waits.Count == Remembered) line.Waits.RemoveAt(0);
        line.Waits.Add((at - entered) / 1000.0);
        line.Answers.Enqueue(at);
        AnsweredAnywhere((at - entered) / 1000.0);
    }

    public void AnsweredAtOnce(string queue, long at)
    {
        LineOf(queue).Answers.Enqueue(at);
        AnsweredAnywhere(0);
    }

    public double[] Of(string queue, long at)
    {
        var line = LineOf(queue);
        while (line.Answers.Count > 0 && line.Answers.Peek() <= at - RateMs) line.Answers.Dequeue();
        var mean = line.Waits.Count == 0 ? FirstWait : line.Waits.TakeLast(LastTen).Average();
        var last = line.Waits.Count == 0 ? FirstWait : line.Waits[^1];
        var head = line.Waiting.Count == 0 ? 0 : (at - line.Waiting.Min.Entered) / 1000.0;
        var rate = line.Answers.Count * 1000.0 / RateMs;
        var ofAll = _ofAll.Count == 0 ? FirstWait : _ofAll.Average();
        return [last, head, mean, rate == 0 ? mean : Math.Min(3_600, (line.Waiting.Count + 1) / rate), ofAll];
    }

    public double[] QuantilesOf(string queue)
    {
        var waits = LineOf(queue).Waits;
        if (waits.Count == 0) return [FirstWait / 10, FirstWait * 0.7, FirstWait * 2.3];
        var sorted = waits.Order().ToArray();
        return [Rank(0.1), Rank(0.5), Rank(0.9)];

        double Rank(double share) => sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }

    private void AnsweredAnywhere(double wait)
    {
        if (_ofAll.Count == LastTen) _ofAll.Dequeue();
        _ofAll.Enqueue(wait);
    }

    private Line LineOf(string queue)
    {
        if (!_lines.TryGetValue(queue, out var line)) _lines[queue] = line = new Line();
        return line;
    }
}
