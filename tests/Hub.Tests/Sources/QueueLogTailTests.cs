using System.Text;
using QueueMonitor.Hub.Sources.Asterisk;

namespace QueueMonitor.Hub.Tests.Sources;

public sealed class QueueLogTailTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("queue-log-").FullName;
    private readonly QueueLogTail _tail;

    public QueueLogTailTests() => _tail = new QueueLogTail(Log);

    private string Log => Path.Combine(_folder, "queue_log");

    public void Dispose()
    {
        _tail.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void AFileThatIsNotThereYetIsReadOnceItIs()
    {
        Assert.Equal(TailState.Missing, _tail.Read(_ => Assert.Fail("no line")));
        File.WriteAllText(Log, "1|a\n");
        Assert.Equal(["1|a"], Read());
    }

    [Fact]
    public void AnUnfinishedLineWaitsForItsEnd()
    {
        File.WriteAllText(Log, "1|a\n2|b");
        Assert.Equal(["1|a"], Read());
        File.AppendAllText(Log, "bb|");
        Assert.Empty(Read());
        File.AppendAllText(Log, "c\n3|d\n");
        Assert.Equal(["2|bbb|c", "3|d"], Read());
    }

    [Fact]
    public void ARenamedFileIsReadToItsEndAndThenTheNewOne()
    {
        File.WriteAllText(Log, "1|a\n");
        Assert.Equal(["1|a"], Read());
        using (var writer = new StreamWriter(new FileStream(Log, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete)))
        {
            File.Move(Log, Log + ".1");
            // Asterisk holds the old file open until it is told to reload its logger.
            writer.Write("2|b\n");
            writer.Flush();
            Assert.Equal(["2|b"], Read());

            // logrotate's "create" makes the new one before that.
            File.WriteAllText(Log, "");
            writer.Write("3|c\n");
            writer.Flush();
            Assert.Equal(["3|c"], Read());
            writer.Write("4|d\n");
        }

        File.WriteAllText(Log, "5|e\n");
        Assert.Equal(["4|d", "5|e"], Read());
        Assert.Equal(1, _tail.Replaced);
        File.AppendAllText(Log, "6|f\n");
        Assert.Equal(["6|f"], Read());
    }

    [Fact]
    public void ARenamedFileThatWasEmptyIsReplacedToo()
    {
        File.WriteAllText(Log, "");
        Assert.Empty(Read());
        File.Move(Log, Log + ".1");
        File.WriteAllText(Log, "1|a\n");
        Assert.Equal(["1|a"], Read());
    }

    [Fact]
    public void AFileThatWasCutToNothingIsReadFromItsBeginning()
    {
        File.WriteAllText(Log, "1|a\n2|b\n");
        Assert.Equal(["1|a", "2|b"], Read());
        File.WriteAllText(Log, "");
        Assert.Empty(Read());
        File.AppendAllText(Log, "3|c\n");
        Assert.Equal(["3|c"], Read());
    }

    [Fact]
    public void AFileThatWasCutAndHasGrownPastOurPlaceIsFoundOut()
    {
        File.WriteAllText(Log, "1|a\n");
        Assert.Equal(["1|a"], Read());
        File.WriteAllText(Log, "2|b\n3|c\n4|d\n");
        Assert.Equal(["2|b", "3|c", "4|d"], Read());
    }

    [Fact]
    public void AnUnfinishedLineOfAFileThatIsOverIsItsLast()
    {
        File.WriteAllText(Log, "1|a\n2|b");
        Assert.Equal(["1|a"], Read());
        File.Move(Log, Log + ".1");
        File.WriteAllText(Log, "3|c\n");
        Assert.Equal(["2|b", "3|c"], Read());
    }

    [Fact]
    public void MoreThanAChunkComesInPieces()
    {
        var lines = Enumerable.Range(0, 20_000).Select(i => $"{i}|some line").ToList();
        File.WriteAllLines(Log, lines);
        Assert.Equal(TailState.More, _tail.Read(_ => { }));
        var rest = Read();
        Assert.InRange(rest.Count, 1, lines.Count - 1);
        Assert.Equal(lines[^rest.Count..], rest);
    }

    private List<string> Read()
    {
        var lines = new List<string>();
        while (_tail.Read(line => lines.Add(Encoding.UTF8.GetString(line))) == TailState.More)
        {
        }

        return lines;
    }
}
