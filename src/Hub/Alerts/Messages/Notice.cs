namespace QueueMonitor.Hub.Alerts.Messages;

/// <summary>What a notice is about; also its name on the wire, behind <c>queue-monitor.</c>.</summary>
internal static class NoticeType
{
    public const string Raised = "alert.raised", Cleared = "alert.cleared", Moved = "move.made", Test = "test";
}

/// <summary>Something that people are told, whatever the way.</summary>
/// <param name="Id">Stable: the same message has the same, however often it is sent.</param>
/// <param name="Subject">What it is about, such as an alert's id.</param>
/// <param name="Title">One line, without a full stop.</param>
/// <param name="Text">Whole sentences; may be empty.</param>
/// <param name="Data">What it says, for programs: one JSON object.</param>
internal sealed record Notice(
    string Id, string Site, string Type, string Subject, DateTimeOffset At, bool IsCritical, string Title, string Text, string Data);
