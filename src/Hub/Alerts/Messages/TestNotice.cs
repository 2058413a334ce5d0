namespace QueueMonitor.Hub.Alerts.Messages;

/// <summary>The message that shows whether one arrives.</summary>
internal static class TestNotice
{
    public static Notice For(string site, DateTimeOffset at) => new(
        $"test-{Guid.NewGuid():n}", site, NoticeType.Test, "test", at, IsCritical: false, "Queue Monitor: test",
        "This message was sent to see whether it arrives. Nothing has happened.", "{}");
}
