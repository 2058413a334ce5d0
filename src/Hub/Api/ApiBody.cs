using System.Text.Json;
using QueueMonitor.Hub.Intake.Reading;

namespace QueueMonitor.Hub.Api;

/// <summary>The JSON object that a request brings. A problem ends the request by <see cref="ApiProblemException"/>.</summary>
internal static class ApiBody
{
    /// <summary>Bytes of settings: a board of 2,000 queues with long names is the longest.</summary>
    public const int BytesMax = 512 * 1024;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    public static async Task<JsonDocument> ReadObject(HttpContext http)
    {
        if (http.Request.ContentType is { } type && !type.Contains("json", StringComparison.OrdinalIgnoreCase))
        {
            throw new ApiProblemException(new ApiProblem(
                StatusCodes.Status415UnsupportedMediaType, "content-type", "This content type is not read",
                $"'{type}' is not read. Send one object as application/json."));
        }

        var bytes = await Bytes(http);
        try
        {
            var document = TextJson.Parse(bytes, Options);
            if (document.RootElement.ValueKind == JsonValueKind.Object) return document;
            document.Dispose();
        }
        catch (JsonException wrong)
        {
            var where = wrong.LineNumber is { } line
                ? $" The reader stopped at line {line + 1}, byte {wrong.BytePositionInLine + 1}."
                : " A text in it is not Unicode: send it in UTF-8, and both halves of a \\u surrogate pair.";
            throw new ApiProblemException(NotAnObject(where));
        }

        throw new ApiProblemException(NotAnObject(""));
    }

    private static ApiProblemException TooLarge() => new(new ApiProblem(
        StatusCodes.Status413PayloadTooLarge, "too-large", "The body is too large", $"Settings have at most {BytesMax / 1024} KiB. Send fewer at a time."));

    private static ApiProblem NotAnObject(string where) => new(
        StatusCodes.Status400BadRequest, "body", "The body cannot be read",
        "Send one JSON object in which each setting stands once, for example {\"threshold\": \"PT20S\", \"target\": 0.8}." + where);

    private static async Task<byte[]> Bytes(HttpContext http)
    {
        // Read, it would be the server that breaks off, without a word.
        if (http.Request.ContentLength > BytesMax) throw TooLarge();
        var all = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
        {
            all.Write(buffer, 0, read);
            if (all.Length > BytesMax) throw TooLarge();
        }

        return all.ToArray();
    }
}
