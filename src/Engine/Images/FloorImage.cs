using System.Buffers.Binary;

namespace QueueMonitor.Engine.Images;

/// <summary>
/// A deep image of all that a floor holds: read again, it gives a floor that shows the same and goes on the same, whatever
/// comes. The same floor gives the same bytes. Made for a fast restart of this very program, not for keeping: a program whose
/// floor looks otherwise does not take it, and says so.
/// </summary>
/// <remarks>
/// A head of 48 bytes (magic, format, schema, position, time, checksum), then blocks of up to 64 KB, each with its length and a
/// CRC-32C over its number, length and bytes, then an empty block.
/// </remarks>
public static class FloorImage
{
    private const ulong Magic = 0x31454741_4D494D51; // QMIMAGE1
    private const int HeadBytes = 48;

    // Raise it when a field keeps its name and type but means something else.
    private const int Format = 1;

    // Finding the codecs takes some tenths of a second: once a program.
    private static readonly Lazy<(Codec<Floor> Codec, ulong Schema)> Plan = new(MakePlan);

    /// <summary>Writes an image. The floor must not be changed meanwhile; it is not changed by it.</summary>
    public static ImageHead Write(Floor floor, Stream to)
    {
        var head = new ImageHead(floor.Position, floor.Now, 0);
        Span<byte> bytes = stackalloc byte[HeadBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[8..], Format);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[16..], Plan.Value.Schema);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[24..], head.Position);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[32..], head.At);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[40..], Crc32C.Of(bytes[..40]));
        to.Write(bytes);
        var writer = new ImageWriter(to);
        Plan.Value.Codec.Write(writer, ref floor);
        writer.Finish();
        return head with { Bytes = HeadBytes + writer.Written };
    }

    /// <summary>Reads an image to its end. Whatever is in the stream: a floor, or the reason why there is none.</summary>
    /// <param name="from">Can be searched; read from where it stands.</param>
    public static ImageRead Read(Stream from)
    {
        if (!from.CanSeek) throw new ArgumentException("An image is read from a stream that knows its length.", nameof(from));
        try
        {
            var head = ReadHead(from);
            var reader = new ImageReader(from);
            Floor? floor = null;
            Plan.Value.Codec.Read(reader, ref floor!);
            if (floor is null) throw ImageException.Damaged("It holds no floor.");
            reader.Finish();
            if (floor.Position != head.Position || floor.Now != head.At) throw ImageException.Damaged("Its head speaks of another floor.");
            return new ImageRead(floor, head, ImageProblem.None, null);
        }
        catch (ImageException e)
        {
            return new ImageRead(null, default, e.Problem, e.Message);
        }
        catch (IOException e)
        {
            return new ImageRead(null, default, ImageProblem.Unreadable, e.Message);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IndexOutOfRangeException or NullReferenceException
            or OverflowException or OutOfMemoryException)
        {
            // Right by its checksums and yet no floor: not damaged by chance, but refused all the same.
            return new ImageRead(null, default, ImageProblem.Damaged, $"What it holds is not a floor: {e.Message}");
        }
    }

    private static ImageHead ReadHead(Stream from)
    {
        var length = from.Length - from.Position;
        Span<byte> bytes = stackalloc byte[HeadBytes];
        if (from.ReadAtLeast(bytes, HeadBytes, throwOnEndOfStream: false) < HeadBytes) throw ImageException.Damaged("It is cut short.");
        if (BinaryPrimitives.ReadUInt64LittleEndian(bytes) != Magic)
            throw new ImageException(ImageProblem.NoImage, "It is not an image of a floor.");
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[40..]) != Crc32C.Of(bytes[..40]) || bytes[44..].ContainsAnyExcept((byte)0))
            throw ImageException.Damaged("The checksum of its head is wrong.");
        var (format, schema) = (BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]), BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]));
        if (format != Format || schema != Plan.Value.Schema)
            throw new ImageException(ImageProblem.OtherProgram, "Another version of the program wrote it.");
        var (position, at) = (BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]), BinaryPrimitives.ReadInt64LittleEndian(bytes[32..]));
        return new ImageHead(position, at, length);
    }

    private static (Codec<Floor> Codec, ulong Schema) MakePlan()
    {
        var book = new CodecBook();
        var codec = book.Of<Floor>("floor");
        book.Note(typeof(EngineLimits));
        return (codec, book.Schema);
    }
}

/// <summary>What an image says of itself.</summary>
/// <param name="Position">How many batches the floor had taken in: its place in the journal.</param>
/// <param name="At">The floor's time, milliseconds since 1970 UTC.</param>
/// <param name="Bytes">Its length.</param>
public readonly record struct ImageHead(long Position, long At, long Bytes);

/// <summary>What came of reading an image.</summary>
/// <param name="Floor">Null: there is a <paramref name="Problem"/>.</param>
/// <param name="Why">The reason in words, a whole sentence; null without a problem.</param>
public sealed record ImageRead(Floor? Floor, ImageHead Head, ImageProblem Problem, string? Why);

/// <summary>Why an image gives no floor.</summary>
public enum ImageProblem : byte
{
    None,

    /// <summary>It is something else.</summary>
    NoImage,

    /// <summary>It was written by a program whose floor looks otherwise. Sound, but of no use to this one.</summary>
    OtherProgram,

    /// <summary>It needs something that this machine does not have: a time zone.</summary>
    OtherMachine,

    /// <summary>It is cut short or was changed.</summary>
    Damaged,

    /// <summary>The disk does not give it.</summary>
    Unreadable,
}
