using System.Diagnostics;
using QueueMonitor.Benchmarks.Harness;
using QueueMonitor.Benchmarks.Traffic;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;
using QueueMonitor.Hub.Journal;
using QueueMonitor.Hub.Journal.Codec;

namespace QueueMonitor.Benchmarks.Durability;

/// <summary>How long a start takes that finds millions of events: by image and tail as it usually is, and from nothing.</summary>
public sealed class RecoveryBenchmark : IBenchmark
{
    // Thursday 2026-11-19, 08:00 UTC.
    private const long StartAt = 1_795_075_200_000;
    private const int BatchesAGroup = 16, EventsABatch = 100, OpenContacts = 10_000;
    private static readonly JournalSite Site = new("main", StartAt, "UTC");

    public string Name => "recovery";

    public string Question => "Seconds until floors are back from a journal of 10 million events (2 million with --short).";

    public Task<Report> Run(Effort effort)
    {
        var events = effort.Brief ? 2_000_000 : 10_000_000;
        var report = new Report(Name, "Bringing floors back", Question);
        var folder = Directory.CreateTempSubdirectory("queue-monitor-recovery-").FullName;
        Fill(folder, events);
        var bytes = new DirectoryInfo(folder).EnumerateFiles("journal.db*").Sum(f => f.Length);
        var (byImage, imageCpu, tail) = Recover(folder, useImage: true);
        var (fromNothing, allCpu, all) = Recover(folder, useImage: false);
        report.Say($"**{events:#,0} journalled events are back in {byImage:0.0} s by the newest image and the {tail:#,0} events after it (goal: under 30 s), "
            + $"in {fromNothing:0.0} s from nothing.**");
        report.Table(["way", "seconds", "seconds of CPU", "events read", "events a second of CPU"],
        [
            ["image and tail", Report.Number(byImage), Report.Number(imageCpu), tail.ToString("#,0", null), Report.Number(tail / imageCpu)],
            ["from nothing", Report.Number(fromNothing), Report.Number(allCpu), all.ToString("#,0", null), Report.Number(all / allCpu)],
        ]);
        report.Say($"The journal has {bytes / 1e6:0} MB, {(double)bytes / events:0.0} bytes an event; batches of {EventsABatch}, {BatchesAGroup} a commit, "
            + $"{OpenContacts:#,0} open contacts in 200 queues, forecasts on. The check before the start, every checksum of what is read, is included. "
            + "The image is of the moment half a million events before the end, the oldest that it may be. From nothing is what an update costs that "
            + "changes what images hold. A recovery is one thread's work: on a machine that is its own, it takes its seconds of CPU.");
        Directory.Delete(folder, recursive: true);
        return Task.FromResult(report);
    }

    private static void Fill(string folder, long events)
    {
        using var file = JournalFile.Open(folder);
        var mix = new ContactMix(OpenContacts, StartAt, 500);
        var (group, batch, floor) = (new GroupWriter(), new EventBatch(), NewFloor(StartAt));
        long position = 0, total = 0, sequence = 0;
        while (total < events)
        {
            group.Clear();
            for (var i = 0; i < BatchesAGroup; i++)
            {
                batch.Clear();
                for (var e = 0; e < EventsABatch; e++) (mix.TryBegin(out var begun) ? begun : mix.Next()).AddTo(batch);
                (batch.ReceivedAt, batch.Position) = (mix.Now, ++position);
                group.Add(Site.Name, batch);
                if (total < events - ImageKeeper.EventsMax) floor.Apply(batch);
            }

            file.Append(new JournalGroup(++sequence, total, group.Events, mix.Now, group.Payload), sequence == 1 ? [Site] : [], []);
            var before = total;
            total += group.Events;
            if (before < events - ImageKeeper.EventsMax && total >= events - ImageKeeper.EventsMax)
                new ImageFolder(folder).Keep(Site.Name, floor.Position, sequence, to => Engine.Images.FloorImage.Write(floor, to));
        }
    }

    private static (double Seconds, double CpuSeconds, long Events) Recover(string folder, bool useImage)
    {
        var (started, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        using var file = JournalFile.Open(folder);
        var image = useImage ? ImageFolder.In(folder, Site.Name)[0] : null;
        var from = RecoveryStart.After([image]);
        JournalCheck.Run(file, from, acceptLoss: false, DateTimeOffset.UnixEpoch);
        var floor = new FloorInReplay(Site, NewFloor);
        if (image is not null) floor.GoOnFrom(ImageFolder.Read(image, Site.Name, out var why) ?? throw new InvalidOperationException(why));
        var replay = new JournalReplay([floor]);
        using var reader = file.Read(from);
        replay.Run(reader, CancellationToken.None);
        return (Stopwatch.GetElapsedTime(started).TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds, replay.Events);
    }

    private static Floor NewFloor(long at) => new(Site.Name, Site.Zone, at, forecasts: true);
}
