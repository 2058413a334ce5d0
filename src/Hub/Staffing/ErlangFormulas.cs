using QueueMonitor.Engine.Measures;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Staffing;

/// <summary>The formulas of a service level that the calculator knows: all but the default of live queues, which in the long run is that in
/// which abandons count against.</summary>
internal static class ErlangFormulas
{
    private static readonly ServiceLevelFormula[] All =
        [ServiceLevelFormula.AbandonsAgainst, ServiceLevelFormula.AbandonsIgnored, ServiceLevelFormula.AbandonsFor];

    public static string[] Names { get; } = [.. All.Select(WireName<ServiceLevelFormula>.Text)];

    public static bool TryParse(string name, out ServiceLevelFormula formula)
    {
        var at = Array.IndexOf(Names, name);
        formula = at < 0 ? default : All[at];
        return at >= 0;
    }
}
