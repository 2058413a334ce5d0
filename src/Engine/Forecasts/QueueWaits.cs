using QueueMonitor.Engine.Forecasts.Patience;
using QueueMonitor.Engine.Forecasts.Records;

namespace QueueMonitor.Engine.Forecasts;

/// <summary>The waits of a queue, its agents, and the record of its predictions.</summary>
internal sealed class QueueWaits(int queue, SitePace site)
{
    private const double FirstWait = 60;

    private readonly double[] _last = new double[10];
    private int _count, _next;
    private double _sum;

    /// <summary>The mean of its last ten waits: what a product without forecasts would show.</summary>
    public double LastTen => _count == 0 ? FirstWait : _sum / _count;

    /// <summary>Its classes, one for each priority that came.</summary>
    public List<WaitClass> Classes { get; } = [];

    public QueueAgents Agents { get; } = new(queue, site);

    /// <summary>How much the mean of the last ten waits counts here.</summary>
    public Mixture Simple { get; } = new(0.995, 20 * 100 * 100, sure: 2);

    public ForecastRecord Record { get; } = new();

    /// <summary>Somebody came whose value was told: with nobody waiting nothing is at risk, which is not the same as not knowing.</summary>
    public bool KnowsValue { get; set; }

    /// <summary>How patient those are who chat; null: nobody chatted here.</summary>
    public ChatPatience? Chats { get; set; }

    /// <summary>Something happened in it since it was looked at last.</summary>
    public bool HasChanged { get; set; } = true;

    /// <summary>Agents that it had then, in all and free.</summary>
    public (int Count, int Free) AgentsAtLook { get; set; }

    public void Answered(double wait)
    {
        if (_count < _last.Length) _count++;
        else _sum -= _last[_next];
        _sum += _last[_next] = wait;
        _next = (_next + 1) % _last.Length;
    }
}

/// <summary>The waits of a site by half-hour of the day, as days before had them.</summary>
internal sealed class SiteWaits
{
    private const int HalfHours = 48;
    private const long HalfHourMs = 1_800_000;
    private const double Step = 0.02, FirstWait = 60;

    private readonly double[] _usual = [.. Enumerable.Repeat(FirstWait, HalfHours)];

    /// <summary>Of the half-hour after this one, seconds.</summary>
    public double UsualSoon(long now) => _usual[((now / HalfHourMs) + 1) % HalfHours];

    public void Answered(double wait, long now)
    {
        ref var usual = ref _usual[now / HalfHourMs % HalfHours];
        usual += Step * (wait - usual);
    }
}
