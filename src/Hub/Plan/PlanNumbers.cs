using System.Globalization;

namespace QueueMonitor.Hub.Plan;

/// <summary>Reads numbers of a plan.</summary>
internal static class PlanNumbers
{
    /// <summary>Reads a number from 0 to <paramref name="most"/>; an empty cell is not known.</summary>
    /// <param name="separator">What stands between cells: where it is no comma, a comma may stand before the decimals.</param>
    /// <param name="error">Null: it was read.</param>
    public static double? Read(string text, string what, int most, char? separator, out string? error)
    {
        error = null;
        if (text.Length == 0) return null;
        var plain = separator != ',' && !text.Contains('.', StringComparison.Ordinal) ? text.Replace(',', '.') : text;
        if (!double.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            error = $"'{PlanClock.Shown(text)}' is no number of {what}. Write it without blanks and separators of thousands, such as "
                + "12.5; leave the cell empty if it is not known.";
            return null;
        }

        if (number <= most) return number;
        error = string.Create(CultureInfo.InvariantCulture, $"{number} {what} are more than {most}. Are two columns exchanged?");
        return null;
    }
}
