using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Contacts;

namespace QueueMonitor.Hub.Intake.Reading;

/// <summary>The words on the wire for channels and for what agents do.</summary>
internal static class WireWords
{
    public static bool TryParse(ReadOnlySpan<byte> word, out MediaType media)
    {
        media = MediaType.Unknown;
        if (word.SequenceEqual("voice"u8)) media = MediaType.Voice;
        else if (word.SequenceEqual("chat"u8)) media = MediaType.Chat;
        else if (word.SequenceEqual("email"u8)) media = MediaType.Email;
        else if (word.SequenceEqual("social"u8)) media = MediaType.Social;
        return media != MediaType.Unknown;
    }

    public static bool TryParse(ReadOnlySpan<byte> word, out AgentActivity activity)
    {
        activity = AgentActivity.Unknown;
        if (word.SequenceEqual("available"u8)) activity = AgentActivity.Available;
        else if (word.SequenceEqual("busy"u8)) activity = AgentActivity.Busy;
        else if (word.SequenceEqual("wrapUp"u8)) activity = AgentActivity.WrapUp;
        else if (word.SequenceEqual("paused"u8)) activity = AgentActivity.Paused;
        else if (word.SequenceEqual("offline"u8)) activity = AgentActivity.Offline;
        return activity != AgentActivity.Unknown;
    }
}
