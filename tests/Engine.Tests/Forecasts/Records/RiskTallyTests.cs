using QueueMonitor.Engine.Forecasts.Records;

namespace QueueMonitor.Engine.Tests.Forecasts.Records;

public sealed class RiskTallyTests
{
    private RiskTally _told;

    [Fact]
    public void Too_few_cases_are_told_without_a_share()
    {
        Assert.Equal((0, 0, null), (_told.Cases, _told.Did, _told.BaseRate));
        for (var i = 0; i < 29; i++) _told.Add(0.25, did: i % 2 == 0);
        Assert.Equal(new RiskTenth(29, 15, null, null, null, null), _told[2]);
        _told.Add(0.25, did: false);
        Assert.Equal((30, 0.25, 0.5), (_told[2].Cases, _told[2].Told!.Value, _told[2].Share!.Value));
    }

    [Fact]
    public void No_score_is_told_from_fewer_than_a_hundred()
    {
        for (var i = 0; i < 99; i++) _told.Add(0.25, did: i % 4 == 0);
        Assert.Equal((null, null, null, null), (_told.BaseRate, _told.Brier, _told.Skill, _told.CalibrationError));
        _told.Add(0.25, did: false);
        Assert.Equal((0.25, 0.1875), (_told.BaseRate!.Value, _told.Brier!.Value));
        Assert.Equal(0, _told.Skill!.Value, 9);
        Assert.Equal(0, _told.CalibrationError!.Value, 9);
    }

    [Fact]
    public void While_all_did_or_none_did_there_is_no_skill()
    {
        for (var i = 0; i < 200; i++) _told.Add(0.1, did: false);
        Assert.Equal(0, _told.BaseRate);
        Assert.Null(_told.Skill);
    }

    [Fact]
    public void It_is_what_the_definitions_say()
    {
        var random = new Random(3);
        var cases = Enumerable.Range(0, 5000).Select(_ => random.NextDouble()).Select(p => (P: p, Y: random.NextDouble() < p * p)).ToList();
        foreach (var (p, y) in cases) _told.Add(p, y);

        var rate = cases.Average(c => c.Y ? 1.0 : 0);
        var brier = cases.Average(c => Math.Pow(c.P - (c.Y ? 1 : 0), 2));
        var tenths = cases.GroupBy(c => (int)(c.P * 10)).ToList();
        Assert.Equal(rate, _told.BaseRate!.Value, 1e-9);
        Assert.Equal(brier, _told.Brier!.Value, 1e-9);
        Assert.Equal(1 - (brier / (rate * (1 - rate))), _told.Skill!.Value, 1e-9);
        Assert.Equal(tenths.Sum(g => Math.Abs(g.Sum(c => c.P) - g.Count(c => c.Y))) / cases.Count, _told.CalibrationError!.Value, 1e-9);
        Assert.Equal(cases.Sum(c => c.P), _told.Expected, 1e-6);
        Assert.Equal(cases.Count(c => c.Y), _told.Did);
        foreach (var tenth in tenths)
        {
            var known = _told[tenth.Key];
            Assert.Equal(tenth.Count(), known.Cases);
            Assert.Equal(tenth.Average(c => c.P), known.Told!.Value, 1e-9);
            Assert.Equal(tenth.Average(c => c.Y ? 1.0 : 0), known.Share!.Value, 1e-9);
        }
    }

    // Wilson (1927), for 10 of 100: 5.52 % to 17.44 %.
    [Fact]
    public void The_interval_is_the_score_interval()
    {
        for (var i = 0; i < 100; i++) _told.Add(0.15, did: i < 10);
        Assert.Equal(0.0552, _told[1].Low!.Value, 0.0001);
        Assert.Equal(0.1744, _told[1].High!.Value, 0.0001);
        var none = default(RiskTally);
        for (var i = 0; i < 30; i++) none.Add(0.15, did: false);
        Assert.Equal(0, none[1].Low!.Value, 1e-12);
        Assert.InRange(none[1].High!.Value, 0.1, 0.12);
    }

    [Fact]
    public void Certainties_are_in_the_first_and_last_tenth()
    {
        _told.Add(0, did: false);
        _told.Add(1, did: true);
        Assert.Equal((1, 1), (_told[0].Cases, _told[9].Cases));
    }
}
