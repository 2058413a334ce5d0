using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Microsoft.Data.Sqlite;
using QueueMonitor.Hub.Access;
using QueueMonitor.Hub.Access.Keys;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Store;

namespace QueueMonitor.Hub.Cli;

/// <summary><c>keys</c>: makes, lists and revokes the keys of a data folder, also while the service runs on it, which follows within a second.</summary>
internal sealed class KeysCommand(TimeProvider real)
{
    private readonly Option<string?> _data = new("--data")
    {
        Description = "The data folder of the service. [env: QUEUE_MONITOR_DATA]",
        HelpName = "folder",
        DefaultValueFactory = _ => HubFlags.FromEnvironment("DATA") ?? HubFlags.UsualDataFolder,
    };

    private readonly Option<string> _name = new("--name") { Description = "Whose key it is, such as \"PBX Oslo\".", HelpName = "text", Required = true };

    private readonly Option<string> _role = new("--role")
    {
        Description = "What it may do: ingest (send events), view (see figures), planner (set up queues, boards and walls), admin (everything).",
        Required = true,
    };

    private readonly Option<string?> _site = new("--site") { Description = "The site that it is for. [default: every site]", HelpName = "name" };

    private readonly Option<string?> _source = new("--source") { Description = "With ingest: the only source that it may send as.", HelpName = "name" };

    private readonly Option<int?> _days = new("--expires") { Description = "After how many days it ends. [default: never]", HelpName = "days" };

    private readonly Argument<string> _id = new("key") { Description = "The key's name as the list shows it, such as k-4gqz7x2m; not the key itself." };

    public Command Make()
    {
        _role.AcceptOnlyFromAmong([.. Roles.Names]);
        _days.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > 3_650) result.AddError("--expires is a number of days from 1 to 3650.");
        });
        _site.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } site && !SiteEngines.IsName(site)) result.AddError($"\"{site}\" is not the name of a site.");
        });
        var command = new Command("keys", "Make, list and revoke the keys by which systems and people are let in.");
        command.Add(Make("create", "Make a key. It is shown this once, on standard output.", [_role, _name, _site, _source, _days, _data], Create));
        command.Add(Make("list", "List the keys, without their secrets.", [_data], List));
        var revoke = Make("revoke", "End a key, and at once whatever goes on in its name.", [_data], Revoke);
        revoke.Add(_id);
        command.Add(revoke);
        return command;
    }

    private static Command Make(string name, string description, Option[] options, Func<ParseResult, int> run)
    {
        var command = new Command(name, description);
        foreach (var option in options) command.Add(option);
        command.SetAction(run);
        return command;
    }

    private int Create(ParseResult told)
    {
        var now = real.GetUtcNow();
        var wish = new KeyWish(
            told.GetRequiredValue(_name).Trim(), Roles.Find(told.GetRequiredValue(_role))!.Value, told.GetValue(_site), told.GetValue(_source),
            told.GetValue(_days) is { } days ? now.AddDays(days) : null);
        if (wish.Errors(now).ToList() is { Count: > 0 } errors) throw new HubRefusedException(string.Join(" ", errors));
        var secret = SecretText.NewKey();
        var key = wish.As(SecretText.NewId(), now);
        On(told, (connection, transaction) =>
        {
            if (KeyTable.All(connection, transaction).Count(k => k.Key.Site == key.Site && !k.Key.IsOver(now)) >= AccessLimits.KeysMax)
                throw new HubStoreException(AccessProblems.TooManyKeys(key.Site));
            KeyTable.Add(connection, transaction, key, SecretText.HashOf(secret));
        });
        var messages = told.InvocationConfiguration.Error;
        messages.WriteLine(
            $"Made {key.Id}: {key.Role.Name()} of {key.Site ?? "every site"}{Ends(key)}. "
            + "The key is shown this once; send it as Authorization: Bearer KEY.");
        told.InvocationConfiguration.Output.WriteLine(secret);
        return CommandLine.Done;
    }

    private int List(ParseResult told)
    {
        var now = real.GetUtcNow();
        IReadOnlyList<StoredKey> all = [];
        On(told, (connection, transaction) => all = KeyTable.All(connection, transaction));
        var rows = all.Select(k => (string[])[
            k.Key.Id, k.Key.Role.Name(), k.Key.Site ?? "(every site)", k.Key.Source ?? "", State(k.Key, now), Day(k.LastUsedAt, "never used"), k.Key.Name,
        ]).Prepend(["KEY", "ROLE", "SITE", "SOURCE", "STATE", "LAST USED", "NAME"]).ToList();
        var widths = Enumerable.Range(0, rows[0].Length - 1).Select(at => rows.Max(row => row[at].Length)).ToArray();
        var output = told.InvocationConfiguration.Output;
        foreach (var row in rows) output.WriteLine(string.Join("  ", row.Select((cell, at) => at < widths.Length ? cell.PadRight(widths[at]) : cell)));
        return CommandLine.Done;
    }

    private int Revoke(ParseResult told)
    {
        var id = told.GetRequiredValue(_id);
        var done = false;
        On(told, (connection, transaction) => done = KeyTable.Revoke(connection, transaction, id, real.GetUtcNow()));
        if (!done)
        {
            // Somebody may have given the key itself, which is not to be repeated.
            told.InvocationConfiguration.Error.WriteLine("There is no key of that name in force. \"keys list\" shows the names, which begin with k-.");
            return CommandLine.Failed;
        }

        told.InvocationConfiguration.Error.WriteLine($"Revoked {id}. A service that runs on this folder ends its connections within a second.");
        return CommandLine.Done;
    }

    // Beside a service that runs, or alone.
    private void On(ParseResult told, Action<SqliteConnection, SqliteTransaction> work)
    {
        var folder = told.GetValue(_data)!;
        using var beside = HubStore.OpenBeside(folder);
        if (beside is null)
        {
            using var store = HubStore.Open(folder);
            store.Write(work).GetAwaiter().GetResult();
            return;
        }

        try
        {
            using var transaction = beside.BeginTransaction(deferred: false);
            work(beside, transaction);
            transaction.Commit();
        }
        catch (SqliteException problem)
        {
            throw HubStore.Explain(problem, folder);
        }
    }

    private static string State(AccessKey key, DateTimeOffset now) =>
        key.RevokedAt is { } at ? $"revoked {Day(at, "")}" : key.IsOver(now) ? $"expired {Day(key.ExpiresAt, "")}" : $"in force{Ends(key)}";

    private static string Ends(AccessKey key) => key.ExpiresAt is { } at ? $" until {Day(at, "")}" : "";

    private static string Day(DateTimeOffset? at, string none) => at?.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? none;
}
