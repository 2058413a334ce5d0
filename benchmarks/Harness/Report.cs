using System.Globalization;
using System.Text;

namespace QueueMonitor.Benchmarks.Harness;

/// <summary>A page of results: what was asked, the ratio first, then the machine, the command and the noise.</summary>
public sealed class Report(string name, string title, string question)
{
    private readonly StringBuilder _body = new();
    private readonly Machine _machine = new();
    private TimeSpan _children;

    public void Say(string paragraph) => _body.Append(paragraph).Append("\n\n");

    public void Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        _body.Append("| ").AppendJoin(" | ", columns).Append(" |\n|").Insert(_body.Length, "---|", columns.Count).Append('\n');
        foreach (var row in rows) _body.Append("| ").AppendJoin(" | ", row).Append(" |\n");
        _body.Append('\n');
    }

    /// <summary>CPU time of a process of ours that has ended or is about to: it is not noise.</summary>
    public void CountChild(double cpuSeconds) => _children += TimeSpan.FromSeconds(cpuSeconds);

    /// <summary>A table of readings against one of them, ratios first.</summary>
    public void Compare(IReadOnlyList<Reading> readings, Reading against, string operation) => Table(
        ["variant", $"times {against.Name}", $"ns per {operation}: median", "min – max", $"bytes per {operation}"],
        readings.Select(r => (IReadOnlyList<string>)
        [
            r.Name, Number(Interleaved.Ratio(r, against)), Number(r.MedianNs), $"{Number(r.MinNs)} – {Number(r.MaxNs)}", Number(r.Bytes),
        ]));

    public void Write(string folder, string command, DateTimeOffset now)
    {
        var page = $"# {title}\n\n{question}\n\n{_body}"
            + $"Machine: {Machine.Description}. Noise while it ran: {_machine.Noise(_children)}.\n"
            + $"Command: `{command}`. Date: {now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.\n";
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, $"{name}.md"), page);
        Console.WriteLine(page);
    }

    public static string Number(double value) => Math.Abs(value) switch
    {
        0 => "0",
        < 0.05 => value.ToString("0.000", CultureInfo.InvariantCulture),
        < 10 => value.ToString("0.0#", CultureInfo.InvariantCulture),
        < 1000 => value.ToString("0", CultureInfo.InvariantCulture),
        _ => value.ToString("#,0", CultureInfo.InvariantCulture),
    };
}
