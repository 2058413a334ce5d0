using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using QueueMonitor.Hub.Journal;

namespace QueueMonitor.Hub.Intake;

/// <summary>Writes answers: 200 with the counts, or problem details (RFC 9457) with the same counts.</summary>
internal static class IntakeAnswer
{
    private const int RetryAfterSeconds = 1;

    // Read by people in a terminal as often as by programs: quotes as \", not as \u0022. It is never part of a page.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string TypePrefix = "urn:queue-monitor:problem:";

    /// <summary>The answer to a body that was read, wholly or in part.</summary>
    public static Task Write(HttpContext http, IntakeOutcome outcome, bool mayBeEmpty)
    {
        if (outcome.Stop == IntakeStop.None && (outcome.AnyEvent || mayBeEmpty) && !AllUnreadable(outcome)) return Good(http, outcome);
        var problem = outcome.Stop == IntakeStop.None ? IntakeProblem.NothingRead(outcome.AnyEvent) : IntakeProblem.CutShort(outcome);
        return Write(http, problem, outcome);
    }

    /// <summary>The answer to a request whose body was not read.</summary>
    public static Task Write(HttpContext http, IntakeProblem problem) => Write(http, problem, null);

    private static bool AllUnreadable(IntakeOutcome outcome) =>
        outcome.Unreadable > 0 && outcome.Accepted + outcome.Duplicates + outcome.Refused == 0;

    private static Task Good(HttpContext http, IntakeOutcome outcome)
    {
        http.Response.StatusCode = StatusCodes.Status200OK;
        http.Response.ContentType = "application/json";
        using var json = new Utf8JsonWriter(http.Response.BodyWriter, Plain);
        json.WriteStartObject();
        WriteCounts(json, outcome);
        json.WriteString("durability", http.RequestServices.GetRequiredService<DurabilityOption>().Name);
        json.WriteEndObject();
        json.Flush();
        return Task.CompletedTask;
    }

    private static Task Write(HttpContext http, IntakeProblem problem, IntakeOutcome? outcome)
    {
        var response = http.Response;
        response.StatusCode = problem.Status;
        response.ContentType = "application/problem+json";
        if (problem.Status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
            response.Headers.RetryAfter = RetryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (problem.Accepts is { } header) response.Headers[header.Name] = header.Value;
        using var json = new Utf8JsonWriter(response.BodyWriter, Plain);
        json.WriteStartObject();
        json.WriteString("type", TypePrefix + problem.Type);
        json.WriteString("title", problem.Title);
        json.WriteNumber("status", problem.Status);
        json.WriteString("detail", problem.Detail);
        if (outcome is not null) WriteCounts(json, outcome);
        json.WriteEndObject();
        json.Flush();
        return Task.CompletedTask;
    }

    private static void WriteCounts(Utf8JsonWriter json, IntakeOutcome outcome)
    {
        json.WriteNumber("accepted", outcome.Accepted);
        json.WriteNumber("duplicates", outcome.Duplicates);
        json.WriteStartArray("rejected");
        foreach (var (index, error) in outcome.Rejected)
        {
            json.WriteStartObject();
            json.WriteNumber("index", index);
            json.WriteString("error", error);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (outcome.RejectedMore > 0) json.WriteNumber("rejectedMore", outcome.RejectedMore);
        if (outcome.NothingTakenFrom is { } from) json.WriteNumber("nothingTakenFrom", from);
    }
}

/// <summary>Why a request is answered with problem details. <paramref name="Accepts"/> is a header that says what would be taken.</summary>
internal sealed record IntakeProblem(int Status, string Type, string Title, string Detail, (string Name, string Value)? Accepts = null)
{
    /// <summary>A body that was read to its end and brought nothing.</summary>
    public static IntakeProblem NothingRead(bool anyEvent) => anyEvent
        ? new(
            StatusCodes.Status400BadRequest,
            "no-readable-event",
            "No event could be read",
            "None of the events could be read: rejected says why.")
        : new(
            StatusCodes.Status400BadRequest,
            "empty-body",
            "No event was sent",
            "The body holds no event: send one as JSON, an array, or lines as application/x-ndjson.");

    /// <summary>A body that was not read to its end.</summary>
    public static IntakeProblem CutShort(IntakeOutcome outcome)
    {
        var (status, type, title) = outcome.Stop switch
        {
            IntakeStop.Full => (StatusCodes.Status503ServiceUnavailable, "intake-full", "No room for more events"),
            IntakeStop.Closed => (StatusCodes.Status503ServiceUnavailable, "stopping", "The monitor is stopping"),
            IntakeStop.NotStored => (StatusCodes.Status503ServiceUnavailable, "not-stored", "Events cannot be kept at present"),
            IntakeStop.TooLarge => (StatusCodes.Status413PayloadTooLarge, "too-large", "The body is too large"),
            _ => (StatusCodes.Status400BadRequest, "broken-body", "The body cannot be read to its end"),
        };
        return new IntakeProblem(status, type, title, outcome.Problem!);
    }

    public static IntakeProblem TooLarge { get; } = new(
        StatusCodes.Status413PayloadTooLarge, "too-large", "The body is too large", IntakeSession.TooLargeText);

    public static IntakeProblem ContentType(string given) => new(
        StatusCodes.Status415UnsupportedMediaType,
        "content-type",
        "This content type is not read",
        $"\"{given}\" is not read. Send {BodyKind.AcceptedText}, in UTF-8.",
        ("Accept-Post", BodyKind.AcceptedTypes));

    public static IntakeProblem Encoding(string given) => new(
        StatusCodes.Status415UnsupportedMediaType,
        "content-encoding",
        "This content encoding is not read",
        $"\"{given}\" is not read. Send the body with Content-Encoding gzip or br, or as it is.",
        ("Accept-Encoding", "gzip, br"));

    public static IntakeProblem SourceBusy(string source) => new(
        StatusCodes.Status429TooManyRequests,
        "source-busy",
        "This source sends too much at once",
        $"{IntakeLimits.RequestsPerSourceMax} requests of source \"{source}\" are being read. "
        + "Send fewer at once, or several events in one request.");

    public static IntakeProblem SiteBusy { get; } = new(
        StatusCodes.Status429TooManyRequests,
        "site-busy",
        "This site sends too much at once",
        $"Of the {IntakeLimits.RequestsMax} requests that are read at once, those that are free are kept for other sites. "
        + "Send fewer at once, or several events in one request.");

    public static IntakeProblem Busy { get; } = new(
        StatusCodes.Status503ServiceUnavailable,
        "busy",
        "Too many requests are being read",
        $"{IntakeLimits.RequestsMax} requests are being read. Send again after Retry-After.");

    /// <summary>What was taken in before the start is being brought back.</summary>
    public static IntakeProblem Recovering(double share)
    {
        var problem = Api.ApiProblem.Recovering(share);
        return new IntakeProblem(problem.Status, problem.Type, problem.Title, problem.Detail);
    }

    public static IntakeProblem Name(string detail) =>
        new(StatusCodes.Status400BadRequest, "name", "Site or source cannot be used", detail);
}
