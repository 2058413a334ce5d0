using QueueMonitor.Engine.Staffing.Queueing;
using QueueMonitor.Engine.Tests.Staffing.Data;

namespace QueueMonitor.Engine.Tests.Staffing;

/// <summary>Every row that was computed to 50 digits.</summary>
public sealed class ErlangReferenceTests
{
    private static readonly IReadOnlyList<CsvRow> Rows = CsvRow.Read("erlang_reference.csv");

    private static readonly (string Column, Func<SteadyState, double?> Of)[] Exact =
    [
        ("p_wait", s => s.WaitShare), ("p_abandon", s => s.AbandonShare), ("ew_all_s", s => s.MeanWaitSeconds), ("lq", s => s.Waiting),
        ("occupancy", s => s.Occupancy), ("ew_given_wait_s", s => s.MeanWaitOfDelayedSeconds), ("offered_wait_mean_s", s => s.OfferedWaitSeconds),
        ("ew_served_s", s => s.SpeedOfAnswerSeconds),
    ];

    private static readonly (string Column, Func<SteadyState, double?> Of)[] Shares =
    [
        ("p_wait", s => s.WaitShare), ("p_abandon", s => s.AbandonShare), ("p_w_gt_T", s => s.LateShare), ("p_w_le_T", s => s.InTime),
        ("p_served_le_T", s => s.AnsweredInTime), ("p_abandon_le_T", s => s.AbandonedInTime), ("sl_of_answered", s => s.InTimeOfAnswered),
        ("sl_excl_abandon_le_T", s => s.InTimeWithoutEarlyAbandons),
    ];

    [Fact]
    public void Has_all_its_rows()
    {
        var counts = Rows.GroupBy(r => r["model"]).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(new Dictionary<string, int> { ["B"] = 168, ["C"] = 280, ["A"] = 1080, ["G"] = 80 }, counts);
    }

    [Fact]
    public void Erlang_B()
    {
        foreach (var row in Rows.Where(r => r["model"] == "B"))
        {
            var (agents, load) = ((int)row.Number("n"), row.Number("a_erl"));
            var blocking = ErlangB.Blocking(agents, load);
            IsRelative(row, "p_block", blocking, 1e-10);
            IsRelative(row, "occupancy", load * (1 - blocking) / agents, 1e-10);
            Assert.Equal(row.Number("p_block"), blocking, 1e-12);
        }
    }

    [Theory]
    [InlineData("C", 1e-12, 1e-10)]
    [InlineData("A", 1e-12, 1e-10)]
    [InlineData("G", 1e-8, 1e-8)]
    public void Queues(string model, double shareError, double relativeError)
    {
        foreach (var row in Rows.Where(r => r["model"] == model))
        {
            var state = ModelOf(row).At((int)row.Number("n"), row.Number("a_erl") / row.Number("aht_s"), row.Number("T_s"))!.Value;
            foreach (var (column, of) in Exact) IsRelative(row, column, of(state), relativeError);
            foreach (var (column, of) in Shares.Where(s => row.Has(s.Column)))
                Assert.True(Math.Abs(row.Number(column) - of(state)!.Value) <= shareError, $"{row["id"]} {column}: {of(state)}, not {row[column]}");
            if (row.Has("ew_abandoned_s") && row.Number("p_abandon") > 1e-100)
                IsRelative(row, "ew_abandoned_s", state.TimeToAbandonSeconds, relativeError);
        }
    }

    [Theory]
    [InlineData(10, 10.0)]
    [InlineData(10, 25.0)]
    [InlineData(1, 1.0)]
    [InlineData(0, 0.1)]
    public void Erlang_C_has_no_number_for_a_queue_that_grows_without_end(int agents, double load)
    {
        Assert.Null(ErlangC.At(agents, load / 240, 240, 20));
        Assert.Null(new ErlangA(240, null).At(agents, load / 240, 20));
        Assert.Null(new ErlangA(240, null).WaitQuantile(agents, load / 240, 0.9));
        Assert.NotNull(ErlangC.At(agents, agents * 0.999 / 240, 240, 20) ?? (agents == 0 ? default(SteadyState) : null));
    }

    private static QueueModel ModelOf(CsvRow row) => row["model"] switch
    {
        "C" => new ErlangA(row.Number("aht_s"), null),
        "A" => new ErlangA(row.Number("aht_s"), row.Number("patience_s")),
        _ => new GeneralPatience(row.Number("aht_s"), PatienceLaw.Named(row["patience_dist"])),
    };

    private static void IsRelative(CsvRow row, string column, double? value, double error)
    {
        if (!row.Has(column)) return;
        var (reference, found) = (row.Number(column), value ?? double.NaN);
        // Smaller than that a double has no room for its digits, or for it at all.
        var ok = Math.Abs(reference) > 1e-250 ? Math.Abs(found - reference) <= error * Math.Abs(reference) : Math.Abs(found) <= 1e-250;
        Assert.True(ok && double.IsFinite(found), $"{row["id"]} {column}: {found:R}, not {row[column]}");
    }
}
