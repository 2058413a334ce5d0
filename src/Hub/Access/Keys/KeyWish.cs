using System.Globalization;
using System.Text.Json;
using QueueMonitor.Hub.Api;
using QueueMonitor.Hub.Intake;

namespace QueueMonitor.Hub.Access.Keys;

/// <summary>The key that somebody wishes to have made. All errors are told at once.</summary>
/// <param name="Site">Null: every site.</param>
/// <param name="ExpiresAt">Null: never.</param>
internal sealed record KeyWish(string Name, Role Role, string? Site, string? Source, DateTimeOffset? ExpiresAt)
{
    private const string Known = "Known are name, role, source, expires, allSites.";

    public AccessKey As(string id, DateTimeOffset now) => new(id, Name, Role, Site, Source, now, ExpiresAt);

    /// <summary>What is wrong with it; empty: nothing.</summary>
    public IEnumerable<string> Errors(DateTimeOffset now)
    {
        if (Name.Trim().Length is 0 or > AccessLimits.KeyNameMax || Name.Any(char.IsControl))
            yield return $"name cannot be read: write 1 to {AccessLimits.KeyNameMax} characters that tell whose key it is, e.g. \"PBX Oslo\".";
        if (Source is not null && Role != Role.Ingest)
            yield return "source goes with the role ingest alone: leave it out.";
        if (Source is not null && (Source.Length == 0 || !IntakeEndpoint.IsSourceName(Source)))
            yield return IntakeEndpoint.SourceNameText;
        if (ExpiresAt <= now)
            yield return "expires lies in the past: write a moment that is to come, or leave it out for a key that does not expire.";
    }

    /// <exception cref="ApiProblemException">It cannot be read.</exception>
    public static KeyWish Read(JsonElement body, string site, DateTimeOffset now)
    {
        var errors = new List<string>();
        var (name, role, wholeHub) = ("", (Role?)null, false);
        (string? source, DateTimeOffset? expires) = (null, null);
        foreach (var setting in body.EnumerateObject())
        {
            var (value, isNull) = (setting.Value, setting.Value.ValueKind == JsonValueKind.Null);
            var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : null;
            switch (setting.Name)
            {
                case "name": name = text?.Trim() ?? ""; break;
                case "role": role = Roles.Find(text); break;
                case "source" when text is not null || isNull: source = text; break;
                case "expires" when isNull || IsMoment(text, out expires): break;
                case "allSites" when value.ValueKind is JsonValueKind.True or JsonValueKind.False: wholeHub = value.GetBoolean(); break;
                case "expires": errors.Add("expires cannot be read: write a moment with an offset or Z, e.g. \"2027-01-31T12:00:00Z\", or null."); break;
                default: errors.Add($"{setting.Name} is not known, or not of the right kind. {Known}"); break;
            }
        }

        if (role is null) errors.Add($"role cannot be read: write one of {string.Join(", ", Roles.Names)}.");
        var wish = new KeyWish(name, role ?? Role.View, wholeHub ? null : site, source, expires);
        errors.AddRange(wish.Errors(now));
        if (errors.Count == 0) return wish;
        throw new ApiProblemException(new ApiProblem(
            StatusCodes.Status400BadRequest, "settings", "The key cannot be made", $"Nothing was made. {string.Join(" ", errors)}", errors));
    }

    private static bool IsMoment(string? text, out DateTimeOffset? moment)
    {
        moment = text is not null && text.Length > 10 && (text[^1] == 'Z' || text.LastIndexOfAny(['+', '-']) > 10)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read.ToUniversalTime() : null;
        return moment is not null;
    }
}
