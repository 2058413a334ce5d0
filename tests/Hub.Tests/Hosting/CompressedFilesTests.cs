using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;
using QueueMonitor.Hub.Hosting;

namespace QueueMonitor.Hub.Tests.Hosting;

/// <summary>A wall gets its files as the build compressed them, where its browser takes that.</summary>
public sealed class CompressedFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wall").FullName;

    public CompressedFilesTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "assets"));
        Write("index.html", "plain page");
        Write("index.html.gz", "page by gzip");
        Write("assets/wall-1a2b.js", "plain code");
        Write("assets/wall-1a2b.js.gz", "code by gzip");
        Write("assets/wall-1a2b.js.br", "code by brotli");
        Write("assets/inter.woff2", "font");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("/assets/wall-1a2b.js", "gzip, deflate, br", "code by brotli", "br", "text/javascript")]
    [InlineData("/assets/wall-1a2b.js", "gzip, deflate", "code by gzip", "gzip", "text/javascript")]
    [InlineData("/assets/wall-1a2b.js", "br;q=0, gzip", "code by gzip", "gzip", "text/javascript")]
    [InlineData("/assets/wall-1a2b.js", null, "plain code", null, "text/javascript")]
    [InlineData("/assets/inter.woff2", "gzip, br", "font", null, "font/woff2")]
    [InlineData("/", "gzip, br", "page by gzip", "gzip", "text/html")]
    public async Task FileComesInTheSmallestFormThatIsTaken(string path, string? accepted, string body, string? encoding, string type)
    {
        await using var app = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accepted is not null) request.Headers.Add("Accept-Encoding", accepted);

        using var answer = await app.GetTestClient().SendAsync(request);

        Assert.Equal(body, await answer.Content.ReadAsStringAsync());
        Assert.Equal(encoding is null ? [] : [encoding], answer.Content.Headers.ContentEncoding);
        Assert.Equal(new MediaTypeHeaderValue(type).MediaType, answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
        Assert.Equal(path.StartsWith("/assets", StringComparison.Ordinal), answer.Headers.CacheControl?.Extensions.Any(e => e.Name == "immutable"));
    }

    [Theory]
    [InlineData("gzip", "gzip", true)]
    [InlineData("GZIP;q=0.5", "gzip", true)]
    [InlineData("gzip;q=0", "gzip", false)]
    [InlineData("gzip; q=0.000", "gzip", false)]
    [InlineData("xgzip, br", "gzip", false)]
    [InlineData("", "gzip", false)]
    [InlineData(null, "gzip", false)]
    public void HeaderSaysWhatIsTaken(string? header, string encoding, bool taken) => Assert.Equal(taken, CompressedFiles.Accepts(header, encoding));

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(_folder, name), content);

    private async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        WallFiles.Find(_folder).Serve(app);
        await app.StartAsync();
        return app;
    }
}
