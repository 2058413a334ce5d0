using System.Net;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Health;
using QueueMonitor.Hub.Tests.Api;
using QueueMonitor.Hub.Tests.Boards;
using QueueMonitor.Hub.Tests.Wire;

namespace QueueMonitor.Hub.Tests.Health;

public sealed class HealthTests
{
    private static readonly EngineCounters Sound = new(7, 900, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 400, 900, 0, 0);

    [Fact]
    public async Task ARunningHubIsLiveAndReady()
    {
        await using var host = await ApiHost.Start();
        await host.Morning();
        Assert.Equal("live", (string?)(await host.Get("/health/live"))["status"]);
        using (var head = await host.Send(new HttpRequestMessage(HttpMethod.Head, "/health/ready")))
            Assert.Equal((HttpStatusCode.OK, ""), (head.StatusCode, await head.Content.ReadAsStringAsync()));
        var ready = await host.Get("/health/ready");
        Assert.Equal("ready", (string?)ready["status"]);
        Assert.Equal("live", (string?)ready["sites"]![0]!["sources"]!.AsArray().Single(s => (string?)s!["source"] == "pbx")!["freshness"]!["state"]);
    }

    [Theory]
    [InlineData(FreshnessState.Quiet, "ready")]
    [InlineData(FreshnessState.Stale, "degraded")]
    [InlineData(FreshnessState.Down, "degraded")]
    public async Task ASilentSourceIsDegradedNotDead(FreshnessState state, string expected)
    {
        var floors = new SampleFloors { Latest = SampleFloor.Floor([], [SampleFloor.Source(state: state)]) };
        await using var host = await ApiHost.Start(services: s => ReadTests.Replace(s, floors));
        var ready = await host.Get("/health/ready");
        Assert.Equal(expected, (string?)ready["status"]);
        Assert.Equal(expected == "ready" ? 0 : 1, ready["sites"]![0]!["problems"]!.AsArray().Count);
        Assert.Equal("live", (string?)(await host.Get("/health/live"))["status"]);
    }

    [Fact]
    public async Task ALedgerThatDoesNotAddUpIsNotReady()
    {
        var floors = new SampleFloors { Latest = SampleFloor.Floor([], counters: Sound with { LedgerViolations = 1 }) };
        await using var host = await ApiHost.Start(services: s => ReadTests.Replace(s, floors));
        var ready = await host.Get("/health/ready", HttpStatusCode.ServiceUnavailable);
        Assert.Contains("ledger", (string)ready["sites"]![0]!["problems"]![0]!, StringComparison.Ordinal);
        await host.Get("/health/live");
    }

    [Theory]
    [InlineData(23.9, "degraded")]
    [InlineData(24.0, "ready")]
    public async Task IdsForgottenEarlyAreToldForAsLongAsAResendMayCome(double hoursAgo, string expected)
    {
        var counters = Sound with { Passed = new PassedBounds { EventIds = new PassedBound(5, SampleFloor.Now.AddHours(-hoursAgo)) } };
        var floors = new SampleFloors { Latest = SampleFloor.Floor([], counters: counters) };
        await using var host = await ApiHost.Start(services: s => ReadTests.Replace(s, floors));
        var ready = await host.Get("/health/ready");
        Assert.Equal(expected, (string?)ready["status"]);
        var problems = ready["sites"]![0]!["problems"]!.AsArray();
        Assert.Equal(expected == "ready" ? 0 : 1, problems.Count(p => ((string)p!).Contains("ids were forgotten early", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task EachBoundThatLetSomethingGoIsToldInWordsThatSayWhatToDo()
    {
        var passed = new PassedBounds();
        Assert.Empty(Told(passed, 0));
        var bounds = typeof(PassedBounds).GetProperties().Where(p => p.PropertyType == typeof(PassedBound)).ToList();
        foreach (var bound in bounds) bound.SetValue(passed, new PassedBound(3, SampleFloor.Now));
        var told = Told(passed, 0);
        Assert.Equal(bounds.Count, told.Count);
        Assert.All(told, text => Assert.Matches("(Give|Set|Let|Deal) [^.]+[.]$", text));
        Assert.Equal(bounds.Count, Told(passed, 23.9).Count);
        Assert.Empty(Told(passed, 24));

        var floors = new SampleFloors { Latest = SampleFloor.Floor([], counters: Sound with { Passed = passed }) };
        await using var host = await ApiHost.Start(services: s => ReadTests.Replace(s, floors));
        var ready = await host.Get("/health/ready");
        Assert.Equal("degraded", (string?)ready["status"]);
        Assert.Equal(told, ready["sites"]![0]!["problems"]!.AsArray().Select(p => (string)p!));

        static List<string> Told(PassedBounds passed, double hoursLater) =>
            [.. BoundWarnings.Of(SampleFloor.Floor([], asOf: SampleFloor.Now.AddHours(hoursLater), counters: Sound with { Passed = passed }))];
    }

    [Fact]
    public async Task AStoppedEngineIsNeitherLiveNorReady()
    {
        var floors = new SampleFloors { Failure = new InvalidOperationException("a bug") };
        await using var host = await ApiHost.Start(services: s => ReadTests.Replace(s, floors));
        var live = await host.Get("/health/live", HttpStatusCode.ServiceUnavailable);
        Assert.Contains("InvalidOperationException", (string)live["problems"]![0]!, StringComparison.Ordinal);
        Assert.Equal("failed", (string?)(await host.Get("/health/ready", HttpStatusCode.ServiceUnavailable))["status"]);
    }

    [Fact]
    public async Task ALoopThatDoesNotAnswerIsNotLive()
    {
        var asked = new TaskCompletionSource();
        var floors = new SampleFloors
        {
            Loop = (_, _) =>
            {
                asked.TrySetResult();
                return new ValueTask<IReadOnlyList<WaitingSnapshot>>(new TaskCompletionSource<IReadOnlyList<WaitingSnapshot>>().Task);
            },
        };
        await using var host = await ApiHost.Start(services: s => ReadTests.Replace(s, floors));
        var live = host.Get("/health/live", HttpStatusCode.ServiceUnavailable);
        await asked.Task;
        // The deadline is set some moment after the question: the clock goes on until it has passed.
        await Until.True(() =>
        {
            host.Time.Advance(HealthReport.AnswerMax);
            return live.IsCompleted;
        });
        Assert.Contains("not answered", (string)(await live)["problems"]![0]!, StringComparison.Ordinal);
    }
}
