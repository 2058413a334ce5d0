namespace QueueMonitor.Hub.Api;

/// <summary>The description of the API, kept by hand beside the code that it describes; a test holds the two together.</summary>
internal static class OpenApiDocument
{
    private const string Resource = "QueueMonitor.Hub.Api.openapi.v1.json";

    public static byte[] Read()
    {
        using var stream = typeof(OpenApiDocument).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The build has left out {Resource}.");
        var all = new MemoryStream();
        stream.CopyTo(all);
        return all.ToArray();
    }

    public static async Task Write(HttpContext http)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.Headers.CacheControl = "no-cache";
        await http.Response.BodyWriter.WriteAsync(Read(), http.RequestAborted);
    }
}
