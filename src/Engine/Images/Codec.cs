namespace QueueMonitor.Engine.Images;

/// <summary>How values of one type are written into an image and read from it.</summary>
internal interface ICodec
{
    /// <summary>Finds the codecs of its parts. Apart from making it, since a type may hold itself.</summary>
    void Prepare(CodecBook book);
}

/// <inheritdoc cref="ICodec"/>
internal abstract class Codec<T> : ICodec
{
    public virtual void Prepare(CodecBook book)
    {
    }

    public abstract void Write(ImageWriter to, ref T value);

    public abstract void Read(ImageReader from, ref T value);
}

internal static class ExactType
{
    public static void Check(object value, Type expected)
    {
        if (value.GetType() == expected) return;
        throw new InvalidOperationException($"A {value.GetType()} stands where an image expects a {expected}: say the field's exact type.");
    }
}

/// <summary>One field of objects of a type.</summary>
internal abstract class FieldCodec<TOwner>
    where TOwner : class
{
    public abstract void Write(ImageWriter to, TOwner owner);

    public abstract void Read(ImageReader from, TOwner owner);
}

internal sealed class FieldCodec<TOwner, TField>(FieldOfObject<TOwner, TField> field, Codec<TField> codec) : FieldCodec<TOwner>
    where TOwner : class
{
    public override void Write(ImageWriter to, TOwner owner) => codec.Write(to, ref field(owner));

    public override void Read(ImageReader from, TOwner owner) => codec.Read(from, ref field(owner));
}

/// <summary>One field of structs of a type.</summary>
internal abstract class StructFieldCodec<TOwner>
{
    public abstract void Write(ImageWriter to, ref TOwner owner);

    public abstract void Read(ImageReader from, ref TOwner owner);
}

internal sealed class StructFieldCodec<TOwner, TField>(FieldOfStruct<TOwner, TField> field, Codec<TField> codec) : StructFieldCodec<TOwner>
{
    public override void Write(ImageWriter to, ref TOwner owner) => codec.Write(to, ref field(ref owner));

    public override void Read(ImageReader from, ref TOwner owner) => codec.Read(from, ref field(ref owner));
}
