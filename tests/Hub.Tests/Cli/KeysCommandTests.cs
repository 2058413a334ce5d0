using System.Net;
using Microsoft.Extensions.Logging;
using QueueMonitor.Hub.Access;
using QueueMonitor.Hub.Access.Keys;
using QueueMonitor.Hub.Cli;
using QueueMonitor.Hub.Tests.Access;

namespace QueueMonitor.Hub.Tests.Cli;

/// <summary>The first key, and keys while the service runs.</summary>
public sealed class KeysCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("keys-command-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task AddressThatOthersReachIsRefusedUntilThereIsAKey()
    {
        string[] serve = ["serve", "--urls", "http://0.0.0.0:0", "--data", _folder];
        var (exit, output, told) = await Run(serve);
        Assert.Equal((CommandLine.Misused, ""), (exit, output));
        Assert.Contains($"keys create --role admin --name \"First admin\" --data \"{_folder}\"", told, StringComparison.Ordinal);

        // As the message says.
        var made = await Run("keys", "create", "--role", "admin", "--name", "First admin", "--data", _folder);
        Assert.Equal(CommandLine.Done, made.Exit);
        Assert.True(SecretText.IsKey(made.Output.Trim()));
        var options = new HubOptions { Time = TimeProvider.System, Urls = "http://0.0.0.0:0", DataFolder = _folder, Logging = log => log.ClearProviders() };
        await using var hub = HubHost.Build(options);
    }

    [Fact]
    public async Task KeyThatEndedOpensNoAddress()
    {
        var made = await Run("keys", "create", "--role", "admin", "--name", "Gone", "--data", _folder);
        var list = (await Run("keys", "list", "--data", _folder)).Output;
        Assert.DoesNotContain(made.Output.Trim(), list, StringComparison.Ordinal);
        var id = list.Split('\n')[1].Split(' ')[0];
        Assert.Equal(CommandLine.Done, (await Run("keys", "revoke", id, "--data", _folder)).Exit);
        Assert.Contains("revoked", (await Run("keys", "list", "--data", _folder)).Output, StringComparison.Ordinal);
        Assert.Equal(CommandLine.Misused, (await Run("serve", "--urls", "http://0.0.0.0:0", "--data", _folder)).Exit);
        var again = await Run("keys", "revoke", made.Output.Trim(), "--data", _folder);
        Assert.Equal(CommandLine.Failed, again.Exit);
        Assert.DoesNotContain(made.Output.Trim(), again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServiceThatRunsFollows()
    {
        await using var hub = await GuardedHub.Start(o => o with { DataFolder = _folder });
        var made = await Run("keys", "create", "--role", "view", "--site", GuardedHub.South, "--name", "Beside", "--data", _folder);
        var key = made.Output.Trim();
        await Follow(hub, () => hub.Keys.Find(key, out _) is { IsNobody: false });
        using (var open = await hub.Call("GET", "/api/v1/queues", key)) Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        var id = hub.Keys.All.Single(k => k.Key.Name == "Beside").Key.Id;
        var ended = hub.Keys.Find(key, out _).Ended;
        Assert.Equal(CommandLine.Done, (await Run("keys", "revoke", id, "--data", _folder)).Exit);
        await Follow(hub, () => ended.IsCancellationRequested);
        hub.Keys.Find(key, out var verdict);
        Assert.Equal(KeyVerdict.Revoked, verdict);
    }

    [Theory]
    [InlineData("create --role boss --name A")]
    [InlineData("create --role view")]
    [InlineData("create --role view --name A --expires 0")]
    [InlineData("create --role view --name A --expires 3651")]
    [InlineData("create --role view --name A --source pbx")]
    [InlineData("create --role view --name A --site bad/name")]
    public async Task WhatIsSaidWronglyMakesNothing(string arguments)
    {
        var (exit, output, error) = await Run(["keys", .. arguments.Split(' '), "--data", _folder]);
        Assert.Equal((CommandLine.Misused, ""), (exit, output));
        Assert.True(error.Length > 20, error);
    }

    // The hub's clock is moved by hand, and it looks once a second of that.
    private static async Task Follow(GuardedHub hub, Func<bool> isSo)
    {
        await Boards.Until.True(() =>
        {
            hub.Host.Time.Advance(AccessLimits.LookEvery);
            return isSo();
        });
    }

    private static async Task<(int Exit, string Output, string Error)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.Run(arguments, output, error, TimeProvider.System);
        return (exit, output.ToString(), error.ToString());
    }
}
