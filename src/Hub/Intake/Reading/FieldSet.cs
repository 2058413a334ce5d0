using System.Buffers.Text;
using System.Numerics;
using System.Text.Json;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;

namespace QueueMonitor.Hub.Intake.Reading;

/// <summary>Where the value of a field stands in the JSON text; for text, without its quotes.</summary>
internal struct FieldValue
{
    public int Start;
    public int Length;
    public JsonTokenType Token;
    public bool Escaped;
}

/// <summary>
/// The fields of one object, found in one pass and turned into values when it is known what they mean (the type may come last).
/// A value of <c>null</c> and an empty text count as not given. Methods return what is wrong, or null.
/// </summary>
internal readonly ref struct FieldSet(ReadOnlySpan<byte> json, ReadOnlySpan<FieldValue> values, ulong given, Span<byte> scratch)
{
    private readonly ReadOnlySpan<byte> _json = json;
    private readonly ReadOnlySpan<FieldValue> _values = values;
    private readonly Span<byte> _scratch = scratch;

    /// <summary>One bit for each field that is given.</summary>
    public ulong Given { get; } = given;

    /// <summary>Bytes of the object.</summary>
    public int Size => _json.Length;

    public bool Has(EventField field) => (Given & EventFields.Bit(field)) != 0;

    public JsonTokenType Token(EventField field) => _values[(int)field].Token;

    /// <summary>The value as it stands in the JSON; for text, without its quotes.</summary>
    public ReadOnlySpan<byte> Raw(EventField field) => _json.Slice(_values[(int)field].Start, _values[(int)field].Length);

    /// <summary>A text; it holds until the next text with escapes is read.</summary>
    public ReadError? Text(EventField field, EventType of, out ReadOnlySpan<byte> text)
    {
        ref readonly var value = ref _values[(int)field];
        text = default;
        if (value.Token != JsonTokenType.String) return ReadErrors.Wrong(field, of);
        text = Raw(field);
        if (value.Escaped)
        {
            if (!JsonText.TryUnescape(text, _scratch, out var written))
                return written < 0 ? ReadErrors.HalfCharacter(EventFields.NameOf(field)) : ReadErrors.TooLong(EventFields.NameOf(field));
            text = _scratch[..written];
        }

        return Check(EventFields.NameOf(field), text);
    }

    /// <summary>A name, as the reference under which the batch knows it.</summary>
    public ReadError? Name(EventField field, EventType of, EventBatch batch, out ushort reference)
    {
        reference = 0;
        return Text(field, of, out var text) ?? Intern(text, batch, out reference);
    }

    /// <summary>The text of the list element on which the reader stands, as a name.</summary>
    public ReadError? Name(ref Utf8JsonReader at, EventField list, EventType of, EventBatch batch, out ushort reference)
    {
        reference = 0;
        if (at.TokenType != JsonTokenType.String || at.ValueSpan.Length == 0) return ReadErrors.Wrong(list, of);
        var text = at.ValueSpan;
        if (at.ValueIsEscaped)
        {
            if (!JsonText.TryUnescape(text, _scratch, out var written))
                return written < 0 ? ReadErrors.HalfCharacter(EventFields.NameOf(list)) : ReadErrors.TooLong(EventFields.NameOf(list));
            text = _scratch[..written];
        }

        return Check(EventFields.NameOf(list), text) ?? Intern(text, batch, out reference);
    }

    public ReadError? Whole(EventField field, EventType of, int least, int most, out int number)
    {
        number = 0;
        if (Token(field) != JsonTokenType.Number) return ReadErrors.Wrong(field, of);
        var raw = Raw(field);
        var read = Utf8Parser.TryParse(raw, out number, out var used) && used == raw.Length;
        return read && number >= least && number <= most ? null : ReadErrors.Wrong(field, of);
    }

    public ReadError? Number(EventField field, EventType of, double most, out double number)
    {
        number = 0;
        if (Token(field) != JsonTokenType.Number) return ReadErrors.Wrong(field, of);
        var raw = Raw(field);
        var read = Utf8Parser.TryParse(raw, out number, out var used) && used == raw.Length;
        return read && number >= 0 && number <= most ? null : ReadErrors.Wrong(field, of);
    }

    public ReadError? Time(EventField field, EventType of, out long milliseconds)
    {
        milliseconds = 0;
        if (Token(field) != JsonTokenType.String) return ReadErrors.Wrong(field, of);
        var text = Raw(field);
        if (_values[(int)field].Escaped)
        {
            if (!JsonText.TryUnescape(text, _scratch, out var written)) return ReadErrors.Wrong(field, of);
            text = _scratch[..written];
        }

        return Rfc3339.TryParse(text, out milliseconds) ? null : ReadErrors.Wrong(field, of);
    }

    public ReadError? YesOrNo(EventField field, EventType of, out bool yes)
    {
        yes = Token(field) == JsonTokenType.True;
        return yes || Token(field) == JsonTokenType.False ? null : ReadErrors.Wrong(field, of);
    }

    private static ReadError? Intern(ReadOnlySpan<byte> text, EventBatch batch, out ushort reference)
    {
        reference = batch.NameCount < IntakeLimits.NamesMax ? batch.Name(text) : (ushort)0;
        return reference != 0 ? null : ReadErrors.TooManyNames;
    }

    private static ReadError? Check(string name, ReadOnlySpan<byte> text)
    {
        if (text.Length > EngineLimits.IdBytesMax) return ReadErrors.TooLong(name);
        return text.ContainsAnyInRange((byte)0, (byte)31) || text.Contains((byte)127) ? ReadErrors.ControlCharacter(name) : null;
    }
}

/// <summary>The fields of a set of bits, lowest first.</summary>
internal ref struct FieldBits(ulong bits)
{
    private ulong _rest = bits;

    public EventField Current { get; private set; }

    public readonly FieldBits GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_rest == 0) return false;
        Current = (EventField)BitOperations.TrailingZeroCount(_rest);
        _rest &= _rest - 1;
        return true;
    }
}
