using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using QueueMonitor.Hub.Access;
using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Screens;

/// <summary>
/// Walls without a link that show a code, until somebody who is signed in types it. A code lives as long as its wall is connected, at most
/// <see cref="AccessLimits.PairingFor"/>; there are at most <see cref="AccessLimits.PairingsMax"/>. Any thread may use it.
/// </summary>
internal sealed class Pairings(BoardClock clock)
{
    /// <summary>30 bits: of a thousand million codes a few hundred are good, and who guesses has ten tries and then one in half a minute.</summary>
    public const int CodeLength = 6;

    // As in the links of screens, in capitals: read from across a room.
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Waiting> _byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _codeByLine = new(StringComparer.Ordinal);

    /// <summary>A new code for a connection, in place of the one before.</summary>
    /// <param name="paired">Takes the token of the link that it was given.</param>
    /// <exception cref="JoinRefusedException">Too many walls wait for somebody.</exception>
    public PairingCode Ask(string connection, Action<string> paired)
    {
        var now = clock.Pace.GetUtcNow();
        lock (_lock)
        {
            Forget(connection);
            foreach (var over in _byCode.Where(each => now >= each.Value.Until).ToList()) Forget(over.Value.Connection);
            if (_byCode.Count >= AccessLimits.PairingsMax)
                throw new JoinRefusedException(JoinRefusal.CodesUsedUp,
                    $"{AccessLimits.PairingsMax} walls show a code already, which is the limit. "
                    + "Open the link of a screen here, or close walls that nobody pairs.");
            string code;
            do code = RandomNumberGenerator.GetString(Letters, CodeLength);
            while (_byCode.ContainsKey(code));
            var until = now + AccessLimits.PairingFor;
            _byCode[code] = new Waiting(connection, paired, until);
            _codeByLine[connection] = code;
            return new PairingCode(code, until);
        }
    }

    /// <summary>Harmless when it shows none.</summary>
    public void Leave(string connection)
    {
        lock (_lock) Forget(connection);
    }

    /// <summary>Whether a wall shows this code now.</summary>
    public bool Knows(string code)
    {
        lock (_lock) return _byCode.TryGetValue(code, out var wall) && clock.Pace.GetUtcNow() < wall.Until;
    }

    /// <summary>Gives the wall of a code its link; the code is used up. False: no wall shows it any more.</summary>
    public bool Pair(string code, string token)
    {
        Waiting? wall;
        lock (_lock)
        {
            if (!_byCode.TryGetValue(code, out wall) || clock.Pace.GetUtcNow() >= wall.Until) return false;
            Forget(wall.Connection);
        }

        wall.Paired(token);
        return true;
    }

    /// <summary>A code as people type it: spaces and dashes do not count, and what is mistaken for a digit is read as meant.</summary>
    public static string Read(string typed) => string.Concat(typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).Take(CodeLength + 1)
        .Select(letter => letter switch { 'I' or 'L' => '1', 'O' => '0', var other => other }));

    private void Forget(string connection)
    {
        if (_codeByLine.Remove(connection, out var code)) _byCode.Remove(code);
    }

    private sealed record Waiting(string Connection, Action<string> Paired, DateTimeOffset Until);
}

/// <summary>What a wall shows to be paired.</summary>
internal sealed record PairingCode(string Code, DateTimeOffset Until)
{
    public byte[] Json()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("code"u8, Code);
            json.WriteMoment("until"u8, Until);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
