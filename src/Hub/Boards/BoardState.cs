using System.Buffers;
using System.Text.Json;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Boards;

/// <summary>
/// A board at one sequence number, never changed: the frame that leads here from the one before, and on demand the whole.
/// Both are serialised once and shared by all walls.
/// </summary>
internal sealed class BoardState
{
    private readonly string _board;
    private readonly string _wallVersion;
    private byte[]? _body;
    private object?[]? _arguments;

    private BoardState(string board, string wallVersion, BoardChoice choice, BoardImage image, long seq) =>
        (_board, _wallVersion, Choice, Image, Seq) = (board, wallVersion, choice, image, seq);

    public long Seq { get; }

    public BoardChoice Choice { get; }

    public BoardImage Image { get; }

    /// <summary>From the state before to this one; null: only the whole leads here (the first, or the board was set up anew).</summary>
    public byte[]? Frame { get; private init; }

    /// <summary>The frame as a message's arguments, shared by all walls.</summary>
    public object?[] FrameArguments => _arguments ??= [new RawJson(Frame!)];

    public DateTimeOffset? NewestReceivedAt => Image.Floor.NewestReceivedAt;

    /// <summary>It shows events that the state before did not have: its paint says how late walls are.</summary>
    public bool HasNewEvents { get; private init; }

    /// <param name="wallVersion">The version of the wallboard's files: a wall of another one loads itself anew.</param>
    /// <param name="seq">Its number; the numbers of one board rise by one.</param>
    public static BoardState Whole(string board, string wallVersion, BoardChoice choice, BoardImage image, long seq) =>
        new(board, wallVersion, choice, image, seq);

    /// <summary>The state that follows, or null when it reads the same.</summary>
    public BoardState? Next(BoardImage image, DateTimeOffset serverTime)
    {
        var sameOrder = image.Rows.Length == Image.Rows.Length && !image.Rows.Where((row, at) => Image.Rows[at].Queue != row.Queue).Any();
        var changed = Changed(image.Rows, sameOrder);
        var sameRest = ReferenceEquals(image.Site, Image.Site) && ReferenceEquals(image.Advice, Image.Advice);
        if (changed.Count == 0 && sameOrder && sameRest) return null;

        var seq = Seq + 1;
        return new BoardState(_board, _wallVersion, Choice, image, seq)
        {
            Frame = WriteFrame(Image, image, seq, serverTime, changed, sameOrder),
            HasNewEvents = image.Floor.NewestReceivedAt is { } received && (NewestReceivedAt is not { } before || received > before),
        };
    }

    /// <summary>The whole board, as of this state, told at <paramref name="serverTime"/>.</summary>
    public ReadOnlySequence<byte> Snapshot(DateTimeOffset serverTime)
    {
        var body = _body ??= WriteBody();
        Span<byte> time = stackalloc byte[IsoText.MomentLength];
        IsoText.Moment(serverTime, time);

        // Only the clock differs from wall to wall: a head of its own, and the body that all share.
        byte[] head = [.. "{\"serverTime\":\""u8, .. time, .. "\","u8];
        return Segment.Join(head, body.AsMemory(1));
    }

    // Each with the row that stood there before; null: it is new here.
    private List<(BoardRow Row, BoardRow? Before)> Changed(BoardRow[] rows, bool sameOrder)
    {
        var changed = new List<(BoardRow, BoardRow?)>();
        Dictionary<string, BoardRow>? byName = null;
        for (var at = 0; at < rows.Length; at++)
        {
            var before = sameOrder ? Image.Rows[at] : (byName ??= Image.Rows.ToDictionary(row => row.Queue)).GetValueOrDefault(rows[at].Queue);
            if (!ReferenceEquals(before, rows[at])) changed.Add((rows[at], before));
        }

        return changed;
    }

    private static byte[] WriteFrame(
        BoardImage before, BoardImage image, long seq, DateTimeOffset serverTime, List<(BoardRow Row, BoardRow? Before)> changed, bool sameOrder)
    {
        var buffer = new ArrayBufferWriter<byte>(4 * 1024);
        var json = new JsonRuns(buffer);
        json.Open("{"u8);
        json.Run(Head(image, seq, head => head.WriteMoment("serverTime"u8, serverTime)));
        if (!ReferenceEquals(image.Advice, before.Advice)) json.Run(image.Advice);
        if (ReferenceEquals(image.Site, before.Site))
        {
            json.Run("\"site\":null"u8);
        }
        else
        {
            json.Name("site"u8);
            image.Site.Json.WriteChange(json, before.Site.Json);
        }

        json.Open("\"queues\":["u8);
        foreach (var (row, old) in changed)
        {
            if (old is null) row.Json.WriteWhole(json);
            else row.Json.WriteChange(json, old.Json);
        }

        json.Close("]"u8);
        json.Run(sameOrder ? "\"order\":null"u8 : JsonRuns.Of(new ArrayBufferWriter<byte>(), order => WriteOrder(order, image.Rows)));
        json.Close("}"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteOrder(Utf8JsonWriter json, BoardRow[] rows)
    {
        json.WriteStartArray("order"u8);
        foreach (var row in rows) json.WriteStringValue(row.Queue);
        json.WriteEndArray();
    }

    private byte[] WriteBody()
    {
        var buffer = new ArrayBufferWriter<byte>(4 * 1024 + Image.Rows.Sum(row => row.Json.Length));
        var json = new JsonRuns(buffer);
        json.Open("{"u8);
        json.Run(Head(Image, Seq, WriteInfo));
        json.Run(Image.Advice);
        json.Name("site"u8);
        Image.Site.Json.WriteWhole(json);
        json.Open("\"queues\":["u8);
        foreach (var row in Image.Rows) row.Json.WriteWhole(json);
        json.Close("]"u8);
        json.Close("}"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private void WriteInfo(Utf8JsonWriter json)
    {
        json.WriteString("version"u8, _wallVersion);
        json.WriteStartObject("info"u8);
        json.WriteString("board"u8, _board);
        json.WriteString("name"u8, Choice.Name);
        json.WriteString("layout"u8, Choice.Layout);
        json.WriteString("language"u8, Choice.Language);
        json.WriteStartArray("bottom"u8);
        foreach (var figure in Choice.Bottom) json.WriteStringValue(figure);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static ReadOnlySpan<byte> Head(BoardImage image, long seq, Action<Utf8JsonWriter> rest) => JsonRuns.Of(new ArrayBufferWriter<byte>(512), json =>
    {
        json.WriteNumber("seq"u8, seq);
        json.WriteMoment("asOf"u8, image.Floor.AsOf);
        json.WriteMoment("newestReceivedAt"u8, image.Floor.NewestReceivedAt);
        rest(json);
    });

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        private Segment(ReadOnlyMemory<byte> memory, long index) => (Memory, RunningIndex) = (memory, index);

        public static ReadOnlySequence<byte> Join(ReadOnlyMemory<byte> first, ReadOnlyMemory<byte> second)
        {
            var (head, tail) = (new Segment(first, 0), new Segment(second, first.Length));
            head.Next = tail;
            return new ReadOnlySequence<byte>(head, 0, tail, second.Length);
        }
    }
}
