using QueueMonitor.Engine.Forecasts.Risk;

namespace QueueMonitor.Engine.Tests.Forecasts.Risk;

public class ReliabilityTests
{
    [Fact]
    public void Without_cases_nothing_is_said()
    {
        var record = new Reliability();
        Assert.Equal((null, null, null, null), (record.BaseRate, record.Brier, record.Skill, record.CalibrationError));
        Assert.Equal((0.0, null, null), record[3]);
        record.Add(0.2, false);
        Assert.Null(record.Skill);
    }

    [Fact]
    public void It_is_what_the_definitions_say()
    {
        var random = new Random(3);
        var cases = Enumerable.Range(0, 5000).Select(_ => random.NextDouble()).Select(p => (P: p, Y: random.NextDouble() < p * p)).ToList();
        var record = new Reliability();
        foreach (var (p, y) in cases) record.Add(p, y);

        var rate = cases.Average(c => c.Y ? 1.0 : 0);
        var brier = cases.Average(c => Math.Pow(c.P - (c.Y ? 1 : 0), 2));
        var tenths = cases.GroupBy(c => (int)(c.P * 10)).ToList();
        Assert.Equal(rate, record.BaseRate!.Value, 1e-9);
        Assert.Equal(brier, record.Brier!.Value, 1e-9);
        Assert.Equal(1 - (brier / (rate * (1 - rate))), record.Skill!.Value, 1e-9);
        Assert.Equal(tenths.Sum(g => Math.Abs(g.Sum(c => c.P) - g.Count(c => c.Y))) / cases.Count, record.CalibrationError!.Value, 1e-9);
        foreach (var tenth in tenths)
        {
            var (n, told, did) = record[tenth.Key];
            Assert.Equal(tenth.Count(), n);
            Assert.Equal(tenth.Average(c => c.P), told!.Value, 1e-9);
            Assert.Equal(tenth.Average(c => c.Y ? 1.0 : 0), did!.Value, 1e-9);
        }
    }

    [Fact]
    public void Certainties_are_in_the_first_and_last_tenth()
    {
        var record = new Reliability();
        record.Add(0, false);
        record.Add(1, true);
        Assert.Equal((1.0, 1.0), (record[0].Cases, record[9].Cases));
    }

    [Fact]
    public void When_full_the_past_counts_half()
    {
        var record = new Reliability();
        for (var i = 0; i < 19_999; i++) record.Add(0.35, false);
        Assert.Equal(19_999, record.Cases);
        record.Add(0.35, false);
        Assert.Equal(10_000, record.Cases);
        Assert.Equal(0.35, record.CalibrationError!.Value, 1e-9);
        for (var i = 0; i < 9_000; i++) record.Add(0.35, true);
        Assert.Equal(9 / 19.0, record[3].Did!.Value, 1e-9);
    }
}
