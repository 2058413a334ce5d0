using System.Text.Json;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Hub.Wire;

/// <summary>Agents, counted and one by one.</summary>
internal static class AgentJson
{
    /// <summary>Null when no source speaks of agents: nobody there is another thing than nobody known.</summary>
    public static void WriteCounts(Utf8JsonWriter json, ReadOnlySpan<byte> name, AgentCounts? agents)
    {
        if (agents is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("available"u8, agents.Available);
        json.WriteNumber("ringing"u8, agents.Ringing);
        json.WriteNumber("busy"u8, agents.Busy);
        json.WriteNumber("wrapUp"u8, agents.WrapUp);
        json.WriteNumber("paused"u8, agents.Paused);
        json.WriteNumber("signedIn"u8, agents.SignedIn);
        json.WriteNumber("staffed"u8, agents.Staffed);
        json.WriteNumber("slots"u8, agents.Slots);
        json.WriteNumber("slotsFree"u8, agents.SlotsFree);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, AgentSnapshot agent, DateTimeOffset asOf)
    {
        json.WriteStartObject();
        json.WriteString("agent"u8, agent.Agent);
        json.WriteName("state"u8, agent.State);
        json.WriteString("reason"u8, agent.Reason);
        json.WriteMoment("since"u8, agent.Since);
        json.WriteSeconds("seconds"u8, Math.Max(0, (asOf - agent.Since).TotalSeconds));
        json.WriteStartArray("queues"u8);
        foreach (var queue in agent.Queues) json.WriteStringValue(queue);
        json.WriteEndArray();
        json.WriteNumber("connected"u8, agent.Connected);
        json.WriteNumber("ringing"u8, agent.Ringing);
        json.WriteEndObject();
    }
}
