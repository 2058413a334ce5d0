using System.Buffers;
using QueueMonitor.Hub.Intake.Reading;

namespace QueueMonitor.Hub.Intake.Streams;

/// <summary>
/// One object, or the elements of one array, each found by its brackets alone: a wrong element is an error of its own and the next
/// is still found. A comma before the closing bracket is passed over.
/// </summary>
internal sealed class DocumentFramer(bool isArray) : IFramer
{
    private const string NotAnArray = "A batch is a JSON array: write [{…}, {…}].";
    private const string NotClosed = "The body ends in the middle of the array: send it again from there, closed by ].";
    private const string NoComma =
        "Between two events of an array stands a comma, and after the last one ]: look at the brackets of the event before.";
    private const string NoValue = "In the array an event is missing: between two commas stands one event.";
    private const string MoreAfterArray = "After the closing ] there is more: send one array, or lines as application/x-ndjson.";
    private const string MoreAfterObject =
        "After the object there is more: send several events as an array, or as lines with application/x-ndjson.";

    private static readonly SearchValues<byte> White = SearchValues.Create(" \t\r\n"u8);

    private Place _place = isArray ? Place.BeforeArray : Place.BeforeObject;
    private BracketScan _scan;
    private long _scanned;
    private bool _isContainer;
    private bool _passingOver;

    private enum Place
    {
        BeforeArray,
        BeforeFirst,
        BeforeNext,
        BeforeObject,
        InEvent,
        AfterEvent,
        Done,
    }

    public string? Problem { get; private set; }

    /// <summary>An array was read up to its closing bracket.</summary>
    public bool IsWholeArray => isArray && _place == Place.Done;

    public Framed Next(ref ReadOnlySequence<byte> rest, bool isLast, out ReadOnlySequence<byte> json)
    {
        json = default;
        while (true)
        {
            if (_place == Place.InEvent)
            {
                if (!ScanEvent(rest)) return Pause(ref rest, isLast, out json);
                if (TakeEvent(ref rest, out json)) return json.Length <= IntakeLimits.SyncedBytesMax ? Framed.Event : Framed.TooLong;
                continue;
            }

            if (!SkipWhite(ref rest)) return isLast ? EndHere() : Framed.NeedMore;
            if (!Step(rest.FirstSpan[0], out var consumes)) return Framed.Broken;
            if (consumes) rest = rest.Slice(1);
        }
    }

    // One byte between events. False: it cannot stand there.
    private bool Step(byte unit, out bool consumes)
    {
        consumes = true;
        switch (_place, unit)
        {
            case (Place.BeforeArray, (byte)'['): _place = Place.BeforeFirst; return true;
            case (Place.BeforeArray, _): return Break(NotAnArray);
            case (Place.BeforeFirst or Place.BeforeNext or Place.AfterEvent, (byte)']'): _place = Place.Done; return true;
            case (Place.BeforeFirst or Place.BeforeNext, (byte)','): return Break(NoValue);
            case (Place.AfterEvent, (byte)','): _place = Place.BeforeNext; return true;
            case (Place.AfterEvent, _): return Break(NoComma);
            case (Place.Done, _): return Break(isArray ? MoreAfterArray : MoreAfterObject);
        }

        consumes = false;
        (_place, _scan, _scanned, _isContainer) = (Place.InEvent, default, 0, unit is (byte)'{' or (byte)'[');
        return true;
    }

    // True when the end of the event was found: _scanned bytes from the start.
    private bool ScanEvent(ReadOnlySequence<byte> rest)
    {
        foreach (var segment in rest.Slice(_scanned))
        {
            var span = segment.Span;
            for (var i = 0; i < span.Length; i++)
            {
                // A number or a word ends before what follows it, an object with its own last bracket.
                if (!_isContainer && !_scan.InText && (White.Contains(span[i]) || span[i] is (byte)',' or (byte)']'))
                {
                    _scanned += i;
                    return true;
                }

                _scan.Take(span[i]);
                if (!_isContainer || _scan.InText || _scan.Depth > 0) continue;
                _scanned += i + 1;
                return true;
            }

            _scanned += span.Length;
        }

        return false;
    }

    private bool TakeEvent(ref ReadOnlySequence<byte> rest, out ReadOnlySequence<byte> json)
    {
        json = rest.Slice(0, _scanned);
        rest = rest.Slice(_scanned);
        _place = isArray ? Place.AfterEvent : Place.Done;
        var isWhole = !_passingOver;
        _passingOver = false;
        return isWhole;
    }

    private Framed Pause(ref ReadOnlySequence<byte> rest, bool isLast, out ReadOnlySequence<byte> json)
    {
        json = default;
        if (isLast && isArray)
        {
            Problem = NotClosed;
            return Framed.Broken;
        }

        // A single object that breaks off gets the reader's own words for where.
        if (isLast && TakeEvent(ref rest, out json)) return Framed.Event;
        if (isLast || (!_passingOver && _scanned <= IntakeLimits.SyncedBytesMax)) return isLast ? Framed.End : Framed.NeedMore;
        var first = !_passingOver;
        _passingOver = true;
        rest = rest.Slice(rest.End);
        _scanned = 0;
        return first ? Framed.TooLong : Framed.NeedMore;
    }

    private Framed EndHere()
    {
        if (_place is Place.Done or Place.BeforeArray or Place.BeforeObject) return Framed.End;
        Problem = NotClosed;
        return Framed.Broken;
    }

    private bool Break(string problem)
    {
        Problem = problem;
        return false;
    }

    private static bool SkipWhite(ref ReadOnlySequence<byte> rest)
    {
        while (!rest.IsEmpty)
        {
            var span = rest.FirstSpan;
            var at = span.IndexOfAnyExcept(White);
            if (at != 0) rest = rest.Slice(at < 0 ? span.Length : at);
            if (at >= 0) return true;
        }

        return false;
    }
}
