using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using QueueMonitor.Hub.Intake;
using QueueMonitor.Hub.Tests.Api;
using QueueMonitor.Hub.Tests.Boards;
using QueueMonitor.Hub.Tests.Wire;
using QueueMonitor.Testing;

namespace QueueMonitor.Hub.Tests.Journal;

/// <summary>A disk that takes nothing, and senders that are too many: what is acknowledged is kept, what is not is said, and walls go on.</summary>
public sealed class JournalFaultTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("queue-monitor-fault-").FullName;
    private readonly ManualTime _time = new(SampleFloor.Now);
    private readonly StoreGate _gate = new();

    public void Dispose()
    {
        _gate.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task AFullDiskTurnsEventsAwayLeavesTheFloorAsItIsAndHealsByItself()
    {
        await using (var host = await Host())
        {
            Assert.Equal(HttpStatusCode.OK, (await Post(host, "c-1")).Status);
            _gate.Fault = "The disk is full. Free some space.";
            var version = host.Engine.Latest.Version;
            for (var i = 0; i < 3; i++)
            {
                var refused = await Post(host, "c-2");
                Assert.Equal((HttpStatusCode.ServiceUnavailable, "1"), (refused.Status, refused.RetryAfter));
                Assert.Equal("urn:queue-monitor:problem:not-stored", (string?)refused.Body["type"]);
                Assert.StartsWith("The disk is full. Free some space. Send these events again", (string?)refused.Body["detail"], StringComparison.Ordinal);
                Assert.Equal((0, 0), ((int)refused.Body["accepted"]!, (int)refused.Body["nothingTakenFrom"]!));
            }

            Assert.Equal(version, host.Engine.Latest.Version);
            Assert.Equal(1, (int)(await host.Get("/api/v1/queues/billing"))["waiting"]!);
            var health = await host.Get("/health/ready");
            Assert.Equal(("degraded", "The disk is full. Free some space."), ((string?)health["status"], (string?)health["durability"]!["problem"]));
            var settings = await host.Put("/api/v1/queues/billing/settings", """{"target":0.7}""", HttpStatusCode.ServiceUnavailable);
            Assert.Equal("urn:queue-monitor:problem:not-stored", (string?)settings["type"]);

            // Time goes on meanwhile, and so does what walls show.
            _time.Advance(TimeSpan.FromMinutes(6));
            await Until.True(() => host.Engine.Latest.AsOf >= SampleFloor.Now.AddMinutes(5));

            _gate.Fault = null;
            Assert.Equal(HttpStatusCode.OK, (await Post(host, "c-2")).Status);
            Assert.Equal("ready", (string?)(await host.Get("/health/ready"))["durability"]!["status"]);
            Assert.Equal(version + 1, host.Engine.Latest.Version);
        }

        await using var again = await ApiHost.Start(_folder, _time);
        Assert.Equal(2, again.Engine.Latest.Queue("billing")!.Waiting);
    }

    [Fact]
    public async Task WithThreeTimesTheSendersItCanTakeEveryoneIsAnsweredAndWhatWasAcknowledgedIsThere()
    {
        const int sources = 12, each = 64;
        Assert.Equal(3 * IntakeLimits.RequestsMax, sources * each);
        long acknowledged;
        await using (var host = await Host())
        {
            Assert.Equal(HttpStatusCode.OK, (await Post(host, "first")).Status);
            await using var wall = await BoardClient.Join(host.Address);
            _gate.Close();
            var standing = Post(host, "standing");
            await Until.True(() => _gate.IsStanding);

            // The disk stands still; all of them come at once. Those that find a place wait, the others are sent away at once.
            var all = Enumerable.Range(0, sources * each).Select(i => Post(host, $"c-{i}", $"source-{i % sources}")).ToArray();
            await Until.True(() => all.Count(answer => answer.IsCompleted) == all.Length - (IntakeLimits.RequestsMax - 1));
            foreach (var answer in all.Where(answer => answer.IsCompleted))
            {
                var (status, retryAfter, _) = await answer;
                Assert.Contains(status, (HttpStatusCode[])[HttpStatusCode.TooManyRequests, HttpStatusCode.ServiceUnavailable]);
                Assert.Equal("1", retryAfter);
            }

            // Nothing is applied that is not kept, and who only reads notices nothing: walls hear each second that what they show is the truth.
            Assert.Equal(1, (int)(await host.Get("/api/v1/queues/billing"))["waiting"]!);
            for (var second = 0; second < 3; second++)
            {
                _time.Advance(TimeSpan.FromSeconds(1));
                await wall.UntilBeat();
            }

            Assert.Equal(1, (int)wall.Board!["queues"]![0]!["waiting"]!);
            _gate.Open();
            var answers = await Task.WhenAll([.. all, standing]);
            acknowledged = 1 + answers.Where(answer => answer.Status == HttpStatusCode.OK).Sum(answer => (long)answer.Body["accepted"]!);
            Assert.Equal(1 + IntakeLimits.RequestsMax, acknowledged);
            Assert.Equal(acknowledged, host.Engine.Latest.Queue("billing")!.Waiting);
            _time.Advance(TimeSpan.FromSeconds(1));
            await wall.Shows(board => (int)board["queues"]![0]!["waiting"]! == acknowledged);
        }

        await using var again = await ApiHost.Start(_folder, _time);
        Assert.Equal(acknowledged, again.Engine.Latest.Queue("billing")!.Waiting);
    }

    private Task<ApiHost> Host() => ApiHost.Start(_folder, _time, _gate.Add);

    private static async Task<(HttpStatusCode Status, string? RetryAfter, JsonNode Body)> Post(ApiHost host, string contact, string source = "pbx")
    {
        var one = host.Event("contact.queued", $"\"contact\":\"{contact}\",\"queue\":\"billing\"");
        using var body = new StringContent(one, Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/events?source={source}") { Content = body };
        using var answer = await host.Send(request);
        return (answer.StatusCode, answer.Headers.RetryAfter?.ToString(), JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
