using QueueMonitor.Benchmarks.Accuracy;
using QueueMonitor.Benchmarks.Durability;
using QueueMonitor.Benchmarks.Harness;
using QueueMonitor.Benchmarks.Load;
using QueueMonitor.Benchmarks.Load.Overload;
using QueueMonitor.Benchmarks.Micro;
using QueueMonitor.Benchmarks.Simulations;

// dotnet run -c Release --project benchmarks -- <name|all> [--short]
if (args is ["child", .. var kind]) return await Child.Run(kind);
if (args is ["accuracy", .. var files]) return AccuracyCommand.Run(files);
if (args is ["hindsight", .. var recordings]) return HindsightCommand.Run(recordings);
if (args is ["demand", .. var months]) return DemandCommand.Run(months);
if (args is ["erlang"]) return ErlangCommand.Run();
if (args is ["alerts"]) return AlertCommand.Run();
if (args is ["advice", .. var seeds]) return AdviceCommand.Run(seeds);
if (args is ["simulations", .. var options]) return SimulationsCommand.Run(options);
if (args is ["steps"])
{
    SmallSteps.Run();
    return 0;
}

IBenchmark[] all =
[
    new ApplyBenchmark(), new ForecastBenchmark(), new StaffingBenchmark(), new HandoverBenchmark(), new ParseBenchmark(), new IntakeBenchmark(),
    new FrameBenchmark(), new FanOutBenchmark(), new ImageBenchmark(), new DurabilityBenchmark(), new RecoveryBenchmark(), new OverloadBenchmark(),
];

var names = args.Where(a => !a.StartsWith("--", StringComparison.Ordinal)).ToList();
var chosen = names.Contains("all") ? all : all.Where(b => names.Contains(b.Name)).ToArray();
if (chosen.Length == 0)
{
    Console.WriteLine("dotnet run -c Release --project benchmarks -- <name|all> [--short]\n");
    foreach (var benchmark in all) Console.WriteLine($"  {benchmark.Name,-12} {benchmark.Question}");
    Console.WriteLine($"  {"accuracy",-12} Predictions of a replay against what then happened: {AccuracyCommand.Usage}");
    Console.WriteLine($"  {"hindsight",-12} How near predictions come to the best fit of their inputs in hindsight: {HindsightCommand.Usage}");
    Console.WriteLine($"  {"demand",-12} Forecasts of a month's last week against what then came: {DemandCommand.Usage}");
    Console.WriteLine($"  {"erlang",-12} How long all rows of the reference of Erlang's formulas take.");
    Console.WriteLine($"  {"alerts",-12} How quiet and how quick alerts of too few agents are, over 400 simulated days.");
    Console.WriteLine($"  {"advice",-12} What advised moves of agents do in simulated centres: {AdviceCommand.Usage}");
    Console.WriteLine($"  {"simulations",-12} Predictions in centres whose laws are known, beside an oracle; --full: long ones; --risk: of giving up alone.");
    Console.WriteLine($"  {"steps",-12} Hashing, interning and reading one event, under BenchmarkDotNet.");
    return names.Count == 0 ? 0 : 2;
}

var effort = args.Contains("--short") ? Effort.Few : Effort.Full;
foreach (var benchmark in chosen)
{
    var report = await benchmark.Run(effort);
    var command = $"dotnet run -c Release --project benchmarks -- {benchmark.Name}{(effort.Brief ? " --short" : "")}";
    report.Write(Folders.Results, command, TimeProvider.System.GetUtcNow());
}

return 0;
