using System.Text.Json;
using QueueMonitor.Hub.Cli;

namespace QueueMonitor.Hub.Tests.Cli;

public sealed class ErlangCommandTests
{
    [Fact]
    public async Task SaysTheNumberAndWhatItsNeighboursMake()
    {
        var (exit, output, error) = await Run("--contacts", "100", "--handle", "180", "--patience", "300", "--shrinkage", "0.3", "--agents", "9");
        Assert.Equal((CommandLine.Done, ""), (exit, error));
        Assert.Contains("100 contacts in 1800 s of 180 s each: 10.00 Erlang. Erlang A, mean patience 300 s.", output, StringComparison.Ordinal);
        Assert.Contains("13 agents are required for 80% within 20 s", output, StringComparison.Ordinal);
        Assert.Contains("Roster 19, for 30 % shrinkage.", output, StringComparison.Ordinal);
        // The documented case of others: 14 agents answer 91.7 % in time and lose 1.4 %; 13 answer 85.8 %.
        var rows = output.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        Assert.Equal(["14", "91.7", "%", "1.4", "%"], rows.Single(r => r is ["14", _, "%", ..])[..5]);
        Assert.Equal(["13", "required", "85.8", "%", "2.5", "%"], rows.Single(r => r is ["13", "required", ..])[..6]);
        Assert.Single(rows, r => r is ["9", "too", "few", ..]);
    }

    [Fact]
    public async Task SaysWhereAQueueGrowsWithoutEnd()
    {
        var (exit, output, _) = await Run("--contacts", "100", "--handle", "180", "--agents", "10");
        Assert.Equal(CommandLine.Done, exit);
        Assert.Contains("Erlang C: nobody gives up.", output, StringComparison.Ordinal);
        Assert.Contains("10  too few   grows without end", output, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PrintsTheAnswerOfTheApi()
    {
        var (exit, output, _) = await Run("--contacts", "350", "--interval", "3600", "--handle", "300", "--threshold", "30", "--report", "json");
        Assert.Equal(CommandLine.Done, exit);
        using var answer = JsonDocument.Parse(output);
        Assert.Equal("erlangC", answer.RootElement.GetProperty("model").GetString());
        // Published: 34 agents are the first with 80 %; 35 answer 88 %, in 11 s on average.
        Assert.Equal(34, answer.RootElement.GetProperty("required").GetInt32());
        var of35 = answer.RootElement.GetProperty("staffing").EnumerateArray().Single(row => row.GetProperty("agents").GetInt32() == 35);
        Assert.Equal((0.8785, 11.194), (of35.GetProperty("serviceLevel").GetDouble(), of35.GetProperty("averageSpeedOfAnswerSeconds").GetDouble()));
    }

    [Theory]
    [InlineData("--contacts 100", "--handle")]
    [InlineData("--contacts 0 --handle 180", "--contacts is")]
    [InlineData("--contacts x --handle 180", "--contacts")]
    [InlineData("--contacts 100 --handle 180 --target 80", "--target is a share")]
    [InlineData("--contacts 100 --handle 180 --max-abandon 0.05", "--max-abandon needs --patience")]
    [InlineData("--contacts 100 --handle 180 --patience 18001", "--patience is 1 to 100 times --handle")]
    [InlineData("--contacts 50001 --handle 180", "5000 Erlang")]
    [InlineData("--contacts 100 --handle 180 --agents 5001", "--agents")]
    [InlineData("--contacts 100 --handle 180 --formula atThreshold", "abandonsAgainst")]
    public async Task TellsWhatIsWrongByTheNamesOfOptions(string arguments, string told)
    {
        var (exit, output, error) = await Run(arguments.Split(' '));
        Assert.Equal((CommandLine.Misused, ""), (exit, output));
        Assert.Contains(told, error, StringComparison.Ordinal);
    }

    private static async Task<(int Exit, string Output, string Error)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.Run(["erlang", .. arguments], output, error, TimeProvider.System);
        return (exit, output.ToString(), error.ToString());
    }
}
