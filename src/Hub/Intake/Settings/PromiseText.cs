using System.Globalization;
using System.Text;
using QueueMonitor.Engine.Promises;

namespace QueueMonitor.Hub.Intake.Settings;

/// <summary>Promises as text: a duration (<c>PT4H</c>), working time (<c>2 working days</c>), or a time of day (<c>before 15:00</c>).</summary>
public static class PromiseText
{
    public const string Example = "\"PT4H\", \"2 working days\" or \"before 15:00\"";

    private static ReadOnlySpan<byte> BeforeWord => "before "u8;

    /// <summary>Reads a promise. False when it is neither of the three.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out PromiseTerms terms)
    {
        terms = default;
        if (ThresholdText.TryParse(text, out var span))
        {
            terms = PromiseTerms.Within(span);
            return true;
        }

        if (!text.StartsWith(BeforeWord)) return false;
        var clock = Encoding.UTF8.GetString(text[BeforeWord.Length..]);
        if (!TimeOnly.TryParseExact(clock, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return false;
        terms = PromiseTerms.Before((time.Hour * 60) + time.Minute);
        return true;
    }

    /// <summary>The text that <see cref="TryParse"/> reads back; null for a promise that names a moment.</summary>
    public static string? Write(PromiseTerms terms) => terms.Kind switch
    {
        PromiseKind.Within => ThresholdText.Write(terms.Span),
        PromiseKind.Before => string.Create(CultureInfo.InvariantCulture, $"before {terms.Minute / 60:00}:{terms.Minute % 60:00}"),
        _ => null,
    };
}
