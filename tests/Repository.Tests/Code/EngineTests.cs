using System.Text.RegularExpressions;

namespace QueueMonitor.Repository.Tests.Code;

/// <summary>The engine knows nothing of the world outside: no package, no project, no file, no network, no JSON.</summary>
public sealed partial class EngineTests
{
    [Fact]
    public void EngineReferencesNothing() => Complaints.None(References(Repository.File("src/Engine/Engine.csproj")));

    [Fact]
    public void EngineUsesNothingOfTheOutside() => Complaints.None(Repository.CSharp("src/Engine/").SelectMany(OutsideNames));

    [Theory]
    [InlineData("<PackageReference Include=\"X\" />")]
    [InlineData("<ProjectReference Include=\"../Hub/Hub.csproj\" />")]
    [InlineData("<FrameworkReference Include=\"Microsoft.AspNetCore.App\" />")]
    [InlineData("<Project Sdk=\"Microsoft.NET.Sdk.Web\">")]
    public void ReferenceRuleFinds(string line) => Assert.Single(References(new RepositoryFile("src/Engine/Engine.csproj", line)));

    [Theory]
    [InlineData("using System.Net.Http;", 1)]
    [InlineData("using System.Text.Json;", 1)]
    [InlineData("using System.IO;", 1)]
    [InlineData("var f = File.ReadAllText(path);", 1)]
    [InlineData("System.IO.Stream s;", 1)]
    [InlineData("using Microsoft.Extensions.Logging;", 1)]
    [InlineData("Console.WriteLine(1);", 1)]
    [InlineData("// as System.IO does", 0)]
    [InlineData("using System.Text;", 0)]
    public void OutsideRuleFinds(string line, int complaints) =>
        Assert.Equal(complaints, OutsideNames(new RepositoryFile("src/Engine/A.cs", line)).Count());

    private static IEnumerable<string> References(RepositoryFile project) => ReferenceTag().Matches(project.Text)
        .Select(m => $"{project.Path}: {m.Value}: the engine uses nothing but the base library.");

    private static IEnumerable<string> OutsideNames(RepositoryFile file) => OutsideName().Matches(BareCode.Of(file.Text))
        .Select(m => file.At(file.Text[..m.Index].Count(c => c == '\n') + 1, $"{m.Value}: this belongs in the hub."));

    [GeneratedRegex("<(PackageReference|ProjectReference|FrameworkReference|Reference) |Sdk=\"Microsoft[.]NET[.]Sdk[.][^\"]*\"")]
    private static partial Regex ReferenceTag();

    [GeneratedRegex(@"\bSystem\.(Net|Text\.Json|IO|Data|Diagnostics\.Process)\b|\bMicrosoft\.\w+|\b(File|Directory|Console|HttpClient|Environment)\.\w+")]
    private static partial Regex OutsideName();
}
