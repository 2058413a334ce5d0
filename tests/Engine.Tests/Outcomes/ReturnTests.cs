using QueueMonitor.Engine.Outcomes;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Tests.Outcomes;

/// <summary>Resolved and not back, by Kaplan and Meier: against a plain reckoning from the list, and what must not change it.</summary>
public sealed class ReturnTests
{
    private const long Hour = 3_600_000, Start = 1_763_600_400_000;

    [Fact]
    public void It_is_what_a_plain_reckoning_from_the_list_gives()
    {
        var random = new Random(20261122);
        for (var round = 0; round < 50; round++)
        {
            var now = Start + (random.Next(24 * 12) * Hour);
            var cases = new List<(long Solved, long Back)>();
            for (var i = 0; i < random.Next(1, 120); i++)
            {
                var solved = Start + random.NextInt64(24 * 12 * Hour);
                if (solved <= now) cases.Add((solved, random.Next(3) == 0 && solved + random.NextInt64(48 * Hour) is var back && back <= now ? back : 0));
            }

            var table = Filled(cases, now, days: 2);
            var expected = Plain(cases, now, hours: 48);
            if (expected is { } value) Assert.Equal(value, table.Resolved().Value!.Value, 12);
            else Assert.Null(table.Resolved().Value);
        }
    }

    [Fact]
    public void Contacts_that_are_immature_do_not_change_it()
    {
        var now = Start + (100 * Hour);
        (long, long)[] old = [(Start, 0), (Start + Hour, Start + (5 * Hour)), (Start + (2 * Hour), 0)];
        var before = Filled(old, now, days: 2).Resolved();
        // Solved within the running hour: nothing is known of them yet, whether they stay away or not.
        var after = Filled([.. old, .. Enumerable.Repeat((now, 0L), 500)], now, days: 2).Resolved();
        Assert.Equal(before, after);
        Assert.Equal(2.0 / 3, before.Value!.Value, 12);

        // Watched for a while they say that few came back so soon, and are no success: the share can never be above what the old ones allow.
        var watched = Filled([.. old, .. Enumerable.Repeat((now - (3 * Hour), 0L), 500)], now, days: 2).Resolved();
        Assert.Equal((2, 3), (watched.Hits, watched.Mature));
        Assert.Equal(2.0 / 3, watched.Value!.Value, 12);
    }

    [Fact]
    public void A_return_changes_it_exactly_once()
    {
        var now = Start + (100 * Hour);
        (long Solved, long Back)[] stayed = [(Start, 0), (Start, 0), (Start, 0), (Start, 0)];
        var back = stayed.Append((Start, Start + (3 * Hour))).ToArray();
        Assert.Equal(1, Filled(stayed, now, days: 2).Resolved().Value);
        Assert.Equal(0.8, Filled(back, now, days: 2).Resolved().Value!.Value, 12);
        Assert.Equal(Filled(back, now, days: 2).Resolved(), Filled(back, now + (50 * Hour), days: 2).Resolved());
    }

    [Fact]
    public void Nobody_watched_to_the_end_tells_nothing_and_one_hour_more_does()
    {
        (long, long)[] one = [(Start, 0)];
        Assert.Null(Filled(one, Start + (23 * Hour), days: 1).Resolved().Value);
        var known = Filled(one, Start + (24 * Hour), days: 1).Resolved();
        Assert.Equal((1, 1, 1), (known.Value, known.Mature, known.Hits));
        Assert.InRange(known.Low!.Value, 0.2, 0.21);
    }

    [Fact]
    public void A_return_in_the_last_hour_counts_and_one_in_the_next_does_not()
    {
        var now = Start + (100 * Hour);
        (long, long)[] last = [(Start, Start + (23 * Hour)), (Start, 0)], next = [(Start, Start + (24 * Hour)), (Start, 0)];
        Assert.Equal(0.5, Filled(last, now, days: 1).Resolved().Value);
        Assert.Equal(1, Filled(next, now, days: 1).Resolved().Value);
    }

    // Gehan's data of 6-mercaptopurine in weeks, as hours: the published estimate at 10 is 0.7530 with Greenwood's standard error 0.0963.
    [Fact]
    public void It_gives_the_published_estimate_and_its_interval()
    {
        int[] relapsed = [6, 6, 6, 7, 10, 13, 16, 22, 23], watched = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
        var table = new ReturnTable(1);
        foreach (var at in relapsed) table.Add(Start, Start + ((at - 1) * Hour), Start + (50 * Hour));
        foreach (var at in watched) table.Add(Start, 0, Start + (at * Hour));
        var resolved = table.Resolved();
        Assert.Equal(0.4482, resolved.Value!.Value, 4);
        Assert.Equal((0.188, 0.680), (Math.Round(resolved.Low!.Value, 3), Math.Round(resolved.High!.Value, 3)));
    }

    [Fact]
    public void The_repeat_rate_is_the_other_side()
    {
        var now = Start + (100 * Hour);
        var resolved = Filled([(Start, Start + Hour), (Start, 0), (Start, 0), (Start, 0)], now, days: 2).Resolved();
        var repeat = ReturnTable.Turned(resolved);
        Assert.Equal((0.25, 1, 4), (repeat.Value, repeat.Hits, repeat.Of));
        Assert.Equal((1 - resolved.High, 1 - resolved.Low), (repeat.Low, repeat.High));
    }

    [Fact]
    public void Queues_with_other_days_are_summed_by_their_contacts()
    {
        var now = Start + (100 * Hour);
        var (one, two) = (Filled([(Start, Start + Hour), (Start, 0)], now, days: 1), Filled([(Start, 0), (Start, 0), (Start, 0), (Start, 0)], now, days: 2));
        LastingFigure both = ReturnTable.Together([one, two]);
        Assert.Equal(((2 * 0.5) + (4 * 1)) / 6, both.Value!.Value, 12);
        Assert.Equal((null, 6L, 5L), (both.Days, both.Of, both.Hits));
    }

    private static ReturnTable Filled(IEnumerable<(long Solved, long Back)> cases, long now, int days)
    {
        var table = new ReturnTable(days);
        foreach (var (solved, back) in cases) table.Add(solved, back, now);
        return table;
    }

    // Hour by hour: of those who are known to have been away for all hours before, and whose hour is over, who came back in it.
    private static double? Plain(IReadOnlyList<(long Solved, long Back)> cases, long now, int hours)
    {
        var share = 1.0;
        for (var hour = 0; hour < hours; hour++)
        {
            var risk = cases.Where(c => Hours(c.Solved) + hour < Hours(now) && (c.Back == 0 || Hours(c.Back) - Hours(c.Solved) >= hour)).ToList();
            if (risk.Count == 0) return share == 0 ? 0 : null;
            share *= 1 - (risk.Count(c => c.Back != 0 && Hours(c.Back) - Hours(c.Solved) == hour) / (double)risk.Count);
        }

        return share;

        static long Hours(long at) => at / Hour;
    }
}
