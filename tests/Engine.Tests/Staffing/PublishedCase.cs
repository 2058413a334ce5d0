using System.Globalization;
using System.Text.RegularExpressions;
using QueueMonitor.Engine.Staffing;
using QueueMonitor.Engine.Staffing.Queueing;
using QueueMonitor.Engine.Tests.Staffing.Data;

namespace QueueMonitor.Engine.Tests.Staffing;

/// <summary>A published case as its source writes it: "n=35, lam .1, mu .0033", "250/30min, AHT 210, T 20". What it does not say again
/// ("same") is as in the case before.</summary>
internal sealed partial class PublishedCase
{
    private double _handle, _threshold, _arrivals, _load, _blocking, _level = 0.8, _lost;
    private double? _patience;
    private int _agents;

    public double Of(CsvRow row)
    {
        Read(row["model"], row["inputs"]);
        return row["model"] == "B" ? Blocking(row["metric"]) : Queue(row["model"], row["metric"]);
    }

    private void Read(string model, string inputs)
    {
        if (!inputs.Contains("same") && !inputs.Contains("less"))
            (_handle, _threshold, _arrivals, _load, _patience, _agents) = (0, 0, 0, 0, null, 0);
        if (model == "C") _patience = null;
        // Rows of minutes speak of minutes throughout.
        var minutes = inputs.Contains("patience 5 min") ? 60 : 1;
        foreach (Match m in Part().Matches(inputs))
        {
            var (name, value) = (m.Groups["name"].Value.Trim(), Number(m.Groups["value"].Value));
            var unit = m.Groups["unit"].Value.Trim();
            var seconds = unit == "min" ? value * 60 : unit == "s" ? value : value * minutes;
            if (name == "n") _agents = (int)value;
            else if (name == "a") _load = value;
            else if (name == "AHT") _handle = seconds;
            else if (name == "T") _threshold = seconds;
            else if (name == "lam") _arrivals = value;
            else if (name == "mu") _handle = 1 / value;
            else if (name == "patience") _patience = seconds;
            else if (name is "B" or "B<") _blocking = value;
        }

        if (Rate().Match(inputs) is { Success: true } rate) _arrivals = Number(rate.Groups[1].Value) / RateSeconds(rate.Groups[2].Value);
        if (Target().Match(inputs) is { Success: true } target) (_level, _threshold) = (Number(target.Groups[1].Value) / 100, Number(target.Groups[2].Value));
        if (_handle == 0) _handle = 1;
        if (_arrivals == 0) _arrivals = _load / _handle;
        // "Less 3.09 %" are those who gave up in the case before.
        if (inputs.Contains("less")) _arrivals *= 1 - _lost;
    }

    private double Blocking(string metric) => metric switch
    {
        "P(block)" => ErlangB.Blocking(_agents, _arrivals),
        "max load (Erl)" => ErlangB.MaxLoad(_agents, _blocking),
        _ => ErlangB.Required(_arrivals, _blocking),
    };

    private double Queue(string name, string metric)
    {
        var model = new ErlangA(_handle, name == "C" ? null : _patience);
        if (metric == "min n") return StaffingNeed.Required(model, new StaffingGoal { ServiceLevel = _level, ThresholdSeconds = _threshold }, _arrivals)!.Value;
        var state = model.At(_agents, _arrivals, _threshold)!.Value;
        if (name == "A") _lost = state.AbandonShare;
        return metric switch
        {
            "P(wait)" => state.WaitShare,
            "SL" or "P(W<=T, served)" => state.AnsweredInTime,
            "ASA s" or "E[W] s" => state.MeanWaitSeconds,
            "E[W] min" => state.MeanWaitSeconds / 60,
            "Lq" => state.Waiting,
            "L" => state.Waiting + (_agents * state.Occupancy),
            "P(abandon)" => state.AbandonShare,
            "occupancy" => state.Occupancy,
            "90th pct wait s" => model.WaitQuantile(_agents, _arrivals, 0.9)!.Value,
            "pi_30" => model.WaitingShare(30 - _agents, state),
            _ => throw new ArgumentException(metric),
        };
    }

    private static double Number(string text)
    {
        var parts = text.Split('/');
        var number = double.Parse(parts[0].TrimEnd('%'), CultureInfo.InvariantCulture) / (text.EndsWith('%') ? 100 : 1);
        return parts.Length == 1 ? number : number / double.Parse(parts[1], CultureInfo.InvariantCulture);
    }

    private static double RateSeconds(string per) => per switch { "h" => 3600, "30min" => 1800, _ => 60 };

    [GeneratedRegex(@"(?<name>\b(?:n|a|B|B<)|AHT|\bT|lam|mu|patience)\s*=?\s*(?<value>[\d.]+(?:/[\d.]+)?%?)(?<unit> min| s)?")]
    private static partial Regex Part();

    [GeneratedRegex(@"(?<![.\d=])(\d+)/(h|30min|min)\b")]
    private static partial Regex Rate();

    [GeneratedRegex(@"\b(\d\d)/(\d\d)$")]
    private static partial Regex Target();
}
