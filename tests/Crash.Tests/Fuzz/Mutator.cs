using System.Text;
using System.Text.Json.Nodes;

namespace QueueMonitor.Crash.Tests.Fuzz;

/// <summary>Makes wrong inputs of right ones: byte by byte, piece by piece, and value by value of JSON. The same seed makes the same.</summary>
internal sealed class Mutator(Random random)
{
    // What readers of text have stumbled over before.
    private static readonly byte[][] Tokens =
    [
        .. new[]
        {
            "{", "}", "[", "]", "\"", ",", ":", "\\", "\n", "\r\n", "\t", " ", "null", "true", "-0", "1e999", "-1e-999", "0x10", "NaN", "1.", "00",
            "9223372036854775807", "9223372036854775808", "-9223372036854775809", "18446744073709551616", "0.1e1", "\\u0000", "\\ud800", "\\udc00\\ud800",
            "\\u00e5", "å", "\u202e", "\ufeff", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z", "2026-02-30T00:00:00Z", "2016-12-31T23:59:60Z",
            "2026-11-22T10:00:00+14:00", "2026-11-22T10:00:00-23:59", "1969-12-31T23:59:59Z", "PT0S", "PT99999999999999H", "P1Y", "-PT1S", "Europe/Oslo",
            "../../etc", "%00", "|", "||||||||", "NONE", "[[[[[[[[[[[[[[[[[[[[", "{\"a\":{\"a\":{\"a\":", "/*", "//", "'",
        }.Select(Encoding.UTF8.GetBytes),
        [0x00], [0x80], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF, 0xFE], [0x1E],
    ];

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "1", "5", "1.5", "1e400", "-1e400", "1e-400", "9223372036854775807", "9223372036854775808", "2147483648", "\"\"", "\" \"",
        "\"x\"", "\"\\u0000\"", "\"😀\"", "[]", "{}", "[[]]", "[null]", "{\"\":null}", "\"PT20S\"", "\"PT0S\"", "\"P999999D\"", "\"2 days\"",
        "\"Europe/Oslo\"", "\"Nowhere/Land\"", "\"2026-11-22T10:00:00Z\"", "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59Z\"", "\"23:59\"", "\"24:00\"", "\"-1:00\"",
    ];

    /// <summary>One to six edits of bytes.</summary>
    /// <param name="input">What is edited.</param>
    /// <param name="others">Of which pieces are taken.</param>
    public byte[] Bytes(byte[] input, IReadOnlyList<byte[]> others)
    {
        var bytes = new List<byte>(input);
        for (var edits = 1 + random.Next(6); edits > 0; edits--) Edit(bytes, others);
        return [.. bytes];
    }

    /// <summary>One to three values or names of a JSON text are others now; it stays JSON, but for its sense.</summary>
    public string Json(string json)
    {
        var root = JsonNode.Parse(json)!;
        for (var edits = 1 + random.Next(3); edits > 0; edits--) root = Edit(root);
        return root.ToJsonString();
    }

    private void Edit(List<byte> bytes, IReadOnlyList<byte[]> others)
    {
        var at = random.Next(bytes.Count + 1);
        var length = random.Next(Math.Min(bytes.Count - at, 40) + 1);
        switch (random.Next(9))
        {
            case 0 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 1 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length));
                break;
            case 4:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 5:
                var other = others[random.Next(others.Count)];
                bytes.RemoveRange(at, bytes.Count - at);
                bytes.AddRange(other.AsSpan(random.Next(other.Length + 1)).ToArray());
                break;
            case 6:
                // Ids at their limit and past it, lines that are too long.
                bytes.InsertRange(at, Enumerable.Repeat((byte)"a9 [\""[random.Next(5)], random.Next(16) == 0 ? 70_000 : 250 + random.Next(12)));
                break;
            default:
                bytes.InsertRange(at, Tokens[random.Next(Tokens.Length)]);
                break;
        }
    }

    private JsonNode Edit(JsonNode root)
    {
        var places = new List<JsonNode>();
        Collect(root, places);
        if (places.Count == 0) return root;
        switch (places[random.Next(places.Count)])
        {
            case JsonObject { Count: > 0 } many:
                EditMember(many, root);
                break;
            case JsonArray { Count: > 0 } list when random.Next(3) == 0:
                list.Add(list[random.Next(list.Count)]?.DeepClone());
                break;
            case JsonArray { Count: > 0 } list when random.Next(2) == 0:
                list.RemoveAt(random.Next(list.Count));
                break;
            case JsonArray list:
                list.Insert(random.Next(list.Count + 1), Value());
                break;
        }

        return root;
    }

    private void EditMember(JsonObject of, JsonNode root)
    {
        var name = of.ElementAt(random.Next(of.Count)).Key;
        switch (random.Next(6))
        {
            case 0:
                of.Remove(name);
                break;
            case 1:
                var moved = of[name]?.DeepClone();
                of.Remove(name);
                of[name + "x"] = moved;
                break;
            case 2:
                of[name] = new JsonObject { [name] = root.DeepClone() };
                break;
            case 3:
                of[name] = new string('ä', 1 + random.Next(400));
                break;
            default:
                of[name] = Value();
                break;
        }
    }

    private JsonNode? Value() => JsonNode.Parse(Values[random.Next(Values.Length)]);

    private static void Collect(JsonNode? node, List<JsonNode> into)
    {
        if (node is JsonObject many)
        {
            into.Add(many);
            foreach (var (_, value) in many) Collect(value, into);
        }
        else if (node is JsonArray list)
        {
            into.Add(list);
            foreach (var value in list) Collect(value, into);
        }
    }
}
