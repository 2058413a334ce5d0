using FsCheck;
using FsCheck.Fluent;
using QueueMonitor.Engine.Staffing;
using QueueMonitor.Engine.Staffing.Queueing;

namespace QueueMonitor.Engine.Tests.Staffing;

/// <summary>What holds exactly, whatever the numbers are.</summary>
public sealed class StaffingProperties
{
    private sealed record Centre(int Agents, double Load, double Handle, double Patience, double Threshold)
    {
        public double Arrivals => Load / Handle;

        public SteadyState State => new ErlangA(Handle, Patience).At(Agents, Arrivals, Threshold)!.Value;
    }

    [Fact]
    public void Who_gives_up_is_who_waits_times_how_readily() => ForAll(300, c =>
        Near((c.State.Waiting / c.Patience) / c.Arrivals, c.State.AbandonShare, 1e-12));

    [Fact]
    public void In_time_is_answered_in_time_and_given_up_in_time() => ForAll(300, c =>
        c.State.InTime - c.State.AnsweredInTime >= -1e-13 && Near(c.State.AnsweredInTime + c.State.AbandonedInTime, c.State.InTime, 1e-12));

    [Fact]
    public void Giving_up_by_place_in_the_line_adds_up() => ForAll(300, c =>
    {
        var model = new ErlangA(c.Handle, c.Patience);
        var state = model.At(c.Agents, c.Arrivals, c.Threshold)!.Value;
        return Near(model.AbandonShareByPlace(state), state.AbandonShare, 1e-11);
    });

    [Fact]
    public void The_worked_example_of_50_agents()
    {
        var model = new ErlangA(240, 480);
        var state = model.At(50, 48.0 / 240, 20)!.Value;
        Assert.Equal(0.0309122491621932, state.AbandonShare, 15);
        Assert.Equal(0.0309122491621932, model.AbandonShareByPlace(state), 15);
    }

    [Fact]
    public void Nothing_is_infinite_or_out_of_bounds() => ForAll(300, c => c.State is
    {
        WaitShare: >= 0 and <= 1, AbandonShare: >= 0 and <= 1, LateShare: >= 0 and <= 1, AnsweredInTime: >= 0 and <= 1 + 1e-12,
        Occupancy: >= 0 and <= 1 + 1e-12, MeanWaitSeconds: >= 0 and < 1e9, OfferedWaitSeconds: >= 0 and < 1e12,
    });

    [Fact]
    public void Endless_patience_is_Erlang_C() => ForAll(200, c =>
    {
        if (c.Load > 0.95 * c.Agents) return true;
        var (patient, endless) = (new ErlangA(c.Handle, c.Handle * 9e8).At(c.Agents, c.Arrivals, c.Threshold)!.Value, ErlangC.At(c.Agents, c.Arrivals, c.Handle, c.Threshold)!.Value);
        return Near(patient.WaitShare, endless.WaitShare, 1e-5) && Near(patient.MeanWaitSeconds, endless.MeanWaitSeconds, 1e-4)
            && Math.Abs(patient.LateShare - endless.LateShare) < 1e-5;
    });

    [Fact]
    public void One_agent_more_makes_nothing_worse() => ForAll(200, c =>
    {
        var (now, more) = (c.State, (c with { Agents = c.Agents + 1 }).State);
        return more.AnsweredInTime >= now.AnsweredInTime - 1e-12 && more.AbandonShare <= now.AbandonShare + 1e-12
            && more.InTime >= now.InTime - 1e-12 && more.MeanWaitSeconds <= now.MeanWaitSeconds * (1 + 1e-12);
    });

    [Fact]
    public void As_few_as_needed_and_they_carry_it() => ForAll(100, c =>
    {
        var (model, goal) = (new ErlangA(c.Handle, c.Patience), new StaffingGoal { ThresholdSeconds = c.Threshold, AbandonMax = c.Agents % 2 == 0 ? 0.05 : null });
        if (StaffingNeed.Required(model, goal, c.Arrivals) is not { } needed) return false;
        var meets = goal.IsMet(model.At(needed, c.Arrivals, goal.ThresholdSeconds));
        var fewerFail = needed == 0 || !goal.IsMet(model.At(needed - 1, c.Arrivals, goal.ThresholdSeconds));
        return meets && fewerFail && StaffingNeed.Carries(model, goal, needed) >= c.Arrivals * (1 - 1e-12)
            && (needed < 2 || StaffingNeed.Carries(model, goal, needed - 1) < c.Arrivals * (1 + 1e-12));
    });

    [Fact]
    public void Exponential_patience_in_buckets_is_Erlang_A() => ForAll(60, c =>
    {
        var law = new MeasuredPatience([0, 5, c.Threshold + 7, c.Threshold + 300], [.. Enumerable.Repeat(1 / c.Patience, 4)]);
        var (measured, exact) = (new GeneralPatience(c.Handle, law).At(c.Agents, c.Arrivals, c.Threshold)!.Value, c.State);
        return Math.Abs(measured.WaitShare - exact.WaitShare) < 1e-8 && Math.Abs(measured.AnsweredInTime - exact.AnsweredInTime) < 1e-8
            && Math.Abs(measured.LateShare - exact.LateShare) < 1e-8 && Near(measured.MeanWaitSeconds, exact.MeanWaitSeconds, 1e-7)
            && Near(measured.OfferedWaitSeconds, exact.OfferedWaitSeconds, 1e-7) && Near(measured.AnsweredWaitSeconds, exact.AnsweredWaitSeconds, 1e-7);
    });

    private static void ForAll(int tries, Func<Centre, bool> holds)
    {
        var centres =
            from size in Gen.Choose(0, 1000)
            from busy in Gen.Choose(20, 200)
            from handle in Gen.Choose(20, 1200)
            from patience in Gen.Choose(-20, 20)
            from threshold in Gen.Choose(0, 300)
            let agents = (int)Math.Ceiling(Math.Exp(size / 1000.0 * Math.Log(400)))
            select new Centre(agents, agents * busy / 100.0, handle, handle * Math.Pow(10, patience / 20.0), threshold);
        Prop.ForAll(Arb.From(centres), holds).Check(Config.QuickThrowOnFailure.WithReplay(20261122, 7).WithMaxTest(tries).WithQuietOnSuccess(true));
    }

    // Below the range in which a double keeps its digits, any two are as good as equal.
    private static bool Near(double found, double expected, double error) => Math.Abs(found - expected) <= (error * Math.Abs(expected)) + 1e-280;
}
