using System.Globalization;
using System.Text;
using QueueMonitor.Engine.Staffing.Calculator;
using QueueMonitor.Engine.Staffing.Queueing;

namespace QueueMonitor.Hub.Staffing;

/// <summary>The calculator's answer for people: a sentence, and one row for each number of agents.</summary>
internal static class ErlangTable
{
    private static readonly string[] Heads =
        ["agents", "", "service level", "give up", "speed of answer", "mean wait", "90 % wait", "waiting", "occupancy"];

    public static string Write(ErlangQuestion question, ErlangAnswer answer)
    {
        var text = new StringBuilder();
        text.Append(Line(
            $"{question.Contacts:#,0.##} contacts in {question.IntervalSeconds:0.##} s of {question.HandleSeconds:0.##} s each: {answer.Load:0.00} Erlang. "));
        text.Append(answer.GivesUp
            ? Line($"Erlang A, mean patience {question.PatienceSeconds:0.##} s.\n")
            : "Erlang C: nobody gives up.\n");
        text.Append(Required(question, answer)).Append("\n\n");
        List<string[]> rows = [Heads, .. answer.Rows.Select(row => Row(row, answer.Required))];
        var widths = Enumerable.Range(0, Heads.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            var cells = row.Select((cell, i) => i == 1 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]));
            text.Append(string.Join("  ", cells).TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    private static string Required(ErlangQuestion question, ErlangAnswer answer)
    {
        if (answer.Required is not { } required) return Line($"More than {QueueModel.AgentsMax:#,0} agents are required.");
        var agents = required == 1 ? "1 agent is" : Line($"{required:#,0} agents are");
        var rostered = question.Shrinkage > 0 ? Line($" Roster {answer.Rostered:#,0}, for {question.Shrinkage:0.# %} shrinkage.") : "";
        return Line($"{agents} required for {question.Target:0.##%} within {question.ThresholdSeconds:0.##} s, and can carry ")
            + Line($"{Math.Floor(answer.Carries!.Value):#,0} contacts.") + rostered;
    }

    private static string[] Row(ErlangRow row, int? required)
    {
        var mark = row.Agents == required ? "required" : row.Meets ? "" : "too few";
        if (row.State is not { } state) return [Line($"{row.Agents}"), mark, "grows without end", "", "", "", "", "", ""];
        return
        [
            Line($"{row.Agents}"), mark, Share(row.ServiceLevel), Share(state.AbandonShare), Seconds(state.SpeedOfAnswerSeconds),
            Seconds(state.MeanWaitSeconds), Seconds(row.WaitP90Seconds), Line($"{state.Waiting:0.0}"), Share(state.Occupancy),
        ];
    }

    private static string Share(double? share) => share is { } known ? Line($"{known:0.0 %}") : "–";

    private static string Seconds(double? seconds) => seconds is { } known ? Line($"{known:0.0} s") : "–";

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
