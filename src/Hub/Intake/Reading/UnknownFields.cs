using System.Text;
using QueueMonitor.Engine.Events;

namespace QueueMonitor.Hub.Intake.Reading;

/// <summary>
/// Names of fields that were dropped, with how often. Their values are never looked at: they may hold personal data.
/// Used by one reader at a time; allocates only when a name is new.
/// </summary>
public sealed class UnknownFields
{
    /// <summary>Names kept apart. A sender with more has put data into names; they are counted together.</summary>
    public const int NamesMax = 64;

    /// <summary>Bytes of a name; a longer one is counted with <see cref="Other"/>.</summary>
    public const int NameBytesMax = 64;

    /// <summary>The name under which all are counted that have no place of their own.</summary>
    public const string Other = "(other)";

    private readonly ulong[] _hashes = new ulong[NamesMax];
    private readonly string[] _names = new string[NamesMax];
    private readonly long[] _counts = new long[NamesMax];
    private int _used;
    private long _other;

    /// <summary>Something was counted since the last <see cref="Drain"/>.</summary>
    public bool Any { get; private set; }

    public void Count(ReadOnlySpan<byte> name)
    {
        Any = true;
        var hash = Hash64.Of(name);
        var at = _hashes.AsSpan(0, _used).IndexOf(hash);
        if (at >= 0) _counts[at]++;
        else if (_used == NamesMax || name.Length > NameBytesMax) _other++;
        else
        {
            (_hashes[_used], _names[_used], _counts[_used]) = (hash, Encoding.UTF8.GetString(name), 1);
            _used++;
        }
    }

    internal void Count(EventField field) => Count(EventFields.Utf8NameOf(field));

    /// <summary>Hands over every count and sets it to zero; the names stay known.</summary>
    public void Drain(Action<string, long> take)
    {
        for (var i = 0; i < _used; i++)
        {
            if (_counts[i] > 0) take(_names[i], _counts[i]);
            _counts[i] = 0;
        }

        if (_other > 0) take(Other, _other);
        _other = 0;
        Any = false;
    }
}
