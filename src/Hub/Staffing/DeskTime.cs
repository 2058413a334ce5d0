using System.Text;
using System.Text.Json;
using QueueMonitor.Hub.Api;
using QueueMonitor.Hub.Intake.Reading;

namespace QueueMonitor.Hub.Staffing;

/// <summary>Moments in what the staffing pages send.</summary>
internal static class DeskTime
{
    /// <exception cref="ApiProblemException">It is not there, or no time.</exception>
    public static DateTimeOffset Read(JsonElement body, string name)
    {
        var text = body.TryGetProperty(name, out var given) && given.ValueKind == JsonValueKind.String ? given.GetString()! : "";
        return text.Length is > 0 and < 64 && Rfc3339.TryParse(Encoding.UTF8.GetBytes(text), out var ms)
            ? DateTimeOffset.FromUnixTimeMilliseconds(ms)
            : throw new ApiProblemException(ApiProblem.Parameter(name, $"{name} is a time with an offset or Z (RFC 3339), e.g. "
                + "\"2026-11-21T10:00:00Z\"."));
    }
}
