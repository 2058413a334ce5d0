using System.Globalization;
using System.Text;
using QueueMonitor.Hub.Plan;

namespace QueueMonitor.Hub.Tests.Plan;

/// <summary>Plans of a site in Oslo with a queue in Oslo and one in London.</summary>
internal static class PlanSample
{
    public static PlanScope Scope(string now = "2026-11-20T09:00:00Z") => new(
        [("billing", "Billing", "Europe/Oslo"), ("support", "Support line", "Europe/Oslo"), ("london", "London", "Europe/London")],
        "Europe/Oslo", DateTimeOffset.Parse(now, CultureInfo.InvariantCulture), ["ana", "bo"]);

    public static PlanDocument Read(string text, string now = "2026-11-20T09:00:00Z", string? agent = null) =>
        PlanReader.Read(Encoding.UTF8.GetBytes(text), Scope(now), agent);

    /// <summary>A plan without errors.</summary>
    public static PlanDocument Good(string text, string now = "2026-11-20T09:00:00Z", string? agent = null)
    {
        var plan = Read(text, now, agent);
        Assert.Equal([], plan.Errors);
        return plan;
    }

    /// <summary>The one error of a plan that has one.</summary>
    public static (int Line, string Error) Wrong(string text, string now = "2026-11-20T09:00:00Z")
    {
        var plan = Read(text, now);
        Assert.Equal(1, plan.ErrorCount);
        return (plan.Errors[0].Line, plan.Errors[0].Error);
    }

    public static string Utc(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms).ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);

    public static IEnumerable<string> Lines(PlanDocument plan) => plan.Intervals.Select(i =>
        string.Create(CultureInfo.InvariantCulture, $"{i.Queue} {Utc(i.Start)} {i.Contacts} {i.HandleSeconds} {i.Agents}"));

    public static IEnumerable<string> Shifts(PlanDocument plan) => plan.Shifts.Select(s =>
        $"{s.Agent} {Utc(s.From)} {Utc(s.Until)} {s.Activity} {string.Join('+', s.Queues)}".TrimEnd());
}
