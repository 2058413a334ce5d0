using System.Text.Json.Nodes;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Store;

namespace QueueMonitor.Hub.Api;

/// <summary>
/// Makes a change of settings: an event like any other, applied by the engine and only then stored, so that nothing is stored
/// that an engine refused. Changes are made one after the other.
/// </summary>
internal sealed class SettingsChange(SiteEngines engines, SettingsTable table, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    public void Dispose() => _one.Dispose();

    /// <summary>Completes when the setting holds and is stored.</summary>
    /// <param name="payload"><see cref="Engine.Queues.QueueSettingsPatch"/> or <see cref="Engine.Queues.SiteSettingsPatch"/>.</param>
    public async Task Apply(SettingKind kind, string site, string name, object payload, JsonObject changes, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            await Apply(engines.Open(site).Door, kind == SettingKind.Queue ? name : null, payload, cancellation);
            var before = table.Find(kind, site, name)?.Json;
            await table.Save(new StoredSetting(kind, site, name, SettingsPatch.Merge(before, changes)));
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task Apply(IEventDoor door, string? queue, object payload, CancellationToken cancellation)
    {
        var type = queue is null ? EventType.SiteConfigured : EventType.QueueConfigured;
        var refusal = await OneEvent.Apply(
            door, type, time, Fill, static batch => batch.Refusals.Length > 0 ? batch.Refusals[0].Reason : (RefusalReason?)null, cancellation);
        if (refusal is { } reason) throw Refused(reason);

        void Fill(EventBatch batch, ref FloorEvent configured)
        {
            if (queue is not null) configured.Queue = batch.Name(queue);
            batch.AddDetail(ref configured).Payload = payload;
        }
    }

    private static ApiProblemException Refused(RefusalReason reason) => new(new ApiProblem(
        StatusCodes.Status409Conflict, "refused", "The engine did not take the settings",
        reason == RefusalReason.TooManyQueues
            ? $"The site has {EngineLimits.QueuesMax} queues, which is the most there can be: use one of them."
            : "The settings contradict each other or name a time zone that this machine does not know: look at zone and openingHours."));
}
