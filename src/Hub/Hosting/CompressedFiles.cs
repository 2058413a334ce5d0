using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace QueueMonitor.Hub.Hosting;

/// <summary>
/// Hands out the compressed twin that the wallboard's build left beside each text (<c>.br</c>, <c>.gz</c>), where the browser takes it. Nothing is
/// compressed while a thousand walls load a new version.
/// </summary>
internal static class CompressedFiles
{
    // Smallest first.
    private static readonly (string Encoding, string Suffix)[] Twins = [("br", ".br"), ("gzip", ".gz")];

    private static readonly FileExtensionContentTypeProvider Types = new();

    /// <summary>A twin has the type of the file that it is a twin of.</summary>
    public static IContentTypeProvider ContentTypes { get; } = new TwinTypes();

    public static Task Choose(HttpContext http, IFileProvider files, RequestDelegate next)
    {
        var path = http.Request.Path;
        var accepted = http.Request.Headers.AcceptEncoding;
        foreach (var (encoding, suffix) in Twins)
        {
            if (path.HasValue && Accepts(accepted, encoding) && files.GetFileInfo(path.Value + suffix).Exists)
            {
                http.Request.Path = path.Value + suffix;
                http.Items[typeof(CompressedFiles)] = encoding;
                break;
            }
        }

        return next(http);
    }

    public static void Name(HttpContext http)
    {
        // Also for what went out plain: what stands between must not hand one browser's answer to another.
        http.Response.Headers.Vary = "Accept-Encoding";
        if (http.Items[typeof(CompressedFiles)] is string encoding) http.Response.Headers.ContentEncoding = encoding;
    }

    internal static bool Accepts(string? header, string encoding)
    {
        foreach (var offer in (header ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = offer.Split(';', StringSplitOptions.TrimEntries);
            if (parts[0].Equals(encoding, StringComparison.OrdinalIgnoreCase)) return !Array.Exists(parts, IsRefusal);
        }

        return false;
    }

    private static bool IsRefusal(string part) => part.Replace(" ", "", StringComparison.Ordinal) is "q=0" or "q=0.0" or "q=0.00" or "q=0.000";

    private sealed class TwinTypes : IContentTypeProvider
    {
        public bool TryGetContentType(string subpath, out string contentType)
        {
            var suffix = Array.Find(Twins, twin => subpath.EndsWith(twin.Suffix, StringComparison.Ordinal)).Suffix;
            return Types.TryGetContentType(suffix is null ? subpath : subpath[..^suffix.Length], out contentType!);
        }
    }
}
