using System.Text.Json;

namespace QueueMonitor.Hub.Api;

/// <summary>What keeps the API from answering as asked, as problem details (RFC 9457): a title, and a detail that says what to do.</summary>
/// <param name="Type">What kind of problem it is, for programs: the end of its URN.</param>
/// <param name="Errors">All errors of what was sent, when there may be several.</param>
internal sealed record ApiProblem(int Status, string Type, string Title, string Detail, IReadOnlyList<string>? Errors = null)
{
    private const string TypePrefix = "urn:queue-monitor:problem:";

    public static ApiProblem NotFound(string what, string detail) =>
        new(StatusCodes.Status404NotFound, $"unknown-{what}", $"There is no such {what}", detail);

    public static ApiProblem Parameter(string name, string detail) =>
        new(StatusCodes.Status400BadRequest, "parameter", $"{name} cannot be used", detail);

    /// <summary>What was taken in before the start is being brought back.</summary>
    /// <param name="share">How far that is, from 0 to 1.</param>
    public static ApiProblem Recovering(double share) => new(
        StatusCodes.Status503ServiceUnavailable, "recovering", "The monitor is bringing back what it knew",
        string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"It has just started and reads its journal ({Math.Floor(share * 100):0} % done). "
            + $"Ask again after Retry-After; /health/ready says when it is ready."));

    public async Task Write(HttpContext http)
    {
        http.Response.StatusCode = Status;
        if (Status == StatusCodes.Status503ServiceUnavailable) http.Response.Headers.RetryAfter = "1";
        http.Response.ContentType = "application/problem+json";
        var json = new Utf8JsonWriter(http.Response.BodyWriter, ApiAnswer.Readable);
        await using (json)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, TypePrefix + Type);
            json.WriteString("title"u8, Title);
            json.WriteNumber("status"u8, Status);
            json.WriteString("detail"u8, Detail);
            if (Errors is not null)
            {
                json.WriteStartArray("errors"u8);
                foreach (var error in Errors) json.WriteStringValue(error);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }
    }

    /// <summary>Names what there is, as far as a reader reads.</summary>
    public static string Known(string what, IReadOnlyCollection<string> names)
    {
        const int shown = 50;
        if (names.Count == 0) return $"There are no {what} yet: they appear with the first event that names them.";
        var list = string.Join(", ", names.Take(shown));
        return names.Count > shown ? $"Known {what}: {list} and {names.Count - shown} more." : $"Known {what}: {list}.";
    }
}

/// <summary>Ends a request with a problem; thrown by the small helpers of endpoints and caught in one place.</summary>
internal sealed class ApiProblemException(ApiProblem problem) : Exception(problem.Detail)
{
    public ApiProblem Problem { get; } = problem;
}
