using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Staffing.Alerts;

namespace QueueMonitor.Engine.Tests.Staffing.Live;

/// <summary>Moves on the floor: who asked for them, what was foretold, and what came of it in both queues.</summary>
public sealed class MovesOfTheDayTests
{
    [Fact]
    public void A_move_is_kept_with_who_asked_and_what_was_foretold_and_judged_when_it_is_over()
    {
        // All who call Billing hang up after a minute, and all of Support are answered at once.
        var day = Centre().Until("09:10:05");
        var id = day.Alert(AlertKind.Understaffed, "billing")!.Id;
        day.Move("support", "billing", 5, "10:00", id);
        var made = Assert.Single(day.Site.Moves);
        Assert.Equal(("ida", "support", "billing", 5, id), (made.By, made.From, made.To, made.Agents, made.Alert));
        Assert.Equal((DeskDay.Time("09:10:05"), DeskDay.Time("10:00")), (made.At, made.Until));
        Assert.True(made.ServiceLevelForetold > made.ServiceLevelWithout, $"{made.ServiceLevelForetold} and {made.ServiceLevelWithout} without");
        Assert.Equal((null, null, null), (made.ServiceLevelCame, made.DonorServiceLevelCame, made.AbandonsCame));
        // Whoever asked for it has the alert.
        var alert = day.Alert(AlertKind.Understaffed, "billing")!;
        Assert.Equal((AlertStanding.Acknowledged, "ida", DeskDay.Time("09:10:05")), (alert.State, alert.By, alert.MarkedAt));
        Assert.Equal(1, day.Site.Today.ActedOn);

        // From then on all of Billing are answered at once; those seven hang up who waited when the agents came.
        day.Come("billing", 100, talkSeconds: 240).Until("09:59:59");
        Assert.Null(Assert.Single(day.Site.Moves).ServiceLevelCame);
        var over = Assert.Single(day.Until("10:00:15").Site.Moves);
        Assert.Equal((made.Id, made.ServiceLevelForetold), (over.Id, over.ServiceLevelForetold));
        Assert.InRange(over.ServiceLevelCame!.Value, 333.0 / 337, 333.0 / 335);
        Assert.Equal((1.0, 7), (over.DonorServiceLevelCame, over.AbandonsCame));
        Assert.Equal(over.AbandonsWithout!.Value - 7, day.Site.Today.AbandonsAvoided!.Value, 6);
        // It is judged once, and stays as it was.
        Assert.Equal(over, Assert.Single(day.Come("billing", 100).Until("10:30").Site.Moves));
    }

    [Fact]
    public void How_near_it_came_is_told_of_moves_that_are_over()
    {
        var day = Centre().Until("09:10:05").Move("support", "billing", 5, "09:40");
        Assert.Equal(new MoveAccuracy(0, 0), day.Site.Accuracy);
        // What was foretold was better than none, and none came.
        Assert.Equal(new MoveAccuracy(1, 0), day.Until("09:40:15").Site.Accuracy);
        Assert.Equal(0, Assert.Single(day.Site.Moves).ServiceLevelCame);
    }

    private static DeskDay Centre() => new DeskDay("08:00").Queue("billing", 100, 40).Queue("support", 10, 20)
        .Present("billing", 15).Present("support", 20, "billing").Come("support", 10, talkSeconds: 240);
}
