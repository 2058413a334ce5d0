using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using QueueMonitor.Hub.Intake.Streams;

namespace QueueMonitor.Hub.Intake;

/// <summary>What a request says about its body: how events stand in it, and how it is packed.</summary>
internal readonly record struct BodyKind(EventFraming Framing, EventForm Form)
{
    public const string AcceptedTypes =
        "application/json, application/x-ndjson, application/cloudevents+json, application/cloudevents-batch+json";

    public const string AcceptedText =
        "application/json, application/x-ndjson, application/cloudevents+json or application/cloudevents-batch+json";

    // As much as a batch of usual events takes, so that a packed body makes full batches.
    private const int UnpackedBytes = 64 * 1024;

    /// <summary>Null: the content type is not one that is read.</summary>
    public static BodyKind? Of(HttpRequest request)
    {
        var isBinary = request.Headers.ContainsKey("ce-specversion");
        if (string.IsNullOrEmpty(request.ContentType))
            return isBinary ? new(EventFraming.Document, EventForm.CloudEventData) : new(EventFraming.Unknown, EventForm.Plain);
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)) return null;
        var charset = HeaderUtilities.RemoveQuotes(type.Charset);
        if (charset.HasValue && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)) return null;
        return type.MediaType.Value?.ToLowerInvariant() switch
        {
            "application/json" when isBinary => new(EventFraming.Document, EventForm.CloudEventData),
            "application/json" => new(EventFraming.Document, EventForm.Plain),
            "application/x-ndjson" or "application/ndjson" or "application/jsonl" or "application/x-jsonlines" =>
                new(EventFraming.Lines, EventForm.Plain),
            "application/cloudevents+json" => new(EventFraming.Document, EventForm.CloudEvent),
            "application/cloudevents-batch+json" => new(EventFraming.Array, EventForm.CloudEvent),
            _ => null,
        };
    }

    /// <summary>The body, unpacked as it is read; null: packed in a way that is not read.</summary>
    public static PipeReader? Open(HttpRequest request)
    {
        var encoding = request.Headers.ContentEncoding.ToString().Trim().ToLowerInvariant();
        return encoding switch
        {
            "" or "identity" => request.BodyReader,
            "gzip" or "x-gzip" => Unpack(UnpackedBody.Gzip(request.Body)),
            "br" => Unpack(UnpackedBody.Brotli(request.Body)),
            _ => null,
        };
    }

    private static PipeReader Unpack(Stream unpacked) =>
        PipeReader.Create(unpacked, new StreamPipeReaderOptions(bufferSize: UnpackedBytes));
}
