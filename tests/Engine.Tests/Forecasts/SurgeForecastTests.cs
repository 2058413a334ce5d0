using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Forecasts;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Engine.Tests.Forecasts;

/// <summary>Many in a row are told too short a wait before the first of them is answered, as when half of a team is called away.</summary>
public sealed class SurgeForecastTests
{
    private const long Start = 1_795_132_800_000;

    private readonly List<MadePrediction> _made = [];
    private readonly Dictionary<string, (long At, List<MadePrediction> Told)> _open = [];
    private readonly Floor _floor;
    private readonly Random _random = new(5);
    private long _now = Start;
    private int _next;

    // The longest wait, and the furthest that one went past what was told: of wait over mean, both and a quarter of a minute.
    private double _longest, _furthest;

    public SurgeForecastTests()
    {
        _floor = new Floor("main", "UTC", Start, forecasts: true)
        {
            PredictionMade = made =>
            {
                _made.Add(made);
                _open[made.Contact].Told.Add(made);
            },
        };
    }

    [Theory]
    [InlineData(100)]
    [InlineData(400)]
    public void Ranges_reach_a_tenth_past_what_was_seen_at_most_and_come_back(int together)
    {
        Calm(600);
        var usual = _made[^1].Forecast.High;
        // Two a second come, and nobody is served for a quarter of an hour.
        var line = new Queue<string>();
        for (var i = 0; i < together; i++)
        {
            line.Enqueue(Come());
            Pass(0.5);
        }

        Pass(900);
        while (line.TryDequeue(out var first))
        {
            Answer(first);
            Pass(0.5);
        }

        var since = _made.Count;
        Calm(900);
        var after = _made.Skip(since).Select(m => m.Forecast).ToList();
        foreach (var told in after)
        {
            // Half a second for rounding: the newest are kept in single precision.
            var most = ((told.Mean + 15) * _furthest * Math.Exp(0.1)) - 15;
            Assert.True(told.High <= most + 0.5, $"{told} reaches further than {most:F0} s.");
        }

        // The mean itself overshoots for the first who come after a standstill: what is told then goes by it.
        Assert.InRange(after.Max(f => f.High), 4 * usual, 2.5 * Math.Max(_longest, after.Max(f => f.Mean)));
        Assert.InRange(after[^1].High, 0, usual);
    }

    // A line of about ten, each served after the one before, four to eight seconds apart.
    private void Calm(int contacts)
    {
        var line = new Queue<string>();
        for (var i = 0; i < contacts + 10; i++)
        {
            if (i < contacts) line.Enqueue(Come());
            Pass(4 + (4 * _random.NextDouble()));
            if (i >= 10) Answer(line.Dequeue());
        }
    }

    private string Come()
    {
        var contact = $"c{_next++}";
        _open[contact] = (_now, []);
        Send(new FieldEvent(EventType.ContactQueued, _now) { Contact = contact, Queue = "q" });
        return contact;
    }

    private void Answer(string contact)
    {
        Send(new FieldEvent(EventType.ContactAnswered, _now) { Contact = contact, Agent = $"a{_next % 10}" });
        Send(new FieldEvent(EventType.ContactCompleted, _now) { Contact = contact });
        _open.Remove(contact, out var open);
        foreach (var made in open.Told)
        {
            var wait = ((_now - open.At) / 1000.0) - made.ElapsedSeconds;
            _longest = Math.Max(_longest, wait);
            _furthest = Math.Max(_furthest, (wait + 15) / (made.Forecast.Mean + 15));
        }
    }

    private void Pass(double seconds) => _floor.Advance(_now += (long)(seconds * 1000));

    private void Send(FieldEvent e)
    {
        var batch = new EventBatch { ReceivedAt = _now };
        e.AddTo(batch);
        _floor.Apply(batch);
    }
}
