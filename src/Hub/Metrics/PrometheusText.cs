using System.Globalization;
using System.Text;

namespace QueueMonitor.Hub.Metrics;

/// <summary>The words of the Prometheus text format 0.0.4.</summary>
internal static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>The name under which an instrument is exposed: letters, digits and underscores, its unit last, and <c>_total</c> for a counter.</summary>
    public static string FamilyName(string instrument, string? unit, bool isCounter)
    {
        var name = Clean(instrument);
        var suffix = unit switch { "s" => "_seconds", "By" => "_bytes", "ms" => "_milliseconds", "1" when !isCounter => "_ratio", _ => "" };
        if (!name.EndsWith(suffix, StringComparison.Ordinal)) name += suffix;
        if (isCounter && !name.EndsWith("_total", StringComparison.Ordinal)) name += "_total";
        return name;
    }

    /// <summary><c>site="main",queue="billing"</c>, in the order given; empty for no tags. Tags without a value are left out.</summary>
    public static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.Length == 0) return "";
        var text = new StringBuilder();
        foreach (var (name, value) in tags)
        {
            if (value is null) continue;
            if (text.Length > 0) text.Append(',');
            text.Append(Clean(name)).Append("=\"");
            Escape(text, Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", quotes: true);
            text.Append('"');
        }

        return text.ToString();
    }

    public static void Header(StringBuilder text, string family, string? help, string type)
    {
        text.Append("# HELP ").Append(family).Append(' ');
        Escape(text, help ?? "", quotes: false);
        text.Append("\n# TYPE ").Append(family).Append(' ').Append(type).Append('\n');
    }

    public static void Sample(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0) text.Append('{').Append(labels).Append('}');
        text.Append(' ').Append(Number(value)).Append('\n');
    }

    public static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "+Inf"
        : double.IsNegativeInfinity(value) ? "-Inf"
        : double.IsNaN(value) ? "NaN"
        : value.ToString("R", CultureInfo.InvariantCulture);

    private static string Clean(string name)
    {
        var clean = string.Create(name.Length, name, static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++) to[i] = char.IsAsciiLetterOrDigit(from[i]) ? from[i] : '_';
        });
        return clean.Length > 0 && char.IsAsciiDigit(clean[0]) ? "_" + clean : clean;
    }

    private static void Escape(StringBuilder text, string value, bool quotes)
    {
        foreach (var c in value)
        {
            switch (c)
            {
                case '\\': text.Append(@"\\"); break;
                case '\n': text.Append(@"\n"); break;
                case '"' when quotes: text.Append("\\\""); break;
                default: text.Append(c); break;
            }
        }
    }
}
