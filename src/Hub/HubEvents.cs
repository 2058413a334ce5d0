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
    public const int CallFailed = 1014;

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

    // Journal
    public const int JournalRefused = 1061;
    public const int JournalHealed = 1062;
    public const int JournalUnwritable = 1063;
    public const int JournalEnded = 1064;
    public const int JournalTornTail = 1065;
    public const int JournalLossAccepted = 1066;
    public const int JournalRecovered = 1067;
    public const int JournalIncomplete = 1068;
    public const int JournalMarkMissing = 1069;
    public const int RecoveryFailed = 1070;
    public const int JournalDropped = 1071;
    public const int ImageFailed = 1072;
    public const int ImageUnused = 1073;
    public const int JournalErased = 1074;
    public const int JournalSilent = 1075;

    // Access
    public const int KeysNotRead = 1081;
    public const int ProxyWithoutSecret = 1082;
    public const int ListensInTheClear = 1083;

    // Alerts
    public const int NoticeNotKept = 1091;
    public const int NoticeNotSent = 1092;
    public const int StoredWebhookUnreadable = 1093;
    public const int AlertWatchFailed = 1094;

    // Demo
    public const int DemoRefused = 1051;
}
