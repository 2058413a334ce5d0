using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace QueueMonitor.Engine.Images;

/// <summary>Values without references, as they are in memory; the gaps between their fields as zeros.</summary>
internal sealed class RawCodec<T>(IReadOnlyList<(int From, int To)> gaps) : Codec<T>
{
    private static readonly int Size = Unsafe.SizeOf<T>();

    public override void Write(ImageWriter to, ref T value)
    {
        CloseGaps(new Span<T>(ref value));
        to.Bytes(BytesOf(new Span<T>(ref value)));
    }

    public override void Read(ImageReader from, ref T value) => from.Bytes(BytesOf(new Span<T>(ref value)));

    public void Write(ImageWriter to, Span<T> values)
    {
        CloseGaps(values);
        to.SparseBytes(BytesOf(values));
    }

    public static void Read(ImageReader from, Span<T> values) => from.SparseBytes(BytesOf(values));

    // A cast of memory without a bound on T, since a nullable number is a struct to the runtime and none to the language.
    private static Span<byte> BytesOf(Span<T> values) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(values)), values.Length * Size);

    // What a gap holds is chance, left there by whatever stood in that memory before; nothing reads it. The same floor shall
    // give the same image, and an image shall hold nothing but the floor.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CloseGaps(Span<T> values)
    {
        if (gaps.Count == 0) return;
        var bytes = BytesOf(values);
        for (var at = 0; at < bytes.Length; at += Size)
        {
            foreach (var (start, end) in gaps) bytes[(at + start)..(at + end)].Clear();
        }
    }
}

/// <summary>Arrays of values without references.</summary>
internal sealed class RawArrayCodec<T> : Codec<T[]?>
{
    private RawCodec<T>? _elements;

    public override void Prepare(CodecBook book) => _elements = (RawCodec<T>)(object)book.Of<T>("[]");

    public override void Write(ImageWriter to, ref T[]? value)
    {
        if (!to.Begin(value, isAlone: value is [])) return;
        to.Number(value!.Length);
        _elements!.Write(to, value);
        to.End();
    }

    public override void Read(ImageReader from, ref T[]? value)
    {
        if (!from.Begin(ref value)) return;
        value = new T[from.SparseCount(Unsafe.SizeOf<T>())];
        if (value.Length > 0) from.Know(value);
        RawCodec<T>.Read(from, value);
        from.End();
    }
}

/// <summary>Lists of values without references.</summary>
internal sealed class RawListCodec<T> : Codec<List<T>?>
{
    private RawCodec<T>? _elements;

    public override void Prepare(CodecBook book) => _elements = (RawCodec<T>)(object)book.Of<T>("[]");

    public override void Write(ImageWriter to, ref List<T>? value)
    {
        if (!to.Begin(value)) return;
        to.Number(value!.Count);
        _elements!.Write(to, CollectionsMarshal.AsSpan(value));
        to.End();
    }

    public override void Read(ImageReader from, ref List<T>? value)
    {
        if (!from.Begin(ref value)) return;
        var count = from.SparseCount(Unsafe.SizeOf<T>());
        value = new List<T>(count);
        from.Know(value);
        CollectionsMarshal.SetCount(value, count);
        var span = CollectionsMarshal.AsSpan(value);
        span.Clear();
        RawCodec<T>.Read(from, span);
        from.End();
    }
}
