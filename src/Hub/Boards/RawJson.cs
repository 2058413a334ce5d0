using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace QueueMonitor.Hub.Boards;

/// <summary>
/// A message that is JSON already: the bytes are shared by all walls and only copied into each connection. A measured
/// copy is a hundredth of what the rest of a send costs.
/// </summary>
[JsonConverter(typeof(Converter))]
internal sealed class RawJson
{
    private readonly ReadOnlySequence<byte> _json;
    private readonly Action? _written;

    /// <param name="json">One whole JSON value.</param>
    /// <param name="written">Called when it stands in the connection's buffer: whatever is sent from then on comes after it.</param>
    public RawJson(ReadOnlySequence<byte> json, Action? written = null) => (_json, _written) = (json, written);

    public RawJson(ReadOnlyMemory<byte> json)
        : this(new ReadOnlySequence<byte>(json))
    {
    }

    private sealed class Converter : JsonConverter<RawJson>
    {
        public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Walls do not send boards.");

        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options)
        {
            writer.WriteRawValue(value._json, skipInputValidation: true);
            value._written?.Invoke();
        }
    }
}
