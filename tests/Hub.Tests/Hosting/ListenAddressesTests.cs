using Microsoft.Extensions.Configuration;
using QueueMonitor.Hub.Hosting;

namespace QueueMonitor.Hub.Tests.Hosting;

public sealed class ListenAddressesTests
{
    [Theory]
    [InlineData("http://localhost:5080")]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://127.1.2.3:80")]
    [InlineData("http://[::1]:5080")]
    [InlineData("https://LOCALHOST")]
    [InlineData("http://localhost:5080; http://127.0.0.1:5081")]
    [InlineData("http://unix:/run/queue-monitor.sock")]
    public void NobodyElseReachesLoopback(string urls) => Assert.Null(ListenAddresses.Parse(urls).Open);

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://+:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://10.0.0.4:5080")]
    [InlineData("http://monitor.example.org")]
    [InlineData("http://localhost.example.org")]
    [InlineData("http://localhost:5080;http://0.0.0.0:5081")]
    public void AddressThatOthersReachNeedsAWayToAskWhoTheyAre(string urls)
    {
        var addresses = ListenAddresses.Parse(urls);
        var refused = Assert.Throws<HubRefusedException>(() => addresses.RequireWaysIn(hasKey: false, hasProxy: false, "/srv/monitor"));
        Assert.Contains("can be reached from other machines", refused.Message, StringComparison.Ordinal);
        Assert.Contains("keys create --role admin --name \"First admin\" --data \"/srv/monitor\"", refused.Message, StringComparison.Ordinal);
        addresses.RequireWaysIn(hasKey: true, hasProxy: false, null);
        addresses.RequireWaysIn(hasKey: false, hasProxy: true, null);
    }

    [Theory]
    [InlineData("/opt/queue-monitor/QueueMonitor.Hub", "/opt/queue-monitor/QueueMonitor.Hub.dll", "/opt/queue-monitor/QueueMonitor.Hub")]
    [InlineData("/opt/queue monitor/QueueMonitor.Hub", "", "\"/opt/queue monitor/QueueMonitor.Hub\"")]
    [InlineData("/usr/bin/dotnet", "/opt/queue-monitor/QueueMonitor.Hub.dll", "dotnet /opt/queue-monitor/QueueMonitor.Hub.dll")]
    public void CommandThatIsToldCanBeCopied(string process, string main, string told)
    {
        if (!OperatingSystem.IsWindows()) Assert.Equal(told, ListenAddresses.ProgramIn(process, main));
    }

    [Fact]
    public void AddressWithoutHttpsIsTold()
    {
        Assert.Equal("http://10.0.0.4:80", ListenAddresses.Parse("https://10.0.0.4;http://10.0.0.4:80;http://localhost").InTheClear);
        Assert.Null(ListenAddresses.Parse("https://10.0.0.4;http://localhost").InTheClear);
        Assert.Equal(["monitor.example.org", "monitor.example.org:8443"], ListenAddresses.Parse("https://monitor.example.org:8443").Hosts);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5080")]
    [InlineData("localhost:5080")]
    public void WhatIsNoAddressIsToldApart(string urls)
    {
        var refused = Assert.Throws<HubRefusedException>(() => ListenAddresses.Parse(urls));
        Assert.Contains("such as http://localhost:5080", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddressesOfTheConfigurationAreRefused()
    {
        KeyValuePair<string, string?>[] named = [new("Kestrel:Endpoints:Web:Url", "http://0.0.0.0:80")];
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(named).Build();
        Assert.Throws<HubRefusedException>(() => ListenAddresses.RequireNoOthers(configuration));
        ListenAddresses.RequireNoOthers(new ConfigurationBuilder().Build());
    }
}
