using System.Runtime.CompilerServices;
using System.Text.Json;

namespace QueueMonitor.Hub.Wire;

/// <summary>The names of an enum's values in JSON: camel case, encoded once. For enums of one byte that count from 0.</summary>
internal static class WireName<T>
    where T : unmanaged, Enum
{
    private static readonly JsonEncodedText[] Names =
        [.. Enum.GetNames<T>().Select(name => JsonEncodedText.Encode(JsonNamingPolicy.CamelCase.ConvertName(name)))];

    public static JsonEncodedText Of(T value) => Names[Unsafe.BitCast<T, byte>(value)];

    public static string Text(T value) => Of(value).Value;
}
