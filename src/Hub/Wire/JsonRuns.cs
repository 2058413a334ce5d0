using System.Buffers;
using System.Text.Json;

namespace QueueMonitor.Hub.Wire;

/// <summary>
/// Puts JSON together from runs: fields that are written already, without the brackets around them, such as
/// <c>"waiting":3,"level":"fine"</c>. What is between them is all that this knows.
/// </summary>
internal sealed class JsonRuns(ArrayBufferWriter<byte> buffer)
{
    private bool _follows;

    /// <summary>Begins an object or a list; <paramref name="open"/> ends with its bracket and may begin with its name.</summary>
    public void Open(ReadOnlySpan<byte> open)
    {
        Separate();
        buffer.Write(open);
        _follows = false;
    }

    /// <summary>The name of the object that is opened next.</summary>
    public void Name(ReadOnlySpan<byte> name)
    {
        Separate();
        buffer.Write("\""u8);
        buffer.Write(name);
        buffer.Write("\":"u8);
        _follows = false;
    }

    /// <summary>Fields, or values of a list, as they are.</summary>
    public void Run(ReadOnlySpan<byte> run)
    {
        Separate();
        buffer.Write(run);
        _follows = true;
    }

    public void Close(ReadOnlySpan<byte> bracket)
    {
        buffer.Write(bracket);
        _follows = true;
    }

    /// <summary>What <paramref name="write"/> writes into an object, as a run.</summary>
    /// <param name="buffer">Is written over; the run stands in it until it is used again.</param>
    public static ReadOnlySpan<byte> Of(ArrayBufferWriter<byte> buffer, Action<Utf8JsonWriter> write)
    {
        buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan[1..^1];
    }

    private void Separate()
    {
        if (_follows) buffer.Write(","u8);
    }
}
