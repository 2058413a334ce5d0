using QueueMonitor.Engine.Images;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Staffing.Alerts;
using QueueMonitor.Engine.Staffing.Plans;

namespace QueueMonitor.Engine.Tests.Staffing.Live;

/// <summary>An alert keeps all that came of it: what, when, and who did it.</summary>
public sealed class AlertJournalTests
{
    [Fact]
    public void All_that_people_did_about_an_alert_stands_in_its_journal()
    {
        var (day, id) = Short();
        day.Mark(id, AlertAction.Acknowledged).Until("09:11");
        day.Mark(id, AlertAction.Snoozed, until: "09:20", by: "bo").Until("09:12");
        day.Mark(id, AlertAction.Reopened, by: "bo").Until("09:13");
        day.Mark(id, AlertAction.Done, by: "eva").Until("09:14");
        var alert = Find(day.Floor, id);
        Assert.Equal(
            [(AlertActKind.Raised, ""), (AlertActKind.Acknowledged, "ida"), (AlertActKind.Snoozed, "bo"), (AlertActKind.Reopened, "bo"), (AlertActKind.Done, "eva")],
            alert.Acts.Select(a => (a.Kind, a.By)));
        Assert.Equal(alert.RaisedAt.ToUnixTimeMilliseconds(), alert.Acts[0].At);
        Assert.Equal(alert.Acts.OrderBy(a => a.At), alert.Acts);
        Assert.Equal([0, 0, DeskDay.Time("09:20").ToUnixTimeMilliseconds(), 0, 0], alert.Acts.Select(a => a.Until));
        Assert.Equal(0, alert.ActsLeftOut);

        // When agents come it ends by itself; and it survives a restart.
        day.Present("billing", 40).Until("09:40");
        Assert.Equal((AlertActKind.Ended, ""), Find(day.Floor, id).Acts[^1] is var last ? (last.Kind, last.By) : default);
        using var image = new MemoryStream();
        FloorImage.Write(day.Floor, image);
        image.Position = 0;
        Assert.Equal(Find(day.Floor, id).Acts, Find(FloorImage.Read(image).Floor!, id).Acts);
    }

    [Fact]
    public void Of_an_alert_the_last_100_acts_are_kept_and_the_others_counted()
    {
        var (day, id) = Short();
        for (var i = 1; i < EngineLimits.AlertActsKept; i++) day.Mark(id, AlertAction.Acknowledged, by: $"p{i}");
        Assert.Equal((EngineLimits.AlertActsKept, 0, AlertActKind.Raised), Kept());
        Assert.Equal(0, day.Floor.Capture(null).Counters.AlertActsLetGo);
        day.Mark(id, AlertAction.Done);
        Assert.Equal((EngineLimits.AlertActsKept, 1, AlertActKind.Acknowledged), Kept());
        Assert.Equal(1, day.Floor.Capture(null).Counters.AlertActsLetGo);

        (int, int, AlertActKind) Kept() => Find(day.Floor, id) is var alert ? (alert.Acts.Count, alert.ActsLeftOut, alert.Acts[0].Kind) : default;
    }

    private static (DeskDay Day, string Id) Short()
    {
        var day = new DeskDay("08:00").Queue("billing", 100, 40).Present("billing", 15).Until("09:10");
        return (day, day.Alert(AlertKind.Understaffed, "billing")!.Id);
    }

    private static AlertSnapshot Find(Floor floor, string id) => floor.Capture(null).Staffing!.Alerts.Single(a => a.Id == id);
}
