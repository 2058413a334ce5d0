using FsCheck;
using FsCheck.Fluent;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Tests.Measures;

/// <summary>Whatever is added, late or early, taken back or not: every window is what its definition says.</summary>
public sealed class MeasureSetProperties
{
    // A quarter-hour and a day start, so that random steps come across both.
    private const long Start = 1_700_000_100_000 / 900_000 * 900_000;

    public enum Act
    {
        Tick,
        Pass,
        Sleep,
        Add,
        AddLate,
        AddAncient,
        TakeBack,
        Wait,
        WaitLate,
        TakeBackWait,
        NewDay,
        OtherFormula,
    }

    private static readonly ServiceLevelFormula[] Formulas = Enum.GetValues<ServiceLevelFormula>();
    private static readonly WindowSpan[] Spans = Enum.GetValues<WindowSpan>();

    [Fact]
    public void EveryWindowIsWhatItsDefinitionSays() =>
        Prop.ForAll(Steps(60), steps => Play(steps, readEach: 1)).Check(Config.QuickThrowOnFailure.WithReplay(20261122, 7).WithMaxTest(100));

    [Fact]
    public void ReadingSeldomChangesNothing() =>
        Prop.ForAll(Steps(400), steps => Play(steps, readEach: 50)).Check(Config.QuickThrowOnFailure.WithReplay(20261122, 7).WithMaxTest(40));

    private static Arbitrary<Step[]> Steps(int most)
    {
        var act = Gen.Frequency(
            (12, Gen.Constant(Act.Tick)), (4, Gen.Constant(Act.Pass)), (1, Gen.Constant(Act.Sleep)),
            (20, Gen.Constant(Act.Add)), (6, Gen.Constant(Act.AddLate)), (2, Gen.Constant(Act.AddAncient)), (6, Gen.Constant(Act.TakeBack)),
            (10, Gen.Constant(Act.Wait)), (3, Gen.Constant(Act.WaitLate)), (4, Gen.Constant(Act.TakeBackWait)),
            (2, Gen.Constant(Act.NewDay)), (1, Gen.Constant(Act.OtherFormula)));
        var number = Gen.Choose(0, 1_000_000);
        var step = from a in act from amount in number from pick in number select new Step(a, amount, pick);
        var steps = from count in Gen.Choose(1, most) from list in step.ArrayOf(count) select list;
        return Arb.From(steps, Shorter);
    }

    private static IEnumerable<Step[]> Shorter(Step[] steps)
    {
        for (var cut = steps.Length / 2; cut > 0; cut /= 2)
            for (var from = 0; from + cut <= steps.Length; from += cut)
                yield return [.. steps[..from], .. steps[(from + cut)..]];
    }

    private static void Play(Step[] steps, int readEach)
    {
        var game = new Game();
        for (var i = 0; i < steps.Length; i++)
        {
            game.Do(steps[i]);
            if (i % readEach == 0 || i == steps.Length - 1) game.Compare();
        }
    }

    public readonly record struct Step(Act Act, int Amount, int Pick);

    private sealed class Game
    {
        private readonly MeasureSet _set = new(Start);
        private readonly MeasureTwin _twin = new(Start);
        private long _now = Start + 1;
        private int _formula;
        private IReadOnlyList<IntervalRow> _rows = [];
        private List<IntervalRow> _twinRows = [];
        private bool _formulaChanged;

        public void Do(Step step)
        {
            var (amount, pick) = (step.Amount, step.Pick);
            switch (step.Act)
            {
                case Act.Tick: Pass(amount % 4_000); break;
                case Act.Pass: Pass(amount % 400_000); break;
                case Act.Sleep: Pass(amount * 150L); break;
                case Act.Add: Add(_now + 2_000 - (amount % 8_000), pick); break;
                case Act.AddLate: Add(_now - (amount * 4L), pick); break;
                case Act.AddAncient: Add(_now - (amount * 300L), pick); break;
                case Act.TakeBack when _twin.Added.Count > 0:
                    var (figure, at, delta) = _twin.Added[pick % _twin.Added.Count];
                    _set.Add(figure, at, -delta);
                    _twin.Add(figure, at, -delta);
                    break;
                case Act.Wait: Wait(_now + 2_000 - (amount % 8_000), pick); break;
                case Act.WaitLate: Wait(_now - (amount * (amount % 2 == 0 ? 4L : 200L)), pick); break;
                case Act.TakeBackWait when _twin.Waits.Count > 0:
                    var (answered, wait) = _twin.Waits[pick % _twin.Waits.Count];
                    _set.AddAnsweredWait(answered, wait, -1);
                    _set.AddCustomerWait(answered, MeasureTwin.CustomerWait(wait), -1);
                    _twin.RemoveWait(pick % _twin.Waits.Count);
                    break;
                case Act.NewDay: NewDay(amount, pick); break;
                case Act.OtherFormula: (_formula, _formulaChanged) = ((_formula + 1) % 4, true); break;
                default: break;
            }
        }

        public void Compare()
        {
            var formula = Formulas[_formula];
            foreach (var span in Spans)
                WindowAssert.Same(_twin.Window(span, _now, formula, 7), _set.Window(span, _now, formula, 7), span.ToString());
            Assert.Equal(_twin.Balance(long.MaxValue), _set.Balance);
            Assert.Equal(_twin.Balance(_twin.DayStart), _set.CarriedIn);
            Assert.Equal(_twin.Sum(Figure.Answered, long.MinValue), _set.Total(Figure.Answered));
            Assert.Equal(_twin.Sum(Figure.Tried, _twin.DayStart), _set.Today(Figure.Tried));
            CompareRows();
        }

        private void CompareRows()
        {
            var (before, twinBefore) = (_rows, _twinRows);
            _rows = _set.Intervals(_now);
            _twinRows = _twin.Intervals(_now, Formulas[_formula]);
            WindowAssert.Same(_twinRows, _rows);
            Assert.Same(_rows, _set.Intervals(_now));
            if (_formulaChanged) { _formulaChanged = false; return; }

            var allSame = _rows.Count == before.Count;
            var offset = _rows.Count == 0 || before.Count == 0 ? 0 : (int)((_rows[0].Start - before[0].Start).TotalMinutes / 15);
            for (var i = 0; i < _rows.Count; i++)
            {
                var (row, twin, index) = (_rows[i], _twinRows[i], i + offset);
                var same = index >= 0 && index < before.Count && Equal(twinBefore[index].Window, twin.Window);
                if (same) Assert.Same(before[index], row);
                else allSame = false;
            }
            if (allSame) Assert.Same(before, _rows);
        }

        private static bool Equal(WindowSnapshot a, WindowSnapshot b) => a.Left.SequenceEqual(b.Left) && (a with { Left = b.Left }) == b;

        private void Pass(long milliseconds)
        {
            var before = _now;
            var read = Spans.Select(s => _twin.Window(s, before, Formulas[_formula], 0)).ToList();
            _now += milliseconds;
            var changed = Spans.Zip(read).Any(p => !Equal(p.Second, _twin.Window(p.First, _now, Formulas[_formula], 0)));
            if (changed) Assert.True(_set.ChangesWithTime(before, _now), $"a window changed between {before} and {_now}");
            if (milliseconds % 2 == 0) _set.Advance(_now);
        }

        private void Add(long at, int pick)
        {
            var figure = (Figure)(pick % Tally.Length);
            var delta = pick % 7 == 0 ? pick : 1;
            if (figure >= Figure.Left) _set.AddLeft((LeftReason)(figure - Figure.Left), at, delta);
            else _set.Add(figure, at, delta);
            _twin.Add(figure, at, delta);
        }

        private void Wait(long at, int pick)
        {
            var wait = Math.Min((long)Math.Pow(pick % 1_000 / 30.0, 1 + (pick % 5)) * (pick % 3 == 0 ? 1000 : 1), WaitCells.MaxMs);
            _set.AddAnsweredWait(at, wait, 1);
            _set.AddCustomerWait(at, MeasureTwin.CustomerWait(wait), 1);
            _twin.AddWait(at, wait);
        }

        // The newest start of the day on a quarter-hour, as a new day or by new settings; or one that has just passed on a full 5 s.
        private void NewDay(int amount, int pick)
        {
            var dayStart = pick % 3 == 0 ? (_now - (amount % 120_000)) / 5_000 * 5_000 : (_now - (amount * 90L)) / 900_000 * 900_000;
            _set.StartDay(dayStart);
            _twin.DayStart = dayStart;
        }
    }
}
