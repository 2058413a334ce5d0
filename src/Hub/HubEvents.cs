namespace QueueMonitor.Hub;

/// <summary>The numbers of all log lines of the hub, so that each is found by its own. Add a block of ten for a folder.</summary>
internal static class HubEvents
{
    // Sites
    public const int EngineFailed = 1001;
    public const int StoredSettingRefused = 1002;

    // Boards
    public const int WallCutOff = 1011;
    public const int BoardStopped = 1012;
    public const int WallFailed = 1013;

    // Store, settings, history
    public const int HistoryNotWritten = 1031;
    public const int HistoryDeleted = 1032;
    public const int StoredSettingUnreadable = 1033;
    public const int StoredBoardUnreadable = 1034;
    public const int StoredScreenUnreadable = 1035;
    public const int LastSeenNotWritten = 1036;

    // Asterisk's queue log
    public const int QueueLogMissing = 1041;
    public const int QueueLogFound = 1042;
    public const int QueueLogLine = 1043;
    public const int QueueLogRotatedUnreadable = 1044;
    public const int QueueLogRefused = 1045;

    // Demo
    public const int DemoRefused = 1051;
}
