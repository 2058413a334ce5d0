using System.Collections.Concurrent;
using System.Text.Json;
using QueueMonitor.Hub.Access;
using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.Store;

namespace QueueMonitor.Hub.Alerts.Webhooks;

/// <summary>All webhooks, in memory and in the database. Finding one reads no disk; a change holds when it is stored.</summary>
internal sealed partial class WebhookBook
{
    private readonly ConcurrentDictionary<string, Webhook> _all = new(StringComparer.Ordinal);
    private readonly HubStore _store;
    private readonly BoardClock _clock;

    public WebhookBook(HubStore store, BoardClock clock, ILogger<WebhookBook> log)
    {
        (_store, _clock) = (store, clock);
        foreach (var (id, site, secret, json) in store.Read(Stored))
        {
            try
            {
                _all[id] = Webhook.Read(id, site, secret, json);
            }
            catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or UriFormatException)
            {
                // Written by another version or another hand: one receiver less is better than no hub.
                Log.Unreadable(log, id, problem.Message);
            }
        }
    }

    public IReadOnlyList<Webhook> Of(string site) =>
        [.. _all.Values.Where(w => w.Site == site).OrderBy(w => w.Name, StringComparer.Ordinal).ThenBy(w => w.Id, StringComparer.Ordinal)];

    public Webhook? Find(string id) => _all.GetValueOrDefault(id);

    public static string NewId() => "w-" + SecretText.NewId()[2..];

    /// <summary>Completes when it is stored.</summary>
    public async Task Save(Webhook webhook)
    {
        var now = _clock.Pace.GetUtcNow().ToUnixTimeMilliseconds();
        await _store.Write((connection, transaction) =>
        {
            using var upsert = connection.CreateCommand();
            upsert.Transaction = transaction;
            upsert.CommandText = """
                INSERT INTO webhook (id, site, secret, json, created_at) VALUES ($id, $site, $secret, $json, $at)
                ON CONFLICT (id) DO UPDATE SET json = excluded.json
                """;
            upsert.Parameters.AddWithValue("$id", webhook.Id);
            upsert.Parameters.AddWithValue("$site", webhook.Site);
            upsert.Parameters.AddWithValue("$secret", webhook.Secret);
            upsert.Parameters.AddWithValue("$json", webhook.Json());
            upsert.Parameters.AddWithValue("$at", now);
            upsert.ExecuteNonQuery();
        });
        _all[webhook.Id] = webhook;
    }

    /// <summary>Completes when it is gone from the disk, with all that was on its way to it.</summary>
    public async Task Delete(string id)
    {
        await _store.Write((connection, transaction) =>
        {
            using var delete = connection.CreateCommand();
            delete.Transaction = transaction;
            delete.CommandText = "DELETE FROM webhook WHERE id = $id";
            delete.Parameters.AddWithValue("$id", id);
            delete.ExecuteNonQuery();
        });
        _all.TryRemove(id, out _);
    }

    private static List<(string Id, string Site, string Secret, string Json)> Stored(Microsoft.Data.Sqlite.SqliteConnection connection)
    {
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT id, site, secret, json FROM webhook ORDER BY created_at, id";
        using var rows = select.ExecuteReader();
        var all = new List<(string, string, string, string)>();
        while (rows.Read()) all.Add((rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetString(3)));
        return all;
    }

    private static partial class Log
    {
        [LoggerMessage(HubEvents.StoredWebhookUnreadable, LogLevel.Error,
            "The stored webhook {Webhook} cannot be read and is left out: {Problem} Make it anew through the API.")]
        public static partial void Unreadable(ILogger log, string webhook, string problem);
    }
}
