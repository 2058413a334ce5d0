using System.Net;
using System.Text.Json.Nodes;

namespace QueueMonitor.Hub.Tests.Api;

public sealed class ErlangTests
{
    private const string Path = "/api/v1/erlang";

    [Fact]
    public async Task AnswersAPlanner()
    {
        await using var host = await ApiHost.Start();
        var answer = await host.Post(Path, """{"contacts":100,"handleSeconds":180,"patienceSeconds":300,"agents":20}""", HttpStatusCode.OK);
        Assert.Equal(("erlangA", 10.0, 13, 13), ((string?)answer["model"], (double)answer["load"]!, (int)answer["required"]!, (int)answer["rostered"]!));
        var rows = answer["staffing"]!.AsArray();
        Assert.Equal([10, 11, 12, 13, 14, 15, 16, 20], rows.Select(row => (int)row!["agents"]!));
        Assert.Equal([false, false, false, true, true, true, true, true], rows.Select(row => (bool)row!["meets"]!));
        Assert.Equal((0.9168, 0.014), ((double)rows[4]!["serviceLevel"]!, (double)rows[4]!["abandonRate"]!));
        Assert.True((double)answer["carriesContacts"]! >= 100);
    }

    [Fact]
    public async Task SaysThatAQueueGrowsWithoutEndAndGivesNoNumber()
    {
        await using var host = await ApiHost.Start();
        var answer = await host.Post(Path, """{"contacts":100,"handleSeconds":180,"agents":10}""", HttpStatusCode.OK);
        var ten = answer["staffing"]!.AsArray().Single(row => (int)row!["agents"]! == 10)!;
        Assert.False((bool)ten["stable"]!);
        Assert.False((bool)ten["meets"]!);
        Assert.All(ten.AsObject().Where(f => f.Key is not ("agents" or "meets" or "stable")), f => Assert.Null(f.Value));
    }

    [Theory]
    [InlineData("""{"contacts":100}""", "handleSeconds")]
    [InlineData("""{"contacts":"100","handleSeconds":180}""", "contacts is a number")]
    [InlineData("""{"contacts":100,"handleSeconds":180,"agents":1.5}""", "agents is a whole number")]
    [InlineData("""{"contacts":100,"handleSeconds":180,"formula":"atThreshold"}""", "abandonsAgainst")]
    [InlineData("""{"contacts":100,"handleSeconds":180,"calls":3}""", "calls is not a field")]
    [InlineData("""{"contacts":100,"handleSeconds":180,"target":1}""", "target")]
    [InlineData("""{"contacts":1e300,"handleSeconds":180}""", "contacts")]
    public async Task TellsWhatIsWrong(string question, string told)
    {
        await using var host = await ApiHost.Start();
        var problem = await host.Post(Path, question, HttpStatusCode.BadRequest);
        Assert.Contains(told, (string?)problem["detail"], StringComparison.Ordinal);
        Assert.NotEmpty(problem["errors"] as JsonArray ?? []);
    }

    // The longest answers: the largest question that is allowed does not hold a request up.
    [Fact]
    public async Task TheLargestQuestionIsAnswered()
    {
        await using var host = await ApiHost.Start();
        var answer = await host.Post(
            Path, """{"contacts":50000,"handleSeconds":180,"patienceSeconds":18000,"agents":1,"maxOccupancy":0.99}""", HttpStatusCode.OK);
        Assert.Null(answer["required"]);
        Assert.Equal(5000, (int)answer["staffing"]!.AsArray()[^1]!["agents"]!);
        Assert.All(answer["staffing"]!.AsArray(), row => Assert.True((double)row!["abandonRate"]! >= 0));
    }
}
