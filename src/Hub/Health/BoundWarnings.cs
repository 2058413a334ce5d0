using QueueMonitor.Engine;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Staffing.Alerts;

namespace QueueMonitor.Hub.Health;

/// <summary>What a site let go of because there was too much of it, in words that say what to do; told for a day after the last time.</summary>
internal static class BoundWarnings
{
    /// <summary>As long as a resend may still be one of those whose ids were forgotten.</summary>
    public static readonly TimeSpan ToldFor = EngineLimits.DuplicatesKept;

    public static IEnumerable<string> Of(FloorSnapshot floor)
    {
        var passed = floor.Counters.Passed;
        if (IsTold(passed.EventIds))
        {
            yield return $"More than {EngineLimits.DuplicateIdsMax:N0} events came within {EngineLimits.DuplicatesKept.TotalHours} hours: "
                + $"{passed.EventIds.Times:N0} event ids were forgotten early, and who sends those events again has them counted twice. "
                + "Let sources resend within an hour, or give some of them a site of their own.";
        }

        if (IsTold(passed.ClosedContacts))
        {
            yield return $"{passed.ClosedContacts.Times:N0} contacts were forgotten while something could still come of them, with what was promised in them: "
                + $"a site keeps {EngineLimits.ClosedContactsMax:N0} calls and chats that are over or in a menu, and {EngineLimits.ClosedWrittenMax:N0} "
                + "e-mails and posts. What is still said of them counts as late, and whoever writes again is somebody new. "
                + "Let sources complete each contact, or give some queues or sources a site of their own.";
        }

        if (IsTold(passed.Cases))
        {
            yield return $"More than {EngineLimits.CasesMax:N0} contacts are kept for their customers: {passed.Cases.Times:N0} of the oldest were let go of "
                + "before the site's retention was over. Their customers may be missing from the list of call-backs, and outcomes leave them out. "
                + "Set fewer retentionDays, or give some queues a site of their own.";
        }

        if (IsTold(passed.CustomerCases))
        {
            yield return $"A customer came more than {EngineLimits.CustomerCasesMax} times within the site's retention: {passed.CustomerCases.Times:N0} "
                + "contacts of such customers are kept as nobody's, and not listed when one of them is looked up. "
                + "Is one value of customer sent for many people (a switchboard, a withheld number)? Let sources leave customer out of those.";
        }

        if (IsTold(passed.ContactEvents))
        {
            yield return $"{passed.ContactEvents.Times:N0} events came out of order for contacts with {EngineLimits.ContactEventsMax} events or more, and "
                + "changed nothing: those contacts may stand otherwise than they are. "
                + "Let sources send the events of a contact in order, and give each contact an id of its own.";
        }

        if (IsTold(passed.CalledCustomers))
        {
            yield return $"{passed.CalledCustomers.Times:N0} calls to customers were not kept: there is room for {EngineLimits.CasesMax:N0} customers. "
                + "Somebody who was called back may be called again. Set fewer retentionDays, or give some queues a site of their own.";
        }

        if (IsTold(passed.Alerts))
        {
            yield return $"More than {AlertBook.AlertsMax:N0} alerts stand at once: some are not shown, and nobody was told of them. "
                + "Deal with those that stand, or confirm fewer queues' promises.";
        }

        if (IsTold(passed.Teams))
        {
            yield return $"Agents serve their queues in more than {EngineLimits.TeamsMax:N0} combinations: staffing counts the last of them for their first "
                + "queue alone. Give agents fewer different sets of queues.";
        }

        bool IsTold(PassedBound bound) => bound.LastAt is { } at && floor.AsOf - at < ToldFor;
    }
}
