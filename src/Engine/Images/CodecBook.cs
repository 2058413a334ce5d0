using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using QueueMonitor.Engine.Events;

namespace QueueMonitor.Engine.Images;

/// <summary>
/// The codecs of all types that a root holds, found by walking its fields once, with a hash of what was met: types, fields
/// and where they lie, constants, names of enums. What cannot be kept is refused with the way to it.
/// </summary>
internal sealed class CodecBook
{
    private readonly Dictionary<Type, ICodec> _codecs = [];
    private readonly SortedDictionary<string, string> _schema = new(StringComparer.Ordinal);
    private readonly Stack<string> _path = new();

    /// <summary>A hash of all that was met so far: another one, another image.</summary>
    public ulong Schema => Hash64.Of(Encoding.UTF8.GetBytes(string.Join('\n', _schema.Select(t => $"{t.Key} {t.Value}"))));

    /// <summary>The codec of a type.</summary>
    /// <param name="name">The field that holds it, for the way to what cannot be kept.</param>
    public Codec<T> Of<T>(string name)
    {
        _path.Push(name);
        if (!_codecs.TryGetValue(typeof(T), out var codec))
        {
            _codecs[typeof(T)] = codec = Make(typeof(T));
            codec.Prepare(this);
        }

        _path.Pop();
        return (Codec<T>)codec;
    }

    /// <summary>The fields of a type that are kept, and notes what the type looks like.</summary>
    public IReadOnlyList<FieldInfo> FieldsOf(Type type)
    {
        var kept = FieldAccess.Of(type).Where(f => f.GetCustomAttribute<NotKeptAttribute>() is null).ToList();
        Note(type, string.Join(' ', kept.Select(f => $"{f.Name}:{f.FieldType}")) + Constants(type));
        return kept;
    }

    /// <summary>Notes a class of constants on which the meaning of an image depends too.</summary>
    public void Note(Type type) => Note(type, Constants(type));

    private ICodec Make(Type type)
    {
        if (type == typeof(string)) return new StringCodec();
        if (type == typeof(TimeZoneInfo)) return new ZoneCodec();
        if (IsRaw(type)) return (ICodec)Activator.CreateInstance(typeof(RawCodec<>).MakeGenericType(type), GapsOf(type))!;
        if (type.IsSZArray)
        {
            var element = type.GetElementType()!;
            return New(IsRaw(element) ? typeof(RawArrayCodec<>) : typeof(ArrayCodec<>), element);
        }

        if (type.IsGenericType && CollectionOf(type) is { } collection) return New(collection, type.GetGenericArguments());
        if (typeof(Delegate).IsAssignableFrom(type)) throw Refused("a delegate: what it does is not in the floor");
        if (type.IsInterface || type.IsAbstract || type == typeof(object))
            throw Refused($"declared as {type}, which may be anything: give it its exact type");
        if (type.IsValueType && IsPlain(type)) return New(typeof(StructCodec<>), type);
        if (type.IsClass && type.Assembly == typeof(CodecBook).Assembly) return New(typeof(ObjectCodec<>), type);
        throw Refused($"a {type}, for which there is no rule");
    }

    private static Type? CollectionOf(Type type)
    {
        var definition = type.GetGenericTypeDefinition();
        if (definition == typeof(List<>)) return IsRaw(type.GetGenericArguments()[0]) ? typeof(RawListCodec<>) : typeof(ListCodec<>);
        return definition == typeof(Queue<>) ? typeof(QueueCodec<>)
            : definition == typeof(Dictionary<,>) ? typeof(DictionaryCodec<,>)
            : definition == typeof(HashSet<>) ? typeof(SetCodec<>)
            : definition == typeof(PriorityQueue<,>) ? typeof(PriorityQueueCodec<,>)
            : null;
    }

    private static ICodec New(Type codec, params Type[] of) => (ICodec)Activator.CreateInstance(codec.MakeGenericType(of))!;

    // Structs of ours, and tuples and pairs of what is ours.
    private static bool IsPlain(Type type) => type.Assembly == typeof(CodecBook).Assembly || type.IsGenericType;

    private static bool IsRaw(Type type) => type.IsValueType && !(bool)typeof(RuntimeHelpers)
        .GetMethod(nameof(RuntimeHelpers.IsReferenceOrContainsReferences))!.MakeGenericMethod(type).Invoke(null, null)!;

    private InvalidOperationException Refused(string what) => new(
        $"An image cannot keep {string.Join('.', _path.Reverse())}: it is {what}. "
        + "Or mark the field [NotKept] and say why nothing is lost.");

    private void Note(Type type, string looks) => _schema[type.ToString()] = looks;

    // Lengths of rings and the like: with another one the same fields mean something else.
    private static string Constants(Type type) => string.Concat(type
        .GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        .Where(f => f.IsLiteral || (f.IsInitOnly && (f.FieldType.IsPrimitive || f.FieldType == typeof(TimeSpan))))
        .OrderBy(f => f.Name, StringComparer.Ordinal)
        .Select(f => (f.Name, Value: f.IsLiteral ? f.GetRawConstantValue() : f.GetValue(null)))
        .Select(c => string.Create(CultureInfo.InvariantCulture, $" {c.Name}={c.Value}")));

    private List<(int From, int To)> GapsOf(Type type)
    {
        var used = new bool[SizeOf(type)];
        Mark(type, used, 0);
        var gaps = new List<(int From, int To)>();
        for (var at = 0; at < used.Length; at++)
        {
            if (used[at]) continue;
            if (gaps.Count > 0 && gaps[^1].To == at) gaps[^1] = (gaps[^1].From, at + 1);
            else gaps.Add((at, at + 1));
        }

        return gaps;
    }

    // Where the fields of a struct lie, down to the numbers.
    private void Mark(Type type, Span<bool> used, int at)
    {
        if (type == typeof(nint) || type == typeof(nuint) || type.IsPointer) throw Refused("an address: it means nothing in another run");
        if (type.IsPrimitive || type.IsEnum)
        {
            if (type.IsEnum) Note(type, Constants(type));
            used.Slice(at, SizeOf(type)).Fill(true);
            return;
        }

        var fields = FieldAccess.Of(type);
        var places = fields.Select(f => (Field: f, At: FieldAccess.OffsetOf(f))).ToList();
        var repeats = type.GetCustomAttribute<InlineArrayAttribute>()?.Length ?? 1;
        var looks = string.Join(' ', places.Select(p => $"{p.Field.Name}:{p.Field.FieldType}@{p.At}"));
        Note(type, $"{repeats} {SizeOf(type)} {looks}{Constants(type)}");
        for (var i = 0; i < repeats; i++)
        {
            foreach (var (field, offset) in places) Mark(field.FieldType, used, at + offset + (i * SizeOf(field.FieldType)));
        }
    }

    private static int SizeOf(Type type) =>
        (int)typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!.MakeGenericMethod(type).Invoke(null, null)!;
}
