namespace QueueMonitor.Hub.Plan;

/// <summary>The words that plans use for what agents do.</summary>
internal static class ActivityNames
{
    private static readonly Dictionary<string, ShiftActivity> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["work"] = ShiftActivity.Work, ["shift"] = ShiftActivity.Work, ["working"] = ShiftActivity.Work, ["phone"] = ShiftActivity.Work,
        ["open"] = ShiftActivity.Work,
        ["break"] = ShiftActivity.Break, ["lunch"] = ShiftActivity.Break, ["pause"] = ShiftActivity.Break,
        ["meeting"] = ShiftActivity.Absent, ["coaching"] = ShiftActivity.Absent,
        ["training"] = ShiftActivity.Absent, ["course"] = ShiftActivity.Absent,
        ["absent"] = ShiftActivity.Absent, ["absence"] = ShiftActivity.Absent, ["leave"] = ShiftActivity.Absent,
        ["holiday"] = ShiftActivity.Absent,
        ["vacation"] = ShiftActivity.Absent, ["sick"] = ShiftActivity.Absent, ["off"] = ShiftActivity.Absent,
    };

    /// <summary>As messages list them; plans may use some more words for the same.</summary>
    public const string All = "work, break, absent";

    /// <summary>Nothing said is work; null: not a word for any.</summary>
    public static ShiftActivity? Find(string word) =>
        word.Length == 0 ? ShiftActivity.Work : Words.TryGetValue(word.Trim(), out var activity) ? activity : null;

    public static string Name(ShiftActivity activity) => activity switch
    {
        ShiftActivity.Work => "work",
        ShiftActivity.Break => "break",
        _ => "absent",
    };
}
