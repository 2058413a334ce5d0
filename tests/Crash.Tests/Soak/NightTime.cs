using System.Globalization;
using QueueMonitor.Hub;

namespace QueueMonitor.Crash.Tests.Soak;

/// <summary>
/// A clock that goes some times as fast as the real one through the night in which Oslo's clocks are put back, so that the change
/// (25 October 2026, 01:00 UTC) lies in the middle of a soak. Two programs that are given the same beginning read the same time.
/// </summary>
internal sealed class NightTime : TimeProvider
{
    public const string Zone = "Europe/Oslo";

    /// <summary>An hour of soak is a night of eight hours: midnight, the hour that comes twice, the morning.</summary>
    public const int Speed = 8;

    public static readonly DateTimeOffset ClocksGoBackAt = new(2026, 10, 25, 1, 0, 0, TimeSpan.Zero);

    private readonly DateTimeOffset _from;
    private readonly DateTimeOffset _realFrom;

    private NightTime(DateTimeOffset from, DateTimeOffset realFrom) => (_from, _realFrom) = (from, realFrom);

    public override long TimestampFrequency => System.TimestampFrequency;

    /// <summary>A night whose change comes so much of real time after now.</summary>
    public static NightTime Around(TimeSpan untilChange) => new(ClocksGoBackAt - (untilChange * Speed), System.GetUtcNow());

    /// <summary>What another program is to be given.</summary>
    public string Beginning => string.Create(CultureInfo.InvariantCulture, $"{_from.UtcTicks} {_realFrom.UtcTicks}");

    private static NightTime From(string beginning)
    {
        var ticks = beginning.Split(' ').Select(t => long.Parse(t, CultureInfo.InvariantCulture)).ToArray();
        return new NightTime(new DateTimeOffset(ticks[0], TimeSpan.Zero), new DateTimeOffset(ticks[1], TimeSpan.Zero));
    }

    /// <summary>The hub that lives in it.</summary>
    public static HubOptions Hub(string beginning, string data) =>
        new() { Time = From(beginning), Pace = System, Urls = "http://127.0.0.1:0", Zone = Zone, DataFolder = data };

    public override DateTimeOffset GetUtcNow() => _from + ((System.GetUtcNow() - _realFrom) * Speed);

    public override long GetTimestamp() => System.GetTimestamp() * Speed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new NightTimer(System.CreateTimer(callback, state, Real(dueTime), Real(period)));

    private static TimeSpan Real(TimeSpan time) => time <= TimeSpan.Zero ? time : time / Speed;

    private sealed class NightTimer(ITimer real) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => real.Change(Real(dueTime), Real(period));

        public void Dispose() => real.Dispose();

        public ValueTask DisposeAsync() => real.DisposeAsync();
    }
}
