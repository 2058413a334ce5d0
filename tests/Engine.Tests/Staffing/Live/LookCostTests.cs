using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Staffing.Alerts;
using QueueMonitor.Engine.Staffing.Live;

namespace QueueMonitor.Engine.Tests.Staffing.Live;

/// <summary>A look at staffing never holds the loop up: what it asks the models for is bounded, however many queues are short.</summary>
public sealed class LookCostTests
{
    [Fact]
    public void Moves_take_a_bounded_part_of_a_look_and_every_alert_has_its_turn()
    {
        string[] shorts = [.. Enumerable.Range(0, 4).Select(i => $"short{i}")];
        var day = new DeskDay("08:00");
        foreach (var queue in shorts) day.Queue(queue, 30, 5).Present(queue, 5);
        for (var i = 0; i < 5; i++) day.Queue($"spare{i}", 20, 15).Present($"spare{i}", 15, shorts);
        var most = 0;
        for (var at = DeskDay.Time("08:00:15"); at < DeskDay.Time("08:06"); at = at.AddSeconds(15))
        {
            day.Until(at.ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture));
            most = Math.Max(most, day.Floor.StatesOfLook);
        }

        Assert.InRange(most, AlertTeller.StatesMax, AlertTeller.StatesMax + MoveAdvisor.StatesMax);
        Assert.All(shorts, queue => Assert.Equal(RemedyKind.Move, day.Alert(AlertKind.Understaffed, queue)!.Remedy!.Kind));
    }
}
