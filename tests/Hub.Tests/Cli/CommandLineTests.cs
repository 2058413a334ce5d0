using System.Text.Json;
using QueueMonitor.Hub.Cli;
using QueueMonitor.Hub.Tests.Data;

namespace QueueMonitor.Hub.Tests.Cli;

public class CommandLineTests
{
    [Theory]
    [InlineData("replay")]
    [InlineData("replay missing.txt --format ndjson")]
    [InlineData("replay . --format ndjson")]
    [InlineData("replay - --format csv")]
    [InlineData("replay -")]
    [InlineData("replay - --format ndjson --speed fast")]
    [InlineData("replay - --format ndjson --speed 0")]
    [InlineData("replay - --format ndjson --speed -3")]
    [InlineData("replay - --format ndjson --serve --speed max")]
    [InlineData("replay - - --format ndjson --serve")]
    [InlineData("replay - - --format ndjson --predictions out.ndjson")]
    [InlineData("replay - --format ndjson --serve --predictions out.ndjson")]
    [InlineData("replay - --format ndjson --report xml")]
    [InlineData("replay - --format ndjson --zone Mars/Olympus")]
    [InlineData("serve --zone Mars/Olympus")]
    [InlineData("serve --queue-log .")]
    [InlineData("--urls nonsense")]
    [InlineData("serve --site bad/name --urls http://127.0.0.1:0")]
    [InlineData("demo --speed 0.5")]
    [InlineData("demo --speed 101")]
    [InlineData("demo --past -1")]
    [InlineData("demo --seed x")]
    [InlineData("sevre")]
    public async Task WhatIsSaidWronglyIsToldOnStandardErrorWithCode2(string arguments)
    {
        var (exit, output, error) = await Run(arguments.Split(' '));
        Assert.Equal(CommandLine.Misused, exit);
        Assert.Empty(output);
        Assert.True(error.Length > 20, error);
    }

    [Theory]
    [InlineData("--help", "serve", "demo", "replay", "--queue-log", "QUEUE_MONITOR_URLS")]
    [InlineData("serve --help", "--queue-log", "--urls", "--data", "--zone")]
    [InlineData("demo --help", "--seed", "--speed", "--past")]
    [InlineData("replay --help", "ndjson", "bank1999", "queue_log", "max", "--report", "--serve")]
    public async Task HelpTellsWhatCanBeSaid(string arguments, params string[] told)
    {
        var (exit, output, _) = await Run(arguments.Split(' '));
        Assert.Equal(CommandLine.Done, exit);
        Assert.All(told, word => Assert.Contains(word, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AReplayPrintsOneObjectAndNothingElse()
    {
        var (exit, output, error) = await Run("replay", Recordings.Path(Recordings.Asterisk16), "--format", "queue_log", "--report", "json");
        Assert.Equal((CommandLine.Done, ""), (exit, error));
        using var report = JsonDocument.Parse(output);
        Assert.Equal(
            ["recording", "events", "eventsPerSecond", "anomalies", "sources", "total", "queues"],
            report.RootElement.EnumerateObject().Select(p => p.Name));
        string[] window =
        [
            "carriedIn", "offered", "answered", "abandoned", "shortAbandoned", "left", "moved", "lost", "waiting", "serviceLevel",
            "averageSpeedOfAnswerSeconds", "averageWaitSeconds", "waitP50Seconds", "waitP90Seconds", "waitP95Seconds", "abandonRate",
            "averageHandleSeconds", "gaveUpBeforeQueue",
        ];
        Assert.All(window, name => Assert.True(report.RootElement.GetProperty("total").TryGetProperty(name, out _), name));
        Assert.All(window, name => Assert.True(report.RootElement.GetProperty("queues").GetProperty("9000").TryGetProperty(name, out _), name));
    }

    [Fact]
    public async Task ARecordingOfAnotherFormatFailsWithAReason()
    {
        var (exit, output, error) = await Run("replay", Recordings.Path(Recordings.Asterisk16), "--format", "bank1999");
        Assert.Equal((CommandLine.Failed, ""), (exit, output));
        Assert.Contains("--format", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARecordingThatWasCutOffFailsAndDoesNotPassForAWholeOne()
    {
        var path = Path.GetTempFileName();
        try
        {
            var whole = await File.ReadAllBytesAsync(Recordings.Path(Recordings.BankWeek));
            await File.WriteAllBytesAsync(path, whole[..(whole.Length / 2)]);
            var (exit, output, error) = await Run("replay", path, "--format", "bank1999");
            Assert.Equal((CommandLine.Failed, ""), (exit, output));
            Assert.Contains(path, error, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task PredictionsAreWrittenInTheOrderOfTheirMomentsOneForEachWhoEnters()
    {
        var path = Path.GetTempFileName();
        try
        {
            var (exit, output, _) = await Run(
                "replay", Recordings.Path(Recordings.BankWeek), "--format", "bank1999", "--report", "json", "--predictions", path);
            Assert.Equal(CommandLine.Done, exit);
            var lines = (await File.ReadAllLinesAsync(path)).Select(line => JsonDocument.Parse(line).RootElement).ToList();
            Assert.Equal(
                ["contact", "queue", "at", "elapsedSeconds", "meanSeconds", "medianSeconds", "lowSeconds", "highSeconds", "risk"],
                lines[0].EnumerateObject().Select(field => field.Name));
            var moments = lines.Select(line => line.GetProperty("at").GetDateTimeOffset()).ToList();
            Assert.Equal(moments.Order(), moments);
            using var report = JsonDocument.Parse(output);
            var queued = report.RootElement.GetProperty("queued").GetProperty("count").GetInt64();
            Assert.Equal(queued, lines.Count(line => line.GetProperty("elapsedSeconds").GetInt32() == 0));
            Assert.All(lines, line => Assert.InRange(line.GetProperty("risk").GetDouble(), 0, 1));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task APaceIsKeptOutsideAWallToo()
    {
        // The recording lasts under two hours: a ten-thousandth of that is no wait worth the name.
        var (exit, output, _) = await Run("replay", Recordings.Path(Recordings.Asterisk16), "--format", "queue_log", "--speed", "100000");
        Assert.Equal(CommandLine.Done, exit);
        Assert.Contains("9000", output, StringComparison.Ordinal);
    }

    private static async Task<(int Exit, string Output, string Error)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.Run(arguments, output, error, TimeProvider.System);
        return (exit, output.ToString(), error.ToString());
    }
}
