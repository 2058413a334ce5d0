using System.IO.Pipelines;
using System.Text;
using QueueMonitor.Engine.Events;
using QueueMonitor.Hub.Intake;
using QueueMonitor.Hub.Intake.Streams;

namespace QueueMonitor.Hub.Tests.Intake;

/// <summary>All that came out of one stream: the events written out, the errors under their index, how it ended.</summary>
internal sealed record StreamRun(string[] Events, string[] Errors, StreamState State, string? Problem, int Read)
{
    /// <summary>Reads bytes that come in pieces, cut where <paramref name="cuts"/> say.</summary>
    public static StreamRun Of(
        byte[] bytes, EventFraming framing, EventForm form = EventForm.Plain, IEnumerable<int>? cuts = null, CloudEventHeaders? envelope = null)
    {
        var pieces = new PieceStream(bytes, cuts ?? []);
        var pipe = PipeReader.Create(pieces, new StreamPipeReaderOptions(bufferSize: 512, minimumReadSize: 64));
        var stream = new EventStream(pipe, EventTexts.NewReader(), framing, form, TimeProvider.System, Timeout.InfiniteTimeSpan) { Envelope = envelope };
        var (events, errors, batch) = (new List<string>(), new List<string>(), new EventBatch());
        StreamState state;
        do
        {
            // Every piece is there at once, so nothing is ever waited for.
            var filled = stream.Fill(batch, (index, _, error) => errors.Add($"{index}: {error}"), CancellationToken.None).AsTask();
            Assert.True(filled.IsCompleted);
            state = filled.GetAwaiter().GetResult();
            events.AddRange(EventTexts.Of(batch));
            batch.Clear();
        }
        while (state == StreamState.Open);
        return new StreamRun([.. events], [.. errors], state, stream.Problem, stream.NextIndex);
    }

    public static StreamRun Of(string text, EventFraming framing, EventForm form = EventForm.Plain) => Of(Encoding.UTF8.GetBytes(text), framing, form);

    public void MustEqual(StreamRun other)
    {
        Assert.Equal(Events, other.Events);
        Assert.Equal(Errors, other.Errors);
        Assert.Equal((State, Problem, Read), (other.State, other.Problem, other.Read));
    }

    private sealed class PieceStream(byte[] bytes, IEnumerable<int> cuts) : Stream
    {
        private readonly Queue<int> _ends = new(cuts.Where(c => c > 0 && c < bytes.Length).Order().Distinct().Append(bytes.Length));
        private int _at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => _at; set => throw new NotSupportedException(); }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            while (_ends.Count > 0 && _ends.Peek() <= _at) _ends.Dequeue();
            if (_ends.Count == 0) return new(0);
            var length = Math.Min(buffer.Length, _ends.Peek() - _at);
            bytes.AsMemory(_at, length).CopyTo(buffer);
            _at += length;
            return new(length);
        }

        public override void Flush() => throw new NotSupportedException();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
