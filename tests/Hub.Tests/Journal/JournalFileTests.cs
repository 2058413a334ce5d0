using Microsoft.Data.Sqlite;
using QueueMonitor.Hub.Journal;
using QueueMonitor.Hub.Store;

namespace QueueMonitor.Hub.Tests.Journal;

/// <summary>What is found when the program starts: a whole journal, a torn tail, or a loss.</summary>
public sealed class JournalFileTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private readonly string _folder = Directory.CreateTempSubdirectory("queue-monitor-journal-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void WhatWasAppendedIsThereInOrder()
    {
        Append(1, 300);
        using var file = JournalFile.Open(_folder);
        Assert.Equal(new Mark(300, 3000), file.Last);
        Assert.Equal(new JournalFindings(false, 0, 0), JournalCheck.Run(file, 0, acceptLoss: false, Now));
        using var reader = file.Read(41);
        for (var i = 41; i <= 300; i++)
        {
            Assert.True(reader.TryRead());
            Assert.Equal((new Mark(i, i * 10), 10), (reader.Group, reader.Events));
            Assert.Equal(Payload(i), reader.Payload.ToArray());
        }

        Assert.False(reader.TryRead());
        Assert.Null(reader.Problem);
        Assert.Equal([new JournalSite("main", 5, "UTC")], file.Sites());
    }

    [Fact]
    public void AnUnsoundGroupBehindTheMarkIsATornTailAndIsCutOff()
    {
        Append(1, 20);
        SetMark(17, 170);
        Change("UPDATE journal_group SET payload = zeroblob(3) WHERE sequence >= 18");
        using (var file = JournalFile.Open(_folder))
        {
            Assert.Equal(new JournalFindings(false, 3, 0), JournalCheck.Run(file, 0, acceptLoss: false, Now));
            Assert.Equal(new Mark(17, 170), file.Last);
        }

        using var again = JournalFile.Open(_folder);
        Assert.Equal(new JournalFindings(false, 0, 0), JournalCheck.Run(again, 0, acceptLoss: false, Now));
    }

    [Theory]
    [InlineData("UPDATE journal_group SET payload = zeroblob(3) WHERE sequence = 18")]
    [InlineData("DELETE FROM journal_group WHERE sequence = 18")]
    public void DamageBehindTheMarkWithSoundGroupsAfterItIsNoTornTail(string harm)
    {
        Append(1, 20);
        SetMark(17, 170);
        Change(harm);
        using (var file = JournalFile.Open(_folder))
        {
            Assert.Throws<JournalLossException>(() => JournalCheck.Run(file, 0, acceptLoss: false, Now));
            Assert.Equal(new Mark(20, 200), file.Last);
        }

        File.Delete(Path.Combine(_folder, HighWaterMark.FileName));
        using var unmarked = JournalFile.Open(_folder);
        Assert.Throws<JournalLossException>(() => JournalCheck.Run(unmarked, 0, acceptLoss: false, Now));
        Assert.Equal(new JournalFindings(true, 0, 10), JournalCheck.Run(unmarked, 0, acceptLoss: true, Now));
        Assert.Equal(new Mark(20, 200), unmarked.Last);
    }

    [Theory]
    [InlineData("UPDATE journal_group SET payload = zeroblob(3) WHERE sequence = 17", 10)]
    [InlineData("UPDATE journal_group SET received_at = received_at + 1 WHERE sequence = 17", 10)]
    [InlineData("DELETE FROM journal_group WHERE sequence BETWEEN 9 AND 17", 90)]
    [InlineData("DELETE FROM journal_group WHERE sequence >= 17", 10)]
    [InlineData("DELETE FROM journal_group", 170)]
    public void AnUnsoundGroupBeforeTheMarkStopsTheStartUntilTheLossIsAccepted(string harm, long lost)
    {
        Append(1, 17);
        Change(harm);
        using (var file = JournalFile.Open(_folder))
        {
            var loss = Assert.Throws<JournalLossException>(() => JournalCheck.Run(file, 0, acceptLoss: false, Now));
            Assert.Contains("--accept-loss", loss.Message, StringComparison.Ordinal);
        }

        using (var file = JournalFile.Open(_folder))
        {
            Assert.Throws<JournalLossException>(() => JournalCheck.Run(file, 0, acceptLoss: false, Now));
            Assert.Equal(new JournalFindings(false, 0, lost), JournalCheck.Run(file, 0, acceptLoss: true, Now));
        }

        using var again = JournalFile.Open(_folder);
        Assert.Equal(new JournalFindings(false, 0, 0), JournalCheck.Run(again, 0, acceptLoss: false, Now));
    }

    [Fact]
    public void OnlyWhatIsDamagedIsLostWhenTheLossIsAccepted()
    {
        Append(1, 30);
        Change("UPDATE journal_group SET payload = zeroblob(3) WHERE sequence IN (7, 8, 20)");
        using var file = JournalFile.Open(_folder);
        Assert.Equal(new JournalFindings(false, 0, 30), JournalCheck.Run(file, 0, acceptLoss: true, Now));
        Assert.Equal(30, file.AcceptedLoss);
        using var reader = file.Read(0);
        var read = new List<long>();
        while (reader.TryRead()) read.Add(reader.Group.Sequence);
        Assert.Null(reader.Problem);
        Assert.Equal(Enumerable.Range(1, 30).Except([7, 8, 20]).Select(i => (long)i), read);
    }

    // Where a group stands, how long it is and what its columns are stands before its content, under no checksum of ours.
    [Fact]
    public void AFlippedBitBeforeTheContentOfAGroupIsToldAndNeverKeepsTheStartBusy()
    {
        const int headBytes = 26;
        Append(1, 5);
        var path = Path.Combine(_folder, JournalFile.FileName);
        var sound = File.ReadAllBytes(path);
        var (found, healed) = (0, 0);
        for (var group = 1; group <= 5; group += 2)
        {
            var content = sound.AsSpan().IndexOf(Payload(group));
            for (var bit = (content - headBytes) * 8; bit < content * 8; bit++)
            {
                var bytes = sound.ToArray();
                bytes[bit / 8] ^= (byte)(1 << (bit % 8));
                File.WriteAllBytes(path, bytes);
                if (Start(acceptLoss: false) is not { } refused) continue;
                found++;
                if (refused is JournalLossException && Start(acceptLoss: true) is null)
                {
                    healed++;
                    Assert.Null(Start(acceptLoss: false));
                }

                SetMark(5, 50);
            }
        }

        Assert.True(found > 300, $"found {found}");
        Assert.True(healed > 60, $"healed {healed}");
    }

    [Fact]
    public void AJournalWhoseMarkIsGoneIsTakenAsItIs()
    {
        Append(1, 5);
        File.Delete(Path.Combine(_folder, HighWaterMark.FileName));
        using var file = JournalFile.Open(_folder);
        Assert.Equal(new JournalFindings(true, 0, 0), JournalCheck.Run(file, 0, acceptLoss: false, Now));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void OneTornSlotOfTheMarkLeavesTheOther(int slot)
    {
        Append(1, 6);
        var path = Path.Combine(_folder, HighWaterMark.FileName);
        var bytes = File.ReadAllBytes(path);
        Assert.Equal(1024, bytes.Length);
        bytes[(slot * 512) + 20] ^= 1;
        File.WriteAllBytes(path, bytes);
        using var mark = HighWaterMark.Open(_folder);
        Assert.Contains(mark.Found!.Value, (Mark[])[new Mark(5, 50), new Mark(6, 60)]);
    }

    [Fact]
    public void AMarkBehindTheJournalIsNoLoss()
    {
        Append(1, 20);
        SetMark(4, 40);
        using var file = JournalFile.Open(_folder);
        Assert.Equal(new JournalFindings(false, 0, 0), JournalCheck.Run(file, 0, acceptLoss: false, Now));
        Assert.Equal(new Mark(20, 200), file.Last);
    }

    private HubStoreException? Start(bool acceptLoss)
    {
        try
        {
            using var file = JournalFile.Open(_folder);
            JournalCheck.Run(file, 0, acceptLoss, Now);
            return null;
        }
        catch (HubStoreException refused)
        {
            return refused;
        }
    }

    private static byte[] Payload(int i) => [.. Enumerable.Repeat((byte)i, i * 37)];

    private void Append(int from, int to)
    {
        using var file = JournalFile.Open(_folder);
        for (var i = from; i <= to; i++)
            file.Append(new JournalGroup(i, (i - 1) * 10L, 10, 1_000 + i, Payload(i)), i == 1 ? [new JournalSite("main", 5, "UTC")] : [], []);
    }

    private void SetMark(long sequence, long events)
    {
        using var mark = HighWaterMark.Open(_folder);
        mark.Write(new Mark(sequence, events));
    }

    private void Change(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, JournalFile.FileName)};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.True(command.ExecuteNonQuery() > 0);
    }
}
