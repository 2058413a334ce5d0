using QueueMonitor.Benchmarks.Harness;
using QueueMonitor.Benchmarks.Traffic;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Images;

namespace QueueMonitor.Benchmarks.Micro;

/// <summary>How long a floor stands still while its image is written, and how soon it is back from one.</summary>
public sealed class ImageBenchmark : IBenchmark
{
    // Thursday 2026-11-19, 08:00 UTC: no day changes within the run.
    private const long StartAt = 1_795_075_200_000;
    private const double EventsPerSecond = 2_000;
    private const int BlockBytes = 64 * 1024;

    public string Name => "images";

    public string Question => "State images: bytes, milliseconds of CPU to write (the loop stands still) and to read, beside bare copying of as many bytes.";

    public Task<Report> Run(Effort effort)
    {
        var report = new Report(Name, "Images of the floor", Question);
        var rows = new List<IReadOnlyList<string>>();
        foreach (var open in (int[])[10_000, 100_000, 1_000_000]) rows.Add(Row($"{open:#,0} open contacts", Busy(open), effort));
        rows.Add(Row($"{EngineLimits.DuplicateIdsMax:#,0} event ids remembered", FullOfIds(), effort));
        report.Table(["floor", "MB", "write: median ms", "min – max", "bare write ms", "read: median ms", "min – max"], rows);
        report.Say("Written to and read from a file in the page cache, as the program does; bringing it to the disk afterwards keeps nobody waiting.");
        return Task.FromResult(report);
    }

    private static IReadOnlyList<string> Row(string name, Floor floor, Effort effort)
    {
        var path = Path.GetTempFileName();
        try
        {
            var (writes, bare, reads) = (new List<double>(), new List<double>(), new List<double>());
            long bytes = 0;
            for (var round = 0; round <= effort.Rounds; round++)
            {
                using var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
                var start = Spent();
                bytes = FloorImage.Write(floor, file).Bytes;
                var write = Spent() - start;
                file.Position = 0;
                start = Spent();
                var read = FloorImage.Read(file);
                var back = Spent() - start;
                if (read.Floor is null) throw new InvalidOperationException(read.Why);
                file.SetLength(0);
                start = Spent();
                var block = new byte[BlockBytes];
                for (var written = 0L; written < bytes; written += BlockBytes) file.Write(block);
                if (round == 0) continue;
                bare.Add((Spent() - start).TotalMilliseconds);
                writes.Add(write.TotalMilliseconds);
                reads.Add(back.TotalMilliseconds);
            }

            return [name, Report.Number(bytes / 1e6), Middle(writes), Range(writes), Middle(bare), Middle(reads), Range(reads)];
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static Floor Busy(int open)
    {
        var mix = new ContactMix(open, StartAt, EventsPerSecond);
        var floor = new Floor("main", "UTC", StartAt, forecasts: true);
        var batch = new EventBatch();
        bool more;
        do
        {
            batch.Clear();
            more = mix.Fill(batch);
            floor.Apply(batch);
        }
        while (more);
        return floor;
    }

    private static Floor FullOfIds()
    {
        var floor = new Floor("main", "UTC", StartAt);
        var batch = new EventBatch();
        for (var i = 0; i < EngineLimits.DuplicateIdsMax;)
        {
            batch.Clear();
            batch.ReceivedAt = StartAt + (i / 120 * 1_000L);
            for (var n = 0; n < EngineLimits.BatchEventsMax && i < EngineLimits.DuplicateIdsMax; n++, i++)
                batch.Add(EventType.SourceHeartbeat, batch.ReceivedAt).Id = Hash64.Combine((ulong)i, 5);
            floor.Apply(batch);
        }

        return floor;
    }

    // Of this process alone: others may use the machine too.
    private static TimeSpan Spent() => Environment.CpuUsage.TotalTime;

    private static string Middle(List<double> of) => Report.Number(of.Order().ElementAt(of.Count / 2));

    private static string Range(List<double> of) => $"{Report.Number(of.Min())} – {Report.Number(of.Max())}";
}
