using System.Text.RegularExpressions;

namespace QueueMonitor.Repository.Tests.Docs;

/// <summary>Every bound stands on the page of limits, with what happens past it.</summary>
public sealed partial class LimitsTests
{
    private const string Limits = "docs/LIMITS.md";

    private static readonly (string Class, string File)[] Bounds =
    [
        ("EngineLimits", "src/Engine/EngineLimits.cs"), ("IntakeLimits", "src/Hub/Intake/IntakeLimits.cs"), ("BoardLimits", "src/Hub/Boards/BoardLimits.cs"),
        ("AccessLimits", "src/Hub/Access/AccessLimits.cs"), ("ScreenLimits", "src/Hub/Screens/Screen.cs"), ("HubLimits", "src/Hub/Hosting/HubLimits.cs"),
        ("PlanLimits", "src/Hub/Plan/PlanLimits.cs"), ("AlertLimits", "src/Hub/Alerts/AlertLimits.cs"), ("LiveStaffing", "src/Hub/Staffing/LiveStaffing.cs"),
        ("WhatIfLimits", "src/Hub/Staffing/WhatIfLimits.cs"),
    ];

    [Fact]
    public void EveryBoundHasARow() => Complaints.None(Bounds.SelectMany(b => Missing(b.Class, Repository.File(b.File), Repository.File(Limits))));

    [Theory]
    [InlineData("public const int WallsMax = 2;", "`XLimits.WallsMax`", 0)]
    [InlineData("public const int WallsMax = 2;", "`WallsMax`", 1)]
    [InlineData("public const int AMin = 1, BMax = 2, CUsual = 3;", "`XLimits.AMin`", 1)]
    [InlineData("public static readonly TimeSpan SendMax = TimeSpan.FromSeconds(10);", "", 1)]
    [InlineData("private const int Kept = 2;", "", 0)]
    public void RuleFinds(string code, string row, int complaints) => Assert.Equal(
        complaints, Missing("XLimits", new RepositoryFile("src/XLimits.cs", $"class XLimits {{ {code} }}"), new RepositoryFile(Limits, row)).Count());

    private static IEnumerable<string> Missing(string named, RepositoryFile code, RepositoryFile page)
    {
        var body = code.Text[code.Text.IndexOf($"class {named}", StringComparison.Ordinal)..];
        return Declaration().Matches(body).SelectMany(declared => Name().Matches(declared.Groups[1].Value)).Select(name => name.Groups[1].Value)
            .Where(name => !name.EndsWith("Usual", StringComparison.Ordinal))
            .Where(name => !page.Text.Contains($"`{named}.{name}`", StringComparison.Ordinal))
            .Select(name => $"{page.Path}: no row for `{named}.{name}` of {code.Path}: say what it bounds, what happens past it, and which test shows that.");
    }

    [GeneratedRegex(@"(?:public|internal) (?:const|static readonly) \w+ ([^;]+);")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"(?:^|, )(\w+) =")]
    private static partial Regex Name();
}
