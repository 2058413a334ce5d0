using System.Text.Json.Nodes;
using QueueMonitor.Hub.Store;

namespace QueueMonitor.Crash.Tests.Harness;

/// <summary>What became of a start on a data folder: the figures that it shows, or the words with which it refuses.</summary>
internal sealed record Revived(JsonNode? Queues, string? Refusal)
{
    public static async Task<Revived> On(string folder)
    {
        HubInProcess hub;
        try
        {
            hub = await HubInProcess.Start(folder);
        }
        catch (HubStoreException refused)
        {
            // For a person: it says what to do, and is no fault's own text.
            Assert.Matches("Put back|accept-loss|Look at|Create it|Move|move it", refused.Message);
            return new Revived(null, refused.Message);
        }

        await using (hub)
        {
            try
            {
                await hub.Sites.Ready.WaitAsync(Patience.Longest);
            }
            catch (Exception refused) when (refused is InvalidDataException or HubStoreException)
            {
                return new Revived(null, refused.Message);
            }

            return new Revived(await hub.Get("/api/v1/queues"), null);
        }
    }
}
