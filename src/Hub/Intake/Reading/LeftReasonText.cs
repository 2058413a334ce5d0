using QueueMonitor.Engine.Events;

namespace QueueMonitor.Hub.Intake.Reading;

/// <summary>The words on the wire for reasons of leaving.</summary>
public static class LeftReasonText
{
    private static readonly string[] Words = [.. Enum.GetValues<LeftReason>().Select(reason => reason.ToString().ToLowerInvariant())];

    /// <summary>All words, as a message lists them.</summary>
    public static string All { get; } = string.Join(", ", Words);

    public static string Of(LeftReason reason) => Words[(int)reason];

    public static bool TryParse(string word, out LeftReason reason)
    {
        var at = Array.IndexOf(Words, word);
        reason = (LeftReason)Math.Max(at, 0);
        return at >= 0;
    }

    internal static bool TryParse(ReadOnlySpan<byte> word, out LeftReason reason)
    {
        LeftReason? found = word.Length switch
        {
            3 => word.SequenceEqual("key"u8) ? LeftReason.Key : null,
            4 => word.SequenceEqual("full"u8) ? LeftReason.Full : null,
            5 => word.SequenceEqual("empty"u8) ? LeftReason.Empty : word.SequenceEqual("other"u8) ? LeftReason.Other : null,
            6 => word.SequenceEqual("closed"u8) ? LeftReason.Closed : word.SequenceEqual("failed"u8) ? LeftReason.Failed : null,
            7 => word.SequenceEqual("timeout"u8) ? LeftReason.Timeout : null,
            8 => word.SequenceEqual("overflow"u8) ? LeftReason.Overflow : word.SequenceEqual("callback"u8) ? LeftReason.Callback : null,
            9 => word.SequenceEqual("voicemail"u8) ? LeftReason.Voicemail : word.SequenceEqual("withdrawn"u8) ? LeftReason.Withdrawn : null,
            10 => word.SequenceEqual("unanswered"u8) ? LeftReason.Unanswered : null,
            _ => null,
        };
        reason = found ?? LeftReason.Other;
        return found is not null;
    }
}
