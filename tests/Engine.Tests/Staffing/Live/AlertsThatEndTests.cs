using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Staffing.Alerts;

namespace QueueMonitor.Engine.Tests.Staffing.Live;

/// <summary>What is over shows no severity, and ends soon. 100 calls of four minutes in a quarter of an hour need some 30 agents.</summary>
public sealed class AlertsThatEndTests
{
    [Fact]
    public void Enough_agents_are_no_alarm_while_the_alert_waits_for_its_end()
    {
        var day = Billing().Until("09:00:05").Present("billing", 15).Until("09:10:05");
        var critical = day.Alert(AlertKind.Understaffed, "billing")!;
        Assert.Equal((AlertSeverity.Critical, AlertSeverity.Critical), (critical.Severity, critical.Gravest));
        var calm = day.Present("billing", 40).Until("09:10:15").Alert(AlertKind.Understaffed, "billing")!;
        Assert.Equal((AlertStanding.Open, AlertSeverity.None, AlertSeverity.Critical), (calm.State, calm.Severity, calm.Gravest));
        // Those who have gone and are back are no alarm either.
        Assert.Equal(AlertSeverity.None, day.Alert(AlertKind.AgentsGone, "billing")!.Severity);
        // Too few again before it ended: the same alert, as grave as it is.
        var again = day.Until("09:12:05").Present("billing", 15).Until("09:14").Alert(AlertKind.Understaffed, "billing")!;
        Assert.Equal((calm.Id, AlertStanding.Open, AlertSeverity.Critical), (again.Id, again.State, again.Severity));
    }

    [Fact]
    public void What_is_calm_stands_after_what_is_not()
    {
        var day = new DeskDay("08:00").Queue("billing", 100, 40).Present("billing", 40).Queue("sales", 60, 25).Present("sales", 25).Until("09:00:05");
        day.Present("billing", 10).Present("sales", 15).Until("09:10:05").Present("billing", 40).Until("09:10:15");
        Assert.Equal(AlertSeverity.None, day.Alert(AlertKind.Understaffed, "billing")!.Severity);
        Assert.Equal("sales", day.Site.Alerts[0].Queues[0]);
    }

    private static DeskDay Billing() => new DeskDay("08:00").Queue("billing", 100, 40).Present("billing", 40);
}
