using System.Buffers.Binary;
using QueueMonitor.Engine.Images;
using QueueMonitor.Testing;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Engine.Tests.Images;

/// <summary>Whatever a disk makes of an image: a floor or a reason, never a crash.</summary>
public sealed class DamagedImageTests
{
    private static readonly byte[] Image = Make();

    [Fact]
    public void Sound_it_gives_a_floor() => Assert.NotNull(Read(Image).Floor);

    [Fact]
    public void Every_flipped_bit_is_found()
    {
        var random = new Random(5);
        for (var i = 0; i < 1_500; i++)
        {
            // The head whole, then by chance.
            var bit = i < 48 * 8 ? i : random.Next(Image.Length * 8);
            var damaged = Image.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Refused(Read(damaged));
        }
    }

    [Fact]
    public void Every_cut_is_found()
    {
        var random = new Random(6);
        foreach (var length in Enumerable.Range(0, 200).Concat(Enumerable.Range(0, 200).Select(_ => random.Next(Image.Length))).Append(Image.Length - 1))
            Refused(Read(Image[..length]));
    }

    [Fact]
    public void What_follows_the_end_is_found() => Refused(Read([.. Image, 0]));

    [Fact]
    public void Blocks_in_another_order_are_found()
    {
        var blocks = Blocks(Image);
        Assert.True(blocks.Count > 3, "The image has too few blocks for this test.");
        (blocks[0], blocks[1]) = (blocks[1], blocks[0]);
        Refused(Read([.. Image[..48], .. blocks.SelectMany(b => b)]));
    }

    [Fact]
    public void Nonsense_with_right_checksums_asks_for_no_wild_memory_and_throws_nothing()
    {
        var random = new Random(7);
        var before = GC.GetAllocatedBytesForCurrentThread();
        const int tries = 150;
        var floors = 0;
        for (var i = 0; i < tries; i++)
        {
            var damaged = Image.ToArray();
            // Where most of the small numbers stand that say how much there is.
            var start = 48 + ImageWriter.BlockHeadBytes + (random.Next(2) == 0 ? random.Next(3_000) : random.Next(Image.Length - 60));
            for (var n = random.Next(1, 5); n > 0; n--)
                damaged[Math.Min(Image.Length - 1, start + random.Next(40))] = random.Next(3) == 0 ? (byte)0xFF : (byte)random.Next(256);
            if (Read(WithRightChecksums(damaged)).Floor is not null) floors++;
        }

        // Some changes touch nothing but a figure: those give a floor.
        Assert.InRange(floors, 0, tries - 1);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, tries * (400L << 20));
    }

    [Fact]
    public void An_image_of_another_program_is_told_apart_from_a_damaged_one()
    {
        var other = Image.ToArray();
        other[16] ^= 1;
        BinaryPrimitives.WriteUInt32LittleEndian(other.AsSpan(40), Crc32C.Of(other.AsSpan(0, 40)));
        Assert.Equal((ImageProblem.OtherProgram, (Floor?)null), (Read(other).Problem, Read(other).Floor));
        Assert.Equal(ImageProblem.NoImage, Read([.. "SQLite format 3\0"u8, .. new byte[100]]).Problem);
    }

    [Fact]
    public void A_disk_that_does_not_give_it_is_a_reason_too()
    {
        using var failing = new FailingStream(Image);
        Assert.Equal(ImageProblem.Unreadable, FloorImage.Read(failing).Problem);
    }

    private static void Refused(ImageRead read)
    {
        Assert.Null(read.Floor);
        Assert.Contains(read.Problem, (ImageProblem[])[ImageProblem.Damaged, ImageProblem.NoImage]);
        Assert.NotNull(read.Why);
    }

    private static ImageRead Read(byte[] image)
    {
        using var stream = new MemoryStream(image);
        return FloorImage.Read(stream);
    }

    private static List<byte[]> Blocks(byte[] image)
    {
        var blocks = new List<byte[]>();
        for (var at = 48; at < image.Length;)
        {
            var length = Math.Clamp(BinaryPrimitives.ReadInt32LittleEndian(image.AsSpan(at)), 0, image.Length - at - ImageWriter.BlockHeadBytes);
            blocks.Add(image[at..(at + ImageWriter.BlockHeadBytes + length)]);
            at += ImageWriter.BlockHeadBytes + length;
            if (image.Length - at < ImageWriter.BlockHeadBytes) break;
        }

        return blocks;
    }

    private static byte[] WithRightChecksums(byte[] image)
    {
        var blocks = Blocks(image);
        for (var i = 0; i < blocks.Count; i++)
        {
            var data = blocks[i].AsSpan(ImageWriter.BlockHeadBytes);
            BinaryPrimitives.WriteInt32LittleEndian(blocks[i], data.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(blocks[i].AsSpan(4), ImageWriter.Checksum((uint)i, data));
        }

        return [.. image[..48], .. blocks.SelectMany(b => b)];
    }

    private static byte[] Make()
    {
        var day = SimulatedDay.Make(3, "Europe/Oslo", "2026-11-20", "09:00", hours: 0.5, arrivalEverySeconds: 8);
        var floor = new Floor("main", day.Zone, day.StartAt, forecasts: true);
        foreach (var step in day.Steps) Take(floor, step);
        using var image = new MemoryStream();
        FloorImage.Write(floor, image);
        return image.ToArray();
    }

    private static void Take(Floor floor, FieldStep step)
    {
        if (step.IsTick) floor.Advance(step.Received);
        foreach (var batch in step.Batches()) floor.Apply(batch);
    }

    private sealed class FailingStream(byte[] image) : MemoryStream(image)
    {
        public override int Read(Span<byte> buffer) => Position < 1_000 ? base.Read(buffer) : throw new IOException("Input/output error");
    }
}
