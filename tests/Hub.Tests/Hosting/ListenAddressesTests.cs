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
    public void LoopbackIsTaken(string urls) => ListenAddresses.RequireLoopback(urls);

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://+:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://10.0.0.4:5080")]
    [InlineData("http://monitor.example.org")]
    [InlineData("http://localhost.example.org")]
    [InlineData("http://localhost:5080;http://0.0.0.0:5081")]
    public void AddressThatOthersReachIsRefusedWithTheWayRound(string urls)
    {
        var refused = Assert.Throws<HubRefusedException>(() => ListenAddresses.RequireLoopback(urls));
        Assert.Contains("can be reached from other machines", refused.Message, StringComparison.Ordinal);
        Assert.Contains("put a proxy that checks who asks in front of it", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5080")]
    [InlineData("localhost:5080")]
    public void WhatIsNoAddressIsToldApart(string urls)
    {
        var refused = Assert.Throws<HubRefusedException>(() => ListenAddresses.RequireLoopback(urls));
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
