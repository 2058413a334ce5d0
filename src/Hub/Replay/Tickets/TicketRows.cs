using QueueMonitor.Hub.Sources;

namespace QueueMonitor.Hub.Replay.Tickets;

/// <summary>One row of a table: a ticket's event.</summary>
internal sealed record TicketRow(long Line, string Ticket, long At, string[] Cells);

/// <summary>Reads a comma-separated table of tickets' events by the names of its columns.</summary>
internal sealed class TicketRows(LineProblems problems)
{
    private string[] _names = [];

    /// <summary>The cell under the first of these names that the table has.</summary>
    public string Cell(TicketRow row, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            var at = Array.IndexOf(_names, name);
            if (at >= 0) return row.Cells[at];
        }

        return "";
    }

    /// <summary>The rows by ticket, each ticket's in order of time; of equal times the table's order.</summary>
    /// <exception cref="InvalidDataException">It is not of that format.</exception>
    public IReadOnlyList<IGrouping<string, TicketRow>> Read(
        TextReader file, string name, string ticketColumn, string timeColumn, Func<string, long?> timeOf)
    {
        _names = (file.ReadLine() ?? "").Split(',');
        var (ticket, time) = (Array.IndexOf(_names, ticketColumn), Array.IndexOf(_names, timeColumn));
        if (ticket < 0 || time < 0)
            throw new InvalidDataException($"\"{name}\" has no columns {ticketColumn} and {timeColumn} in its first line. Is --format right?");
        var rows = new List<TicketRow>();
        for (var line = 2L; file.ReadLine() is { } text; line++)
        {
            if (text.Length == 0) continue;
            var cells = text.Split(',');
            if (cells.Length != _names.Length || cells[ticket].Length == 0)
                problems.Add(line, "unreadableLine", $"It has {cells.Length} fields, not {_names.Length}: left out.");
            else if (timeOf(cells[time]) is not { } at)
                problems.Add(line, "unreadableTime", $"Its {timeColumn} cannot be read: left out.");
            else rows.Add(new TicketRow(line, cells[ticket], at, cells));
        }

        return [.. rows.OrderBy(r => r.At).GroupBy(r => r.Ticket)];
    }
}
