using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Testing;

/// <summary>A snapshot as text, every public property of every part of it, so that "byte for byte" can be asked.</summary>
public static class SnapshotText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    public static string Of(FloorSnapshot snapshot) => JsonSerializer.Serialize(snapshot, Options);

    /// <summary>One part of a snapshot.</summary>
    public static string Of(object part) => JsonSerializer.Serialize(part, part.GetType(), Options);
}
