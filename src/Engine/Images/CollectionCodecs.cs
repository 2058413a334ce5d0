using System.Runtime.InteropServices;

namespace QueueMonitor.Engine.Images;

/// <summary>Collections of any elements: what they have in common.</summary>
internal abstract class CollectionCodec<TCollection, T> : Codec<TCollection?>
    where TCollection : class
{
    private Codec<T>? _elements;

    protected Codec<T> Elements => _elements!;

    public override void Prepare(CodecBook book) => _elements = book.Of<T>("[]");

    public sealed override void Write(ImageWriter to, ref TCollection? value)
    {
        if (!to.Begin(value, isAlone: value is T[] and [])) return;
        ExactType.Check(value!, typeof(TCollection));
        WriteAll(to, value!);
        to.End();
    }

    public sealed override void Read(ImageReader from, ref TCollection? value)
    {
        if (!from.Begin(ref value)) return;
        value = ReadAll(from);
        from.End();
    }

    protected abstract void WriteAll(ImageWriter to, TCollection value);

    /// <summary>Makes the collection, makes it known before any element is read, and fills it.</summary>
    protected abstract TCollection ReadAll(ImageReader from);

    protected T One(ImageReader from)
    {
        T one = default!;
        Elements.Read(from, ref one);
        return one;
    }

    protected void Each(ImageWriter to, int count, IEnumerable<T> values)
    {
        to.Number(count);
        foreach (var value in values)
        {
            var one = value;
            Elements.Write(to, ref one);
        }
    }
}

internal sealed class ArrayCodec<T> : CollectionCodec<T[], T>
{
    protected override void WriteAll(ImageWriter to, T[] value)
    {
        to.Number(value.Length);
        foreach (ref var one in value.AsSpan()) Elements.Write(to, ref one);
    }

    protected override T[] ReadAll(ImageReader from)
    {
        var value = new T[from.Count()];
        if (value.Length > 0) from.Know(value);
        foreach (ref var one in value.AsSpan()) Elements.Read(from, ref one);
        return value;
    }
}

internal sealed class ListCodec<T> : CollectionCodec<List<T>, T>
{
    protected override void WriteAll(ImageWriter to, List<T> value)
    {
        to.Number(value.Count);
        foreach (ref var one in CollectionsMarshal.AsSpan(value)) Elements.Write(to, ref one);
    }

    protected override List<T> ReadAll(ImageReader from)
    {
        var count = from.Count();
        var value = new List<T>(count);
        from.Know(value);
        for (var i = 0; i < count; i++) value.Add(One(from));
        return value;
    }
}

internal sealed class QueueCodec<T> : CollectionCodec<Queue<T>, T>
{
    protected override void WriteAll(ImageWriter to, Queue<T> value) => Each(to, value.Count, value);

    protected override Queue<T> ReadAll(ImageReader from)
    {
        var count = from.Count();
        var value = new Queue<T>(count);
        from.Know(value);
        for (var i = 0; i < count; i++) value.Enqueue(One(from));
        return value;
    }
}

/// <summary>
/// In the order of its keys: that of a dictionary hangs on the hashes of one run and on what was once removed. So nothing in
/// the engine may hang on the order in which a dictionary tells its entries.
/// </summary>
internal sealed class DictionaryCodec<TKey, TValue> : CollectionCodec<Dictionary<TKey, TValue>, KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    protected override void WriteAll(ImageWriter to, Dictionary<TKey, TValue> value)
    {
        Keys.MustBeCompared(value.Comparer, EqualityComparer<TKey>.Default);
        Each(to, value.Count, value.OrderBy(e => e.Key, Keys.Order<TKey>()));
    }

    protected override Dictionary<TKey, TValue> ReadAll(ImageReader from)
    {
        var count = from.Count();
        var value = new Dictionary<TKey, TValue>(count);
        from.Know(value);
        for (var i = 0; i < count; i++)
        {
            var (key, one) = One(from);
            if (key is null || !value.TryAdd(key, one)) throw ImageException.Damaged("A key stands twice.");
        }

        return value;
    }
}

/// <summary>In order, as <see cref="DictionaryCodec{TKey, TValue}"/> is.</summary>
internal sealed class SetCodec<T> : CollectionCodec<HashSet<T>, T>
{
    protected override void WriteAll(ImageWriter to, HashSet<T> value)
    {
        Keys.MustBeCompared(value.Comparer, EqualityComparer<T>.Default);
        Each(to, value.Count, value.Order(Keys.Order<T>()));
    }

    protected override HashSet<T> ReadAll(ImageReader from)
    {
        var count = from.Count();
        var value = new HashSet<T>(count);
        from.Know(value);
        for (var i = 0; i < count; i++)
        {
            if (!value.Add(One(from))) throw ImageException.Damaged("A key stands twice.");
        }

        return value;
    }
}

/// <summary>In the order of its heap, which adding in that order gives again.</summary>
internal sealed class PriorityQueueCodec<T, TPriority> : CollectionCodec<PriorityQueue<T, TPriority>, (T Element, TPriority Priority)>
{
    protected override void WriteAll(ImageWriter to, PriorityQueue<T, TPriority> value)
    {
        Keys.MustBeCompared(value.Comparer, Comparer<TPriority>.Default);
        Each(to, value.Count, value.UnorderedItems);
    }

    protected override PriorityQueue<T, TPriority> ReadAll(ImageReader from)
    {
        var count = from.Count();
        var value = new PriorityQueue<T, TPriority>(count);
        from.Know(value);
        for (var i = 0; i < count; i++)
        {
            var (element, priority) = One(from);
            value.Enqueue(element, priority);
        }

        return value;
    }
}

internal static class Keys
{
    /// <summary>An order that is the same in every run.</summary>
    public static IComparer<T> Order<T>() => typeof(T) == typeof(string) ? (IComparer<T>)StringComparer.Ordinal : Comparer<T>.Default;

    public static void MustBeCompared(object by, object usual)
    {
        if (!ReferenceEquals(by, usual) && !by.Equals(usual))
        {
            throw new InvalidOperationException(
                $"A collection of the floor compares by {by}: an image cannot keep that. Use the type's own order.");
        }
    }
}
