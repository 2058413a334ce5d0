using System.Buffers;
using System.IO.Pipelines;
using QueueMonitor.Engine.Events;
using QueueMonitor.Hub.Intake.Reading;

namespace QueueMonitor.Hub.Intake.Streams;

/// <summary>How far a stream has come.</summary>
public enum StreamState
{
    /// <summary>More may come.</summary>
    Open,

    /// <summary>All was read.</summary>
    Ended,

    /// <summary>What follows cannot be read; <see cref="EventStream.Problem"/> says why.</summary>
    Broken,

    /// <summary>An object or array is longer than it may be.</summary>
    TooLarge,
}

/// <summary>
/// Reads events from a pipe into batches, as they come: a batch is given out when it is full or when no more bytes are there at
/// the moment. Memory is bounded by the longest event, whatever the length of the body. Used by one thread at a time.
/// </summary>
public sealed class EventStream
{
    private readonly PipeReader _input;
    private readonly EventReader _reader;
    private readonly EventFraming _framing;
    private readonly EventForm _form;
    private readonly IdleWatch _idle;
    private IFramer? _framer;
    private byte[] _joined = [];
    private long _taken;

    /// <param name="input">The bytes.</param>
    /// <param name="reader">Reads each event.</param>
    /// <param name="framing">How events stand in the bytes.</param>
    /// <param name="form">What they are.</param>
    /// <param name="time">The clock that tells that nothing has come for too long.</param>
    /// <param name="idleMax">After so long without a byte the stream counts as broken off; infinite where silence is usual.</param>
    public EventStream(PipeReader input, EventReader reader, EventFraming framing, EventForm form, TimeProvider time, TimeSpan idleMax)
    {
        (_input, _reader, _framing, _form) = (input, reader, framing, form);
        _idle = new IdleWatch(input, time, idleMax);
    }

    /// <summary>The envelope of <see cref="EventForm.CloudEventData"/>.</summary>
    public CloudEventHeaders? Envelope { get; init; }

    /// <summary>The index that the next event will have: how many were read, right and wrong.</summary>
    public int NextIndex { get; private set; }

    /// <summary>The body was an array, and held nothing.</summary>
    public bool SawEmptyArray => NextIndex == 0 && _framer is DocumentFramer { IsWholeArray: true };

    /// <summary>Why the rest cannot be read.</summary>
    public string? Problem { get; private set; }

    /// <summary>The rest cannot be read because of what was sent, and not because the line broke off.</summary>
    public bool IsSenderAtFault { get; private set; }

    /// <summary>Fills a batch with the events that are there, waiting for at least one right or wrong.</summary>
    /// <param name="batch">An empty batch.</param>
    /// <param name="errors">Takes what is wrong with an event, under its index: the kind, and in words.</param>
    /// <param name="cancellation">Gives up waiting for bytes.</param>
    public async ValueTask<StreamState> Fill(EventBatch batch, Action<int, RefusalCause, string> errors, CancellationToken cancellation)
    {
        var state = StreamState.Open;
        while (state == StreamState.Open)
        {
            if (!_input.TryRead(out var read))
            {
                if (batch.Count > 0) return StreamState.Open;
                try
                {
                    read = await _idle.Read(cancellation);
                }
                catch (Exception broken) when (broken is IOException or InvalidDataException)
                {
                    return broken switch
                    {
                        BodyBombException => Break(broken.Message, isSenderAtFault: true),
                        InvalidDataException => Break("The compressed body is damaged or cut off: send the rest again.", isSenderAtFault: true),
                        _ => Break("The connection broke off in the middle of the body: send the rest again."),
                    };
                }

                if (_idle.IsOver) return Break("Nothing came for too long, so the rest was not awaited: send it again.");
            }

            state = Take(read, batch, errors);
            if (batch.IsFull) return state;
        }

        return state;
    }

    private StreamState Take(in ReadResult read, EventBatch batch, Action<int, RefusalCause, string> errors)
    {
        var rest = read.Buffer;
        var state = StreamState.Open;
        var wantsMore = true;
        if (IsDocument && _taken + rest.Length > IntakeLimits.DocumentBytesMax) state = StreamState.TooLarge;
        else if ((_framer ??= FramerChoice.For(_framing, ref rest, read.IsCompleted)) is not null)
            state = TakeAll(ref rest, read.IsCompleted, batch, errors, out wantsMore);
        _taken += read.Buffer.Slice(0, rest.Start).Length;
        _input.AdvanceTo(rest.Start, wantsMore ? read.Buffer.End : rest.Start);
        return state;
    }

    private StreamState TakeAll(
        ref ReadOnlySequence<byte> rest, bool isLast, EventBatch batch, Action<int, RefusalCause, string> errors, out bool wantsMore)
    {
        wantsMore = false;
        while (!batch.IsFull)
        {
            switch (_framer!.Next(ref rest, isLast, out var json))
            {
                case Framed.Event: TakeOne(Join(json), batch, errors); break;
                case Framed.TooLong: errors(NextIndex++, ReadErrors.EventTooLarge.Cause, ReadErrors.EventTooLarge.Text); break;
                case Framed.NeedMore:
                    wantsMore = true;
                    return StreamState.Open;
                case Framed.End:
                    // A CloudEvent in binary form may have no data at all, and so no body.
                    if (_form == EventForm.CloudEventData && NextIndex == 0) Read(default, batch, errors);
                    return StreamState.Ended;
                default: return Break(_framer.Problem!, isSenderAtFault: true);
            }

            // Full of names of events that were all wrong.
            if (batch.IsFull && batch.Count == 0) batch.Clear();
        }

        return StreamState.Open;
    }

    private void TakeOne(ReadOnlySpan<byte> json, EventBatch batch, Action<int, RefusalCause, string> errors)
    {
        var trimmed = json.Trim(" \t\r\n"u8);
        if (trimmed.Length > 0) Read(trimmed, batch, errors);
    }

    private void Read(ReadOnlySpan<byte> json, EventBatch batch, Action<int, RefusalCause, string> errors)
    {
        var index = NextIndex++;
        string? error;
        var isRight = _form switch
        {
            EventForm.CloudEvent => _reader.ReadCloudEvent(json, batch, index, out error),
            EventForm.CloudEventData => _reader.ReadCloudEvent(Envelope!, json, batch, out error),
            _ => _reader.Read(json, batch, index, out error),
        };
        if (!isRight) errors(index, _reader.Cause, error!);
    }

    private bool IsDocument => _framer is not null ? _framer is DocumentFramer : _framing is EventFraming.Document or EventFraming.Array;

    private ReadOnlySpan<byte> Join(in ReadOnlySequence<byte> json)
    {
        if (json.IsSingleSegment) return json.FirstSpan;
        var length = (int)json.Length;
        if (_joined.Length < length) _joined = new byte[Math.Max(length, 4096)];
        json.CopyTo(_joined);
        return _joined.AsSpan(0, length);
    }

    private StreamState Break(string problem, bool isSenderAtFault = false)
    {
        (Problem, IsSenderAtFault) = (problem, isSenderAtFault);
        return StreamState.Broken;
    }
}
