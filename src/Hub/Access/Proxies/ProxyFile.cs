using System.Net;
using System.Text.Json;
using QueueMonitor.Hub.Hosting;
using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Access.Proxies;

/// <summary>Reads the file that names the proxy and what its groups may do. All errors are told at once.</summary>
internal sealed class ProxyFile
{
    public const string SecretVariable = "QUEUE_MONITOR_PROXY_SECRET";

    private const string Known = "Known are addresses, secretFile, secretHeader, userHeader, nameHeader, groupsHeader, groups.";

    private static readonly JsonDocumentOptions Options = new()
    {
        AllowDuplicateProperties = false, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 8,
    };

    private readonly List<string> _errors = [];
    private readonly List<IPNetwork> _addresses = [];
    private readonly Dictionary<string, IReadOnlyList<Grant>> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _headers = new(StringComparer.Ordinal);
    private string? _secret;

    /// <param name="secret">The secret of the environment; null: a file has it.</param>
    /// <exception cref="HubRefusedException">The file cannot be used; the message says why.</exception>
    public static ProxySettings Read(string path, string? secret)
    {
        var file = new ProxyFile { _secret = secret };
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path), Options);
            if (json.RootElement.ValueKind != JsonValueKind.Object) throw new HubRefusedException($"{path} holds no JSON object. See docs/OPERATING.md.");
            foreach (var setting in json.RootElement.EnumerateObject()) file.Take(setting, Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
        catch (JsonException wrong)
        {
            throw new HubRefusedException($"{path} is not JSON: the reader stopped at line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine + 1}.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new HubRefusedException($"{path} cannot be read. {problem.Message}");
        }

        return file.Settings(path);
    }

    private ProxySettings Settings(string path)
    {
        if (_addresses.Count == 0) _errors.Add("addresses is missing: name where the proxy comes from, e.g. [\"127.0.0.1\"].");
        if (_groups.Count == 0) _errors.Add("groups is missing: say what each group may do, e.g. {\"supervisors\": {\"role\": \"planner\"}}.");
        if (_secret is not { Length: >= ProxySettings.SecretMin })
        {
            _errors.Add($"The secret is missing or shorter than {ProxySettings.SecretMin} characters: put one into a file and name it as secretFile, "
                + $"or into the variable {SecretVariable}; the proxy sends the same.");
        }

        if (_errors.Count > 0) throw new HubRefusedException($"{path} cannot be used. {string.Join(" ", _errors)}");
        return new ProxySettings(
            _addresses, _secret!, Header("secretHeader", ProxySettings.UsualSecretHeader), Header("userHeader", ProxySettings.UsualUserHeader),
            _headers.GetValueOrDefault("nameHeader"), Header("groupsHeader", ProxySettings.UsualGroupsHeader), _groups);
    }

    private string Header(string setting, string usual) => _headers.GetValueOrDefault(setting, usual);

    private void Take(JsonProperty setting, string folder)
    {
        var (name, value) = (setting.Name, setting.Value);
        switch (name)
        {
            case "addresses" when value.ValueKind == JsonValueKind.Array:
                foreach (var address in value.EnumerateArray()) TakeAddress(address);
                break;
            case "groups" when value.ValueKind == JsonValueKind.Object:
                foreach (var group in value.EnumerateObject()) _groups[group.Name] = [.. GrantsOf(group)];
                break;
            case "secretFile" when value.ValueKind == JsonValueKind.String:
                TakeSecret(Path.Combine(folder, value.GetString()!));
                break;
            case "secretHeader" or "userHeader" or "nameHeader" or "groupsHeader" when value.ValueKind == JsonValueKind.String:
                _headers[name] = value.GetString()!;
                break;
            case "secret":
                _errors.Add("secret does not stand in this file: put it into a file of its own, and name that as secretFile.");
                break;
            default:
                _errors.Add($"{name} is not known, or not of the right kind. {Known}");
                break;
        }
    }

    private void TakeSecret(string path)
    {
        try
        {
            _secret ??= File.ReadAllText(path).Trim();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            _errors.Add($"secretFile cannot be read. {problem.Message}");
        }
    }

    private void TakeAddress(JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        if (IPAddress.TryParse(text, out var one)) _addresses.Add(new IPNetwork(one, one.GetAddressBytes().Length * 8));
        else if (IPNetwork.TryParse(text, out var network)) _addresses.Add(network);
        else _errors.Add($"'{text}' is no address: write one such as 127.0.0.1, or a network such as 10.0.0.0/24.");
    }

    private IEnumerable<Grant> GrantsOf(JsonProperty group)
    {
        var roles = group.Value.ValueKind == JsonValueKind.Array ? group.Value.EnumerateArray().ToArray() : [group.Value];
        foreach (var given in roles)
        {
            var isObject = given.ValueKind == JsonValueKind.Object;
            var role = isObject && given.TryGetProperty("role", out var name) && name.ValueKind == JsonValueKind.String ? Roles.Find(name.GetString()) : null;
            string? site = null;
            var siteFine = !isObject || !given.TryGetProperty("site", out var at)
                || (at.ValueKind == JsonValueKind.String && SiteEngines.IsName(site = at.GetString()!));
            if (role is { } known && siteFine) yield return new Grant(site, known);
            else
                _errors.Add($"What the group '{group.Name}' may do cannot be read: write {{\"role\": \"planner\", \"site\": \"main\"}}, with a role of "
                    + $"{string.Join(", ", Roles.Names)}; without a site it holds for all of them.");
        }
    }
}
