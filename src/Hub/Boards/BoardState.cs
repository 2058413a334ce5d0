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
        var changed = image.Rows.Where((row, at) => !IsAt(at, row)).Where(row => !Shows(row)).ToList();
        var sameOrder = image.Rows.Length == Image.Rows.Length && !image.Rows.Where((row, at) => Image.Rows[at].Queue != row.Queue).Any();
        var sameSite = ReferenceEquals(image.Site, Image.Site);
        if (changed.Count == 0 && sameOrder && sameSite) return null;

        var seq = Seq + 1;
        return new BoardState(_board, _wallVersion, Choice, image, seq)
        {
            Frame = WriteFrame(image, seq, serverTime, sameSite ? null : image.Site, changed, sameOrder ? null : image.Rows),
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

    private bool IsAt(int at, BoardRow row) => at < Image.Rows.Length && ReferenceEquals(Image.Rows[at], row);

    private bool Shows(BoardRow row) => Array.Exists(Image.Rows, shown => ReferenceEquals(shown, row));

    private static byte[] WriteFrame(
        BoardImage image, long seq, DateTimeOffset serverTime, byte[]? site, List<BoardRow> changed, BoardRow[]? order)
    {
        var buffer = new ArrayBufferWriter<byte>(1024 + changed.Sum(row => row.Json.Length));
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        WriteHead(json, image, seq);
        json.WriteMoment("serverTime"u8, serverTime);
        json.WritePropertyName("site"u8);
        if (site is null) json.WriteNullValue();
        else json.WriteRawValue(site, skipInputValidation: true);
        WriteRows(json, changed);
        if (order is null)
        {
            json.WriteNull("order"u8);
        }
        else
        {
            json.WriteStartArray("order"u8);
            foreach (var row in order) json.WriteStringValue(row.Queue);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private byte[] WriteBody()
    {
        var buffer = new ArrayBufferWriter<byte>(2048 + Image.Rows.Sum(row => row.Json.Length));
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        WriteHead(json, Image, Seq);
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
        ForecastJson.WriteAdvice(json);
        json.WritePropertyName("site"u8);
        json.WriteRawValue(Image.Site, skipInputValidation: true);
        WriteRows(json, Image.Rows);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteHead(Utf8JsonWriter json, BoardImage image, long seq)
    {
        json.WriteNumber("seq"u8, seq);
        json.WriteMoment("asOf"u8, image.Floor.AsOf);
        json.WriteMoment("newestReceivedAt"u8, image.Floor.NewestReceivedAt);
    }

    private static void WriteRows(Utf8JsonWriter json, IEnumerable<BoardRow> rows)
    {
        json.WriteStartArray("queues"u8);
        foreach (var row in rows) json.WriteRawValue(row.Json, skipInputValidation: true);
        json.WriteEndArray();
    }

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
