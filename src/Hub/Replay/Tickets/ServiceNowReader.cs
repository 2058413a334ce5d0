using System.Globalization;
using QueueMonitor.Hub.Sources;

namespace QueueMonitor.Hub.Replay.Tickets;

/// <summary>
/// The audit log of an incident process, a row for each change: in at opened_at; answered by the first change that is not to New;
/// on hold in the states Awaiting; handed over and opened again as its counts rise, answered again by the next change.
/// </summary>
internal static class ServiceNowReader
{
    private const string Dirt = "-100";

    public static void Read(
        TextReader file, string name, TimeZoneInfo zone, LineProblems problems, List<TicketStep> steps, TicketCounts counts)
    {
        var rows = new TicketRows(problems);
        foreach (var ticket in rows.Read(file, name, "number", "sys_updated_at", text => TicketTime.Local(text, zone)))
        {
            var changes = ticket.OrderBy(r => Number(rows.Cell(r, "sys_mod_count"))).ToList();
            var opened = TicketTime.Local(rows.Cell(changes[0], "opened_at"), zone) ?? changes[0].At;
            var tale = new TicketTale(ticket.Key, opened, steps, counts);
            tale.Begin();
            var (reopened, handedOver, at) = (0, 0, opened);
            foreach (var row in changes)
            {
                // The counts of changes tell their order; a clock may stand behind.
                at = Math.Max(at, row.At);
                var state = rows.Cell(row, "incident_state", "ident_state");
                if (state == Dirt) problems.Add(row.Line, "stateUnknown", "Its state is -100: taken as unchanged.");
                var back = Number(rows.Cell(row, "reopen_count")) is var times && times > reopened;
                if (back && tale.IsOpen) tale.Close(at);
                for (; reopened < times; reopened++) tale.Reopen(at);
                for (var passed = Number(rows.Cell(row, "reassignment_count")); handedOver < passed; handedOver++)
                    tale.PassOn(at, Agent(rows, row));
                if (state == Dirt) continue;
                Tell(tale, state, at, Agent(rows, row), back);
            }
        }
    }

    private static void Tell(TicketTale tale, string state, long at, string agent, bool back)
    {
        if (state.StartsWith("Awaiting", StringComparison.Ordinal)) tale.Hold(at);
        else tale.GoOn(at);
        if (state == "New" || back) return;
        if (tale is { Waits: true, IsOpen: true }) tale.Answer(at, agent);
        if (state == "Resolved") tale.Resolve(at);
        else if (state == "Closed") tale.Close(at);
    }

    private static string Agent(TicketRows rows, TicketRow row) =>
        rows.Cell(row, "assigned_to") is { Length: > 0 } agent and not "?" ? agent : $"by {rows.Cell(row, "sys_updated_by")}";

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
