using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using QueueMonitor.Engine.Calendars;

namespace QueueMonitor.Engine.Images;

/// <summary>Objects of one of the engine's own types, field by field. An object that several refer to stays one.</summary>
internal sealed class ObjectCodec<T> : Codec<T?>
    where T : class
{
    private FieldCodec<T>[] _fields = [];

    public override void Prepare(CodecBook book) =>
        _fields = [.. book.FieldsOf(typeof(T)).Select(f => (FieldCodec<T>)Make(f, nameof(Of), book))];

    public override void Write(ImageWriter to, ref T? value)
    {
        if (!to.Begin(value)) return;
        ExactType.Check(value!, typeof(T));
        foreach (var field in _fields) field.Write(to, value!);
        to.End();
    }

    public override void Read(ImageReader from, ref T? value)
    {
        if (!from.Begin(ref value)) return;
        var made = (T)RuntimeHelpers.GetUninitializedObject(typeof(T));
        from.Know(made);
        foreach (var field in _fields) field.Read(from, made);
        from.End();
        value = made;
    }

    private static object Make(FieldInfo field, string how, CodecBook book) =>
        typeof(ObjectCodec<T>).GetMethod(how, BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(field.FieldType)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [field, book], null)!;

    private static FieldCodec<T, TField> Of<TField>(FieldInfo field, CodecBook book) =>
        new(FieldAccess.OfObject<T, TField>(field), book.Of<TField>(field.Name));
}

/// <summary>Structs that hold references, field by field.</summary>
internal sealed class StructCodec<T> : Codec<T>
{
    private StructFieldCodec<T>[] _fields = [];

    public override void Prepare(CodecBook book) =>
        _fields = [.. book.FieldsOf(typeof(T)).Select(f => (StructFieldCodec<T>)Make(f, nameof(Of), book))];

    public override void Write(ImageWriter to, ref T value)
    {
        foreach (var field in _fields) field.Write(to, ref value);
    }

    public override void Read(ImageReader from, ref T value)
    {
        foreach (var field in _fields) field.Read(from, ref value);
    }

    private static object Make(FieldInfo field, string how, CodecBook book) =>
        typeof(StructCodec<T>).GetMethod(how, BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(field.FieldType)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [field, book], null)!;

    private static StructFieldCodec<T, TField> Of<TField>(FieldInfo field, CodecBook book) =>
        new(FieldAccess.OfStruct<T, TField>(field), book.Of<TField>(field.Name));
}

/// <summary>Texts, letter by letter as they are in memory.</summary>
internal sealed class StringCodec : Codec<string?>
{
    public override void Write(ImageWriter to, ref string? value)
    {
        if (!to.Begin(value)) return;
        WriteText(to, value!);
        to.End();
    }

    public override void Read(ImageReader from, ref string? value)
    {
        if (!from.Begin(ref value)) return;
        value = ReadText(from);
        from.Know(value);
        from.End();
    }

    public static void WriteText(ImageWriter to, string text)
    {
        to.Number(text.Length);
        to.Bytes(MemoryMarshal.AsBytes(text.AsSpan()));
    }

    public static string ReadText(ImageReader from) =>
        string.Create(from.Count(), from, static (text, from) => from.Bytes(MemoryMarshal.AsBytes(text)));
}

/// <summary>Time zones, by id: their rules are those of the machine that reads.</summary>
internal sealed class ZoneCodec : Codec<TimeZoneInfo?>
{
    public override void Write(ImageWriter to, ref TimeZoneInfo? value)
    {
        if (!to.Begin(value)) return;
        StringCodec.WriteText(to, value!.Id);
        to.End();
    }

    public override void Read(ImageReader from, ref TimeZoneInfo? value)
    {
        if (!from.Begin(ref value)) return;
        var id = StringCodec.ReadText(from);
        value = Zones.Find(id) ?? throw new ImageException(ImageProblem.OtherMachine, $"This machine does not know the time zone '{id}'.");
        from.Know(value);
        from.End();
    }
}
