using QueueMonitor.Hub.Screens;

namespace QueueMonitor.Hub.Tests.Screens;

public sealed class ScreenLinkTests
{
    [Fact]
    public void TokensAreOfOneLengthAndNoTwoAreTheSame()
    {
        var tokens = Enumerable.Range(0, 1_000).Select(_ => ScreenLink.NewToken()).ToList();
        Assert.All(tokens, token => Assert.Matches("^[0-9abcdefghjkmnpqrstvwxyz]{26}$", token));
        Assert.Equal(1_000, tokens.Distinct().Count());
        Assert.All(Enumerable.Range(0, 25), place => Assert.True(tokens.Select(t => t[place]).Distinct().Count() > 20));
    }

    [Fact]
    public void TokenIsReadAsItWasMeant()
    {
        const string token = "0123456789abcdefghjkmnpqrs";
        var hash = ScreenLink.HashOf(token);
        Assert.Equal(hash, ScreenLink.HashOf(token.ToUpperInvariant()));
        Assert.Equal(hash, ScreenLink.HashOf("oi23456789abcdefghjkmnpqrs"));
        Assert.Equal(hash, ScreenLink.HashOf("OL23456789abcdefghjkmnpqrs"));
        Assert.NotEqual(hash, ScreenLink.HashOf("1123456789abcdefghjkmnpqrs"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0123456789abcdefghjkmnpqr")]
    [InlineData("0123456789abcdefghjkmnpqrst")]
    [InlineData("u123456789abcdefghjkmnpqrs")]
    [InlineData("é123456789abcdefghjkmnpqrs")]
    public void WhatCannotBeATokenHasNoHash(string? token) => Assert.Null(ScreenLink.HashOf(token));
}
