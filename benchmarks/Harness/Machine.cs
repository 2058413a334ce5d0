using System.Globalization;
using System.Runtime;
using System.Runtime.InteropServices;

namespace QueueMonitor.Benchmarks.Harness;

/// <summary>On what a result was measured, and how much of the machine others took meanwhile.</summary>
public sealed class Machine
{
    private readonly (long Busy, long Steal, long All) _before = ReadStat();
    private readonly TimeSpan _ownBefore = Environment.CpuUsage.TotalTime;

    public static string Description
    {
        get
        {
            var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30;
            var collector = GCSettings.IsServerGC ? "server" : "workstation";
            return $"{Environment.ProcessorCount} virtual CPUs, {Cpu()}, {memory} GiB, {RuntimeInformation.OSDescription.Split(' ')[0]}, "
                + $"{RuntimeInformation.FrameworkDescription}, {collector} GC, Release";
        }
    }

    /// <summary>What others took of the machine since this object was made, in percent; children of ours count as ours.</summary>
    public string Noise(TimeSpan children)
    {
        var now = ReadStat();
        var all = now.All - _before.All;
        if (all <= 0) return "not known here";
        var ticksPerSecond = 100.0;
        var own = (Environment.CpuUsage.TotalTime - _ownBefore + children).TotalSeconds * ticksPerSecond;
        var foreign = Math.Max(0, now.Busy - _before.Busy - own) / all;
        return string.Create(CultureInfo.InvariantCulture, $"others used {foreign:P0} of the CPUs, steal {(double)(now.Steal - _before.Steal) / all:P1}");
    }

    private static string Cpu()
    {
        if (!File.Exists("/proc/cpuinfo")) return RuntimeInformation.ProcessArchitecture.ToString();
        var lines = File.ReadAllLines("/proc/cpuinfo");
        string Of(string key) => lines.FirstOrDefault(l => l.StartsWith(key, StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "?";
        return $"{Of("model name")}, family {Of("cpu family")} model {Of("model\t")}";
    }

    private static (long Busy, long Steal, long All) ReadStat()
    {
        if (!File.Exists("/proc/stat")) return default;
        var times = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..9]
            .Select(t => long.Parse(t, CultureInfo.InvariantCulture)).ToArray();
        var idle = times[3] + times[4];
        return (times.Sum() - idle - times[7], times[7], times.Sum());
    }
}
