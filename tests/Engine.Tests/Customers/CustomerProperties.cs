using FsCheck;
using FsCheck.Fluent;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Outcomes;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Testing;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Engine.Tests.Customers;

/// <summary>
/// Calls of a few customers over some days, told in disorder and late, and call-backs: the floor's list, counts and money are those of a plain
/// reckoning from the list of calls, which knows nothing of events.
/// </summary>
public sealed class CustomerProperties
{
    private const long Minute = 60_000, Hour = 60 * Minute, Day = 24 * Hour;

    private static readonly long Start = FloorScript.Day().StartAt;

    private enum Fate
    {
        GaveUp, Short, InMenu, Answered, LostInTransfer, StillWaits, SentAway,
    }

    private sealed record Call(string Id, int Customer, long At, Fate Fate, long Wait, bool Help, double? Value, long Delay)
    {
        public string Queue => Help ? "help" : "sales";

        public long? ReachedAt => Fate is Fate.Answered or Fate.LostInTransfer ? At + Wait : null;

        public long? GaveUpAt => Fate switch
        {
            Fate.GaveUp or Fate.InMenu => At + Wait,
            Fate.LostInTransfer => At + Wait + (5 * Minute),
            _ => null,
        };

        // Money in a menu is not known: there is no queue whose value it would be.
        public double Worth => Value ?? (Fate == Fate.InMenu ? 0 : Help ? 0 : 10);
    }

    private sealed record CallBack(int Customer, long At, bool Reached);

    private sealed record Life(Call[] Calls, CallBack[] CallBacks, long Until);

    [Fact]
    public void The_list_and_its_sums_are_those_of_a_plain_reckoning()
    {
        var lives = Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(Make), Smaller);
        Prop.ForAll(lives, life =>
        {
            Compare(life, Play(life));
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithQuietOnSuccess(true).WithReplay(20261122, 7));
    }

    [Fact]
    public void They_are_the_same_where_of_each_customer_only_the_newest_three_contacts_are_kept()
    {
        var letGo = 0L;
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(s => OfTwo(Make(s))), Smaller), life =>
        {
            var floor = Play(life, 3);
            Compare(life, floor);
            letGo += floor.Capture(null).Counters.Passed.CustomerCases.Times;
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithQuietOnSuccess(true).WithReplay(20261123, 7));
        Assert.InRange(letGo, 300, long.MaxValue);
    }

    // Two customers who come often; what was let go of is not told anew an hour later.
    private static Life OfTwo(Life life) => life with
    {
        Calls = [.. life.Calls.Select(c => c with { Customer = Math.Min(c.Customer, 1 + (c.Customer % 2)), Delay = Math.Min(c.Delay, 8_000) })],
        CallBacks = [.. life.CallBacks.Select(c => c with { Customer = 1 + (c.Customer % 2) })],
    };

    private static void Compare(Life life, Floor floor)
    {
        var snapshot = floor.Capture(null);
        var calls = life.Calls.Where(c => c.Customer > 0).GroupBy(c => c.Customer).ToDictionary(c => c.Key, c => c.OrderBy(x => x.At).ToArray());
        var day = life.Until - (life.Until % Day);
        var rows = calls.Select(c => Row(c.Value, life, day)).ToArray();
        var (reached, unreturned, money) = (snapshot.Reached, snapshot.Unreturned, snapshot.Money);
        Assert.Equal((rows.Sum(r => r.TriesReached), rows.Sum(r => r.Tries)), ((int)(reached?.Hits ?? 0), (int)(reached?.Of ?? 0)));
        var listed = rows.Where(r => r.Lost is not null).OrderByDescending(r => r.Lost!.GaveUpAt).ToArray();
        Assert.Equal(listed.Length, unreturned?.Customers ?? 0);
        Assert.Equal(listed.Count(r => r.Lost!.GaveUpAt >= day), unreturned?.Today ?? 0);
        Assert.Equal(rows.Count(r => r.GaveUpToday), unreturned?.GaveUpToday ?? 0);
        var nobodys = life.Calls.Where(c => c.Customer == 0 && c.GaveUpAt >= day).ToArray();
        if (unreturned is not null) Assert.Equal(nobodys.Length, unreturned.UnidentifiedToday);
        var lost = listed.Where(r => r.Lost!.GaveUpAt >= day).Sum(r => r.Lost!.Worth) + nobodys.Sum(c => c.Worth);
        if (money is not null) Assert.Equal((lost, rows.Sum(r => r.WonBack)), (money.LostToday!.Value, money.WonBackToday!.Value));
        foreach (var queue in snapshot.Queues)
        {
            var inIt = listed.Count(r => r.Lost!.Fate != Fate.InMenu && r.Lost.Queue == queue.Queue);
            Assert.Equal(inIt, queue.Outcome?.Unreturned ?? 0);
        }

        var view = floor.Unreturned(null, 100);
        Assert.Equal(
            listed.Select(r => (r.Lost!.Id, r.Lost.GaveUpAt!.Value, r.Calls)).OrderBy(r => r.Id, StringComparer.Ordinal),
            view.Customers.Select(c => (c.Contact, c.LastAt, c.Tries)).OrderBy(r => r.Contact, StringComparer.Ordinal));
        Assert.Equal(view.Customers.Select(c => c.LastAt).OrderDescending(), view.Customers.Select(c => c.LastAt));
    }

    private sealed record Reckoned(int Tries, int TriesReached, bool GaveUpToday, Call? Lost, int Calls, double WonBack);

    private static Reckoned Row(Call[] calls, Life life, long day)
    {
        var tries = new List<List<Call>>();
        foreach (var call in calls)
        {
            var got = tries.Count == 0 ? null : tries[^1].Min(c => c.ReachedAt);
            if (tries.Count == 0 || call.At - tries[^1][0].At > Day || call.At > got) tries.Add([]);
            tries[^1].Add(call);
        }

        var today = tries.Where(t => t[0].At >= day).ToArray();
        var called = life.CallBacks.Where(c => c.Customer == calls[0].Customer && c.Reached && c.At <= life.Until).Max(c => (long?)c.At) ?? 0;
        var success = Math.Max(called, calls.Max(c => c.ReachedAt) ?? 0);
        var lost = calls.Where(c => c.GaveUpAt is not null).MaxBy(c => c.GaveUpAt);
        var isLost = lost is not null && lost.GaveUpAt > success && lost.GaveUpAt >= life.Until - (life.Until % Hour) - (7 * Day);
        var before = calls.Where(c => c.GaveUpAt <= called).MaxBy(c => c.GaveUpAt);
        var isWon = called >= day && before is not null && called - before.GaveUpAt <= 7 * Day
            && !calls.Any(c => c.ReachedAt >= before.GaveUpAt && c.ReachedAt <= called);
        return new Reckoned(
            today.Length, today.Count(t => t.Any(c => c.ReachedAt is not null)), lost?.GaveUpAt >= day, isLost ? lost : null,
            Math.Max(1, calls.Count(c => c.At > success)), isWon ? before!.Worth : 0);
    }

    private static Floor Play(Life life, int keptOfOne = EngineLimits.CustomerCasesMax)
    {
        var steps = new List<FieldStep>
        {
            FieldStep.Of(Start, "pbx", new FieldEvent(EventType.QueueConfigured, Start) { Queue = "sales", QueuePatch = new QueueSettingsPatch { Value = 10 } }),
        };
        var moments = life.Calls.SelectMany(c => Events(c).Select((e, i) => (Received: e.At + (i == 0 ? c.Delay : 0), Event: e)))
            .Concat(life.CallBacks.Select(c => (Received: c.At, Event: new FieldEvent(EventType.CustomerContacted, c.At)
            {
                Customer = c.Customer, Flags = c.Reached ? EventFlags.Reached : EventFlags.None,
            })));
        steps.AddRange(moments.OrderBy(m => m.Received).Select(m => FieldStep.Of(m.Received, "pbx", m.Event)));
        var floor = new Floor(
            "main", "UTC", Start, forecasts: false, staffing: false, EngineLimits.OpenContactsMax, EngineLimits.CasesMax, keptOfOne);
        foreach (var batch in steps.SelectMany(s => s.Batches())) floor.Apply(batch);
        floor.Advance(life.Until);
        return floor;
    }

    // The first event of a call may be told last, so that all of it is folded anew.
    private static IEnumerable<FieldEvent> Events(Call call)
    {
        var end = call.At + call.Wait;
        yield return Of(EventType.ContactStarted, call.At) with { Customer = call.Customer, Value = call.Value };
        if (call.Fate != Fate.InMenu) yield return Of(EventType.ContactQueued, call.At + 1) with { Queue = call.Queue };
        switch (call.Fate)
        {
            case Fate.GaveUp or Fate.InMenu or Fate.Short:
                yield return Of(EventType.ContactAbandoned, call.Fate == Fate.Short ? call.At + 2_000 : end);
                break;
            case Fate.SentAway:
                yield return Of(EventType.ContactLeft, end) with { Left = LeftReason.Full };
                break;
            case Fate.Answered:
                yield return Of(EventType.ContactAnswered, end) with { Agent = "ana" };
                yield return Of(EventType.ContactCompleted, end + (5 * Minute));
                break;
            case Fate.LostInTransfer:
                yield return Of(EventType.ContactAnswered, end) with { Agent = "ana" };
                yield return Of(EventType.ContactTransferred, end + (4 * Minute)) with { Agent = "bo" };
                yield return Of(EventType.ContactAbandoned, end + (5 * Minute));
                break;
        }

        FieldEvent Of(EventType type, long at) => new(type, at) { Contact = call.Id };
    }

    private static Life Make(int seed)
    {
        var random = new Random(seed);
        var calls = new Call[random.Next(1, 24)];
        for (var i = 0; i < calls.Length; i++)
        {
            var fate = (Fate)random.Next(7);
            calls[i] = new Call(
                $"c{i}", random.Next(5), Start + Minute + (random.Next(10 * 24 * 60) * Minute) + (i * 7), fate, random.Next(1, 30) * Minute, random.Next(2) == 0,
                random.Next(3) == 0 ? random.Next(1, 50) : null, random.Next(3) switch { 0 => 0, 1 => 8_000, _ => random.Next(1, 50) * Minute });
        }

        var callBacks = new CallBack[random.Next(5)];
        for (var i = 0; i < callBacks.Length; i++)
            callBacks[i] = new CallBack(random.Next(1, 5), Start + (random.Next(10 * 24 * 60) * Minute) + 500 + i, random.Next(3) > 0);
        var last = calls.Max(c => c.At + c.Wait + c.Delay) + (10 * Minute);
        // Who waits for hours is taken for a ghost: the end comes before that, or is long after.
        return new Life(calls, callBacks, Math.Max(last, callBacks.Length == 0 ? 0 : callBacks.Max(c => c.At)) + (random.Next(30) * Hour));
    }

    private static IEnumerable<Life> Smaller(Life life)
    {
        for (var i = 0; i < life.Calls.Length && life.Calls.Length > 1; i++) yield return life with { Calls = [.. life.Calls.Where((_, j) => j != i)] };
        for (var i = 0; i < life.CallBacks.Length; i++) yield return life with { CallBacks = [.. life.CallBacks.Where((_, j) => j != i)] };
        for (var i = 0; i < life.Calls.Length; i++)
            if (life.Calls[i].Delay > 0) yield return life with { Calls = [.. life.Calls.Select((c, j) => j == i ? c with { Delay = 0 } : c)] };
    }
}
