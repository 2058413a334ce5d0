using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.FileProviders;
using QueueMonitor.Hub.Access;
using QueueMonitor.Hub.Boards;

namespace QueueMonitor.Hub.Hosting;

/// <summary>The built wallboard: a page and files whose names change with their contents.</summary>
internal sealed partial class WallFiles
{
    /// <summary>The pages of the desk: one file serves them all, and looks at its address to know which it is.</summary>
    public static readonly IReadOnlyList<string> DeskPages =
        ["/accuracy", "/boards", "/callbacks", "/keys", "/notices", "/outcomes", "/planner", "/promises", "/settings", "/walls"];

    private const string Page = "index.html", DeskPage = "desk.html";

    private const string PagesAreEmpty = "A page holds no figures: what it shows it asks for by itself.";

    private const string NotBuilt = """
        <!doctype html><html lang="en"><meta charset="utf-8"><title>Queue Monitor</title>
        <h1>Queue Monitor is running, and its wallboard was not built.</h1>
        <p>It is built together with the program where Node 20.19 or newer is installed: install it, build again in the
        folder of the sources, and start Queue Monitor again:</p>
        <pre>dotnet build src/Hub</pre>
        <p>Everything else works: <a href="api/v1/queues">the queues</a>, <a href="health/ready">the health</a>,
        <a href="metrics">the metrics</a>.</p>
        </html>
        """;

    // Beside the program; or beside its sources, when it runs from its build folder.
    private static readonly string[] Usual = ["wwwroot", "../../../wwwroot"];

    private readonly string? _folder;

    private WallFiles(string? folder, string version) => (_folder, Version) = (folder, new WallVersion(version));

    /// <summary>Changes with the files; walls that show another one load themselves anew.</summary>
    public WallVersion Version { get; }

    /// <param name="folder">Null: where the build puts it.</param>
    /// <exception cref="HubRefusedException">A folder was given and holds no wallboard.</exception>
    public static WallFiles Find(string? folder)
    {
        string[] candidates = folder is not null
            ? [Path.GetFullPath(folder)]
            : [.. Usual.Select(near => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, near)))];
        if (Array.Find(candidates, c => File.Exists(Path.Combine(c, Page))) is { } found)
        {
            return new WallFiles(found, VersionOf(File.ReadAllText(Path.Combine(found, Page))));
        }

        return folder is null
            ? new WallFiles(null, "none")
            : throw new HubRefusedException($"\"{folder}\" holds no wallboard ({Page} is missing). Build it, or leave the folder out.");
    }

    public void Serve(WebApplication app)
    {
        foreach (var page in DeskPages) app.MapMethods(page, [HttpMethods.Get, HttpMethods.Head], Desk).ForAnyone(PagesAreEmpty);
        if (_folder is null)
        {
            app.MapGet("/", NotBuiltPage).ForAnyone(PagesAreEmpty);
            return;
        }

        var files = new PhysicalFileProvider(_folder);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.Use((http, next) => CompressedFiles.Choose(http, files, next));
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            ContentTypeProvider = CompressedFiles.ContentTypes,
            OnPrepareResponse = answer =>
            {
                CompressedFiles.Name(answer.Context);
                answer.Context.Response.Headers.CacheControl =
                    IsNamedByContent(answer.Context.Request.Path) ? "public, max-age=31536000, immutable" : "no-cache";
            },
        });
    }

    private IResult Desk(HttpContext http)
    {
        if (_folder is null || !File.Exists(Path.Combine(_folder, DeskPage))) return NotBuiltPage();
        http.Response.Headers.CacheControl = "no-cache";
        return Results.File(Path.Combine(_folder, DeskPage), "text/html; charset=utf-8");
    }

    private static IResult NotBuiltPage() => Results.Content(NotBuilt, "text/html; charset=utf-8");

    // The build writes into the page which version it is, so that a wall knows what it runs; a page without that is its own.
    internal static string VersionOf(string page) => WrittenVersion().Match(page) is { Success: true } written
        ? written.Groups[1].Value
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(page)))[..12];

    [GeneratedRegex("<meta name=\"version\" content=\"([0-9a-f]{1,64})\"")]
    private static partial Regex WrittenVersion();

    private static bool IsNamedByContent(PathString path) => path.StartsWithSegments("/assets");
}
