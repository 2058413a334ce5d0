using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using QueueMonitor.Hub.Journal;
using QueueMonitor.Hub.Tests.Api;
using QueueMonitor.Hub.Tests.Boards;
using QueueMonitor.Hub.Tests.Wire;
using QueueMonitor.Testing;

namespace QueueMonitor.Hub.Tests.Journal;

/// <summary>A disk that gives no answer: senders are told within seconds, walls go on, and what comes too late is not half there.</summary>
public sealed class SilentDiskTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("queue-monitor-silent-").FullName;
    private readonly ManualTime _time = new(SampleFloor.Now);
    private readonly ManualTime _disks = new(SampleFloor.Now);
    private readonly StoreGate _gate = new();

    public void Dispose()
    {
        _gate.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task SendersAreToldWallsGoOnAndWhatWasLateComesOnce()
    {
        string shown;
        await using (var host = await Host())
        {
            Assert.Equal(HttpStatusCode.OK, (await Post(host, "c-1")).Status);
            _gate.Close();
            var held = Post(host, "c-2");
            await Until.True(() => _gate.IsStanding);
            var waiting = Post(host, "c-3");
            _disks.Advance(DiskWatch.AnswerWithin - TimeSpan.FromMilliseconds(500));
            Assert.False(held.IsCompleted);
            _disks.Advance(TimeSpan.FromSeconds(1));

            foreach (var answer in new[] { await held, await waiting, await Post(host, "c-4") })
            {
                Assert.Equal((HttpStatusCode.ServiceUnavailable, "1"), (answer.Status, answer.RetryAfter));
                Assert.Equal("urn:queue-monitor:problem:not-stored", (string?)answer.Body["type"]);
                Assert.StartsWith("The journal's disk has given no answer for 5 seconds.", (string?)answer.Body["detail"], StringComparison.Ordinal);
            }

            await host.Put("/api/v1/queues/billing/settings", """{"target":0.7}""", HttpStatusCode.ServiceUnavailable);
            Assert.Equal("degraded", (string?)(await host.Get("/health/ready"))["status"]);
            // Time goes on, and who is not heard any more is shown so.
            _time.Advance(TimeSpan.FromMinutes(6));
            await Until.True(() => host.Engine.Latest.AsOf >= SampleFloor.Now.AddMinutes(6));
            Assert.Equal(1, host.Engine.Latest.Queue("billing")!.Waiting);

            _gate.Open();
            // Sent again by their senders, one of them in vain: the disk kept it after all, once it had answered.
            await UntilTaken(host, "c-2");
            await UntilTaken(host, "c-3");
            Assert.Equal("ready", (string?)(await host.Get("/health/ready"))["status"]);
            Assert.Equal(3, host.Engine.Latest.Queue("billing")!.Waiting);
            shown = SnapshotText.Of(host.Engine.Latest.Queue("billing")!.Contacts);
        }

        foreach (var image in Directory.EnumerateFiles(_folder, "image-*")) File.Delete(image);
        await using var again = await ApiHost.Start(_folder, _time);
        Assert.Equal(shown, SnapshotText.Of(again.Engine.Latest.Queue("billing")!.Contacts));
    }

    [Fact]
    public async Task TheProgramEndsWithoutTheDisk()
    {
        var host = await Host();
        Assert.Equal(HttpStatusCode.OK, (await Post(host, "c-1")).Status);
        _gate.Close();
        var held = Post(host, "c-2");
        await Until.True(() => _gate.IsStanding);
        _disks.Advance(DiskWatch.AnswerWithin + TimeSpan.FromMilliseconds(500));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await held).Status);
        await host.DisposeAsync();
        _gate.Open();
        await Until.True(() => !_gate.IsStanding);
    }

    private static async Task UntilTaken(ApiHost host, string contact)
    {
        var started = TimeProvider.System.GetTimestamp();
        while ((await Post(host, contact)).Status != HttpStatusCode.OK)
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Until.Deadline, "The disk answers, and nothing is taken.");
    }

    private Task<ApiHost> Host() => ApiHost.Start(_folder, _time, _gate.Add, options => options with { Disks = _disks });

    private static async Task<(HttpStatusCode Status, string? RetryAfter, JsonNode Body)> Post(ApiHost host, string contact)
    {
        var one = host.Event("contact.queued", $"\"id\":\"{contact}\",\"contact\":\"{contact}\",\"queue\":\"billing\"");
        using var body = new StringContent(one, Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/events?source={contact}") { Content = body };
        using var answer = await host.Send(request);
        return (answer.StatusCode, answer.Headers.RetryAfter?.ToString(), JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
