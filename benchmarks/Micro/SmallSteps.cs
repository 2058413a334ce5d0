using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using QueueMonitor.Engine.Events;
using QueueMonitor.Hub.Intake;

namespace QueueMonitor.Benchmarks.Micro;

/// <summary>The steps of an event's way that are too short for a stopwatch, under BenchmarkDotNet with its allocation counter.</summary>
[MemoryDiagnoser]
public class SmallSteps
{
    private static readonly byte[] Line = [.. """
        {"type":"contact.queued","id":"e-1000001","contact":"contact-000000042","queue":"billing","at":"2026-11-19T08:00:00.250Z"}
        """u8];

    private static readonly byte[] Queue = "billing"u8.ToArray();

    private readonly byte[] _contact = [.. "contact-000000042"u8];
    private readonly EventReader _reader = new(new Pseudonyms(new byte[Pseudonyms.KeyBytes]));
    private readonly EventBatch _batch = new();

    /// <summary>In this process: building a project of its own would need the network.</summary>
    public static void Run() => BenchmarkRunner.Run<SmallSteps>(
        DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));

    [Benchmark(Baseline = true)]
    public ulong HashOfAnId() => Hash64.Of(_contact);

    [Benchmark]
    public ushort NameThatTheBatchKnows() => _batch.Name(Queue);

    [Benchmark]
    public int OneLineIntoABatch()
    {
        _batch.Clear();
        return _reader.Read(Line, _batch, 0, out var error) ? _batch.Count : throw new InvalidOperationException(error);
    }
}
