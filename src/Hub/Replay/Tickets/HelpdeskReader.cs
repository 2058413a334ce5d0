using QueueMonitor.Hub.Sources;

namespace QueueMonitor.Hub.Replay.Tickets;

/// <summary>
/// An event log of a help desk: "Take in charge ticket" is a human's answer, "Wait" a hold until the next event, "Resolve ticket" the
/// solution. Whatever comes after that but the closing opens the ticket again; another one who takes it in charge was handed it.
/// </summary>
internal static class HelpdeskReader
{
    public static void Read(TextReader file, string name, LineProblems problems, List<TicketStep> steps, TicketCounts counts)
    {
        var rows = new TicketRows(problems);
        foreach (var ticket in rows.Read(file, name, "case:concept:name", "time:timestamp", TicketTime.Offset))
        {
            var tale = new TicketTale(ticket.Key, ticket.First().At, steps, counts);
            tale.Begin();
            string? holder = null;
            foreach (var row in ticket)
            {
                var (activity, resource) = (rows.Cell(row, "Activity", "concept:name"), rows.Cell(row, "Resource", "org:resource"));
                tale.GoOn(row.At);
                switch (activity)
                {
                    case "Resolve ticket":
                        tale.Resolve(row.At);
                        continue;
                    case "Closed":
                        tale.Close(row.At);
                        continue;
                }

                if (!tale.IsOpen) tale.Reopen(row.At);
                if (activity == "Wait") tale.Hold(row.At);
                if (activity != "Take in charge ticket") continue;
                if (holder is not null && holder != resource) tale.PassOn(row.At, resource);
                holder = resource;
                tale.Answer(row.At, resource);
            }
        }
    }
}
