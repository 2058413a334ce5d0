namespace QueueMonitor.Hub.Plan;

/// <summary>Reads a table of shifts: who is planned to do what, from when until when.</summary>
internal sealed class ShiftSheet(PlanScope scope, PlanDocument plan)
{
    public void Read(PlanHeader header, IEnumerable<CsvRow> rows)
    {
        var book = new ShiftBook(scope, plan);
        foreach (var row in rows)
        {
            if (!book.HasRoom(row.Line)) return;
            One(header, row, book);
        }
    }

    private void One(PlanHeader header, CsvRow row, ShiftBook book)
    {
        if (Moment(row, header.Cell(row, PlanHeader.From)) is not { } from) return;
        if (Moment(row, header.Cell(row, PlanHeader.Until)) is not { } until) return;
        var activity = ActivityNames.Find(header.Cell(row, PlanHeader.Activity));
        if (activity is null)
        {
            plan.Wrong(row.Line, $"'{PlanClock.Shown(header.Cell(row, PlanHeader.Activity))}' is no activity. Write one of "
                + $"{ActivityNames.All}; an empty cell is work.");
            return;
        }

        var named = header.Cell(row, PlanHeader.Queues)
            .Split(['|', ';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (book.Queues(row.Line, named) is not { } queues) return;
        book.Add(row.Line, header.Cell(row, PlanHeader.Agent), from, until, activity.Value, queues);
    }

    private long? Moment(CsvRow row, string text)
    {
        if (scope.SiteClock.Read(text, out var error) is not { } moment)
        {
            plan.Wrong(row.Line, error);
            return null;
        }

        if (moment.Again is null) return moment.At;
        plan.Wrong(row.Line, scope.SiteClock.Twice(text, moment));
        return null;
    }
}
