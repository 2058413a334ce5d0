using System.CommandLine;
using System.Text;
using System.Text.Json;
using QueueMonitor.Engine.Staffing.Calculator;
using QueueMonitor.Hub.Api;
using QueueMonitor.Hub.Staffing;

namespace QueueMonitor.Hub.Cli;

/// <summary><c>erlang</c>: how many agents a flow of contacts needs, for planners who just want the number.</summary>
internal sealed class ErlangCommand
{
    private const string Json = "json", Text = "text";

    private readonly Option<double> _contacts = Number<double>("--contacts", "How many contacts come in the interval.", required: true);
    private readonly Option<double> _interval = Number("--interval", "The interval in seconds.", 1800);
    private readonly Option<double> _handle = Number<double>("--handle", "Handle time in seconds, with wrap-up.", required: true);

    private readonly Option<double?> _patience = Number<double?>(
        "--patience", "How many seconds people wait on average before they give up (Erlang A). Left out: nobody gives up (Erlang C).");

    private readonly Option<double> _threshold = Number("--threshold", "Answered within so many seconds is in time.", 20);
    private readonly Option<double> _target = Number("--target", "The share to be answered in time; 0.8 means 80 %.", 0.8);

    private readonly Option<string> _formula = new("--formula")
    {
        Description = "How giving up counts in that share.",
        DefaultValueFactory = _ => ErlangFormulas.Names[0],
    };

    private readonly Option<double?> _maxAbandon = Number<double?>("--max-abandon", "The largest share that may give up; 0.05 means 5 %.");
    private readonly Option<double?> _maxOccupancy = Number<double?>("--max-occupancy", "The largest share of agents' time that may be taken.");
    private readonly Option<double?> _maxSpeed = Number<double?>("--max-speed-of-answer", "The longest mean wait of those answered, in seconds.");
    private readonly Option<double> _shrinkage = Number("--shrinkage", "Share of paid time away from contacts; 0.3 means 30 %.", 0);
    private readonly Option<int?> _agents = Number<int?>("--agents", "Tell of this number of agents too.");

    private readonly Option<string> _report = new("--report")
    {
        Description = "What to print: text, a table; json, one object as POST /api/v1/erlang answers.",
        DefaultValueFactory = _ => Text,
    };

    public Command Make()
    {
        _report.AcceptOnlyFromAmong(Json, Text);
        _formula.AcceptOnlyFromAmong(ErlangFormulas.Names);
        var command = new Command("erlang", "Work out how many agents so many contacts need.");
        Option[] all =
        [
            _contacts, _interval, _handle, _patience, _threshold, _target, _formula, _maxAbandon, _maxOccupancy, _maxSpeed, _shrinkage, _agents,
            _report,
        ];
        foreach (var option in all) command.Add(option);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult told)
    {
        var question = Question(told);
        if (question.Problems() is { Count: > 0 } problems)
        {
            var error = told.InvocationConfiguration.Error;
            foreach (var problem in problems) error.WriteLine(InOptions(problem));
            error.WriteLine("Say erlang --help to see what can be said.");
            return CommandLine.Misused;
        }

        var answer = ErlangAnswer.To(question);
        var output = told.InvocationConfiguration.Output;
        if (told.GetValue(_report) == Text)
        {
            output.Write(ErlangTable.Write(question, answer));
            return CommandLine.Done;
        }

        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, ApiAnswer.Readable)) ErlangJson.Write(json, question, answer);
        output.WriteLine(Encoding.UTF8.GetString(bytes.ToArray()));
        return CommandLine.Done;
    }

    private ErlangQuestion Question(ParseResult told)
    {
        // Only words that can be read have come so far.
        _ = ErlangFormulas.TryParse(told.GetValue(_formula)!, out var formula);
        return new ErlangQuestion
        {
            Contacts = told.GetValue(_contacts),
            IntervalSeconds = told.GetValue(_interval),
            HandleSeconds = told.GetValue(_handle),
            PatienceSeconds = told.GetValue(_patience),
            ThresholdSeconds = told.GetValue(_threshold),
            Target = told.GetValue(_target),
            Formula = formula,
            MaxAbandonRate = told.GetValue(_maxAbandon),
            MaxOccupancy = told.GetValue(_maxOccupancy),
            MaxAverageSpeedOfAnswerSeconds = told.GetValue(_maxSpeed),
            Shrinkage = told.GetValue(_shrinkage),
            Agents = told.GetValue(_agents),
        };
    }

    // The same words as in the API, by the names that options have.
    private static string InOptions(string problem)
    {
        (string Field, string Option)[] names =
        [
            ("maxAverageSpeedOfAnswerSeconds", "--max-speed-of-answer"), ("maxAbandonRate", "--max-abandon"), ("maxOccupancy", "--max-occupancy"),
            ("intervalSeconds", "--interval"), ("handleSeconds", "--handle"), ("patienceSeconds", "--patience"),
            ("thresholdSeconds", "--threshold"),
        ];
        foreach (var (field, option) in names) problem = problem.Replace(field, option, StringComparison.Ordinal);
        return problem.StartsWith("--", StringComparison.Ordinal) ? problem : "--" + problem;
    }

    private static Option<T> Number<T>(string name, string description, bool required = false) =>
        new(name) { Description = description, Required = required, HelpName = "number" };

    private static Option<double> Number(string name, string description, double usual) =>
        new(name) { Description = description, DefaultValueFactory = _ => usual, HelpName = "number" };
}
