using QueueMonitor.Engine;
using QueueMonitor.Hub.Sources;

namespace QueueMonitor.Hub.Replay;

/// <summary>
/// Reads the bank's recording line by line, says of each line what is wrong with it, and keeps every call whose fate is
/// clear all the same. PHANTOM rows (virtual calls of the switch) are left out and counted.
/// </summary>
internal sealed class BankReader(BankCalendar calendar, LineProblems problems)
{
    private const string NoServer = "NO_SERVER", NoCustomer = "0";

    private const int DaySeconds = 86_400;

    private static readonly string[] Types = ["PS", "PE", "IN", "NE", "NW", "TT"];

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private long _line;
    private BankRow _row;

    public IEnumerable<BankCall> Read(TextReader file)
    {
        while (file.ReadLine() is { } text)
        {
            _line++;
            var isHead = _line == 1 && text.StartsWith("vru+line", StringComparison.OrdinalIgnoreCase);
            if (isHead || string.IsNullOrWhiteSpace(text)) continue;
            if (Cut(text) && Call() is { } call) yield return call;
        }
    }

    private bool Cut(string text)
    {
        if (BankRow.TryCut(text, out var repaired) is not { } row)
        {
            Wrong("unreadableLine", $"It has {text.Split('\t').Length} fields, not {BankRow.Columns}, unclear which: left out.");
            return false;
        }

        _row = row;
        if (repaired) Wrong("fieldsRunTogether", $"It has {BankRow.Columns - 1} fields, priority and type in one: taken apart.");
        return true;
    }

    private BankCall? Call()
    {
        if (_row.Date() is not { } date
            || _row.Clock(BankColumn.MenuEntry) is not { } entry || _row.Clock(BankColumn.MenuExit) is not { } exit
            || _row.Clock(BankColumn.QueueStart) is not { } queueStart || _row.Number(BankColumn.QueueTime) is not { } queueTime)
        {
            Wrong("unreadableLine", "Its date or one of its times cannot be read: left out.");
            return null;
        }

        var isQueued = queueStart != 0;
        CheckTimes(isQueued, queueTime);
        switch (_row[BankColumn.Outcome].Trim())
        {
            case "PHANTOM":
                Wrong("phantom", "A virtual call of the switch: left out.");
                return null;
            case "AGENT":
                CheckAnswered(isQueued);
                return Make(BankOutcome.Agent, date, entry, exit, isQueued ? queueStart : null, queueTime);
            case "HANG":
                CheckHungUp();
                return Make(BankOutcome.Hang, date, entry, exit, isQueued ? queueStart : null, queueTime);
            default:
                Wrong("unknownOutcome", $"Its outcome \"{_row[BankColumn.Outcome]}\" is none of AGENT, HANG, PHANTOM: left out.");
                return null;
        }
    }

    private BankCall Make(BankOutcome outcome, DateTime date, int entry, int exit, int? queueStart, int queueTime)
    {
        var leftMenu = BankCalendar.Near(exit, entry);
        int? queued = queueStart is { } start ? BankCalendar.Near(start, leftMenu) : null;
        var server = _row[BankColumn.Server].Trim();
        var customer = _row[BankColumn.Customer].Trim();
        return new BankCall(
            Id(),
            Queue(),
            _row.Number(BankColumn.Priority) ?? 0,
            customer.Length is 0 or > EngineLimits.IdBytesMax || customer == NoCustomer ? null : customer,
            outcome,
            // A clock of the menu that runs ahead of the others must not put the call's start behind its queue.
            calendar.Moment(date, Math.Min(entry, queued ?? leftMenu)),
            calendar.Moment(date, leftMenu),
            queued is { } clock ? calendar.Moment(date, clock) : null,
            Math.Max(queueTime, 0),
            outcome == BankOutcome.Agent ? Math.Max(_row.Number(BankColumn.ServiceTime) ?? 0, 0) : 0,
            server.Length == 0 || server == NoServer ? null : server);
    }

    private string Queue()
    {
        var raw = _row[BankColumn.Type];
        var type = raw.Trim();
        if (type != raw) Wrong("untidyType", $"White space around its type \"{type}\": cut.");
        if (!Types.Contains(type))
            Wrong("unknownType", $"Its type \"{type}\" is none of {string.Join(", ", Types)}: kept as a queue of that name.");
        return type.Length == 0 ? "unknown" : type;
    }

    private string Id()
    {
        var id = $"{_row[BankColumn.Line].Trim()}/{_row[BankColumn.Call].Trim()}/{_row[BankColumn.Date].Trim()}";
        if (_ids.Add(id)) return id;
        Wrong("sameCallAgain", $"Call {id} stands in an earlier line too: taken as another call.");
        var again = $"{id}/{_line}";
        _ids.Add(again);
        return again;
    }

    private void CheckTimes(bool isQueued, int queueTime)
    {
        if (_row.Number(BankColumn.MenuTime) is < 0)
            Wrong("negativeMenuTime", "vru_time is negative: the menu's clock was wrong; the queue's times hold.");
        else if (_row.Number(BankColumn.MenuTime) is { } menu && !Span(BankColumn.MenuEntry, BankColumn.MenuExit, menu))
            Wrong("menuTimesDisagree", "vru_exit − vru_entry is not vru_time: entry and exit hold.");
        if (!isQueued && queueTime != 0)
            Wrong("queueTimeWithoutStart", $"A q_time of {queueTime} s without a q_start: taken as never queued.");
        if (!isQueued) return;
        if (queueTime < 0) Wrong("negativeQueueTime", "q_time is negative: taken as 0.");
        if (!Span(BankColumn.QueueStart, BankColumn.QueueExit, queueTime))
            Wrong("queueTimesDisagree", "q_exit − q_start is not q_time: q_time holds.");
    }

    private void CheckAnswered(bool isQueued)
    {
        var service = _row.Number(BankColumn.ServiceTime);
        var starts = _row.Clock(BankColumn.ServiceStart);
        if (_row[BankColumn.Server].Trim() is NoServer or "")
            Wrong("agentWithoutServer", "AGENT, but no server is named: answered by somebody unknown.");
        if (service is not { } seconds) Wrong("unreadableServiceTime", "ser_time cannot be read: taken as 0.");
        else if (seconds == 0) Wrong("agentWithoutServiceTime", "AGENT with a ser_time of 0: answered, and over at once.");
        if (starts is not > 0)
        {
            Wrong("agentWithoutServiceStart", "AGENT without a ser_start: answered when the wait ended.");
            return;
        }

        if (service is { } told && !Span(BankColumn.ServiceStart, BankColumn.ServiceExit, told))
            Wrong("serviceTimesDisagree", "ser_exit − ser_start is not ser_time: ser_time holds.");
        var waited = _row.Clock(isQueued ? BankColumn.QueueExit : BankColumn.MenuExit) ?? starts.Value;
        var before = waited - BankCalendar.Near(starts.Value, waited);
        if (before <= 0) return;
        if (isQueued) Wrong("serviceStartsBeforeQueueExit", $"ser_start is {before} s before q_exit: q_exit holds.");
        else Wrong("serviceStartsBeforeMenuExit", $"ser_start is {before} s before vru_exit: vru_exit holds.");
    }

    private void CheckHungUp()
    {
        if (_row[BankColumn.Server].Trim() is not (NoServer or ""))
            Wrong("hangWithServer", "HANG, but a server is named: the caller hung up.");
        if (_row.Number(BankColumn.ServiceTime) is not (null or 0) || _row.Clock(BankColumn.ServiceStart) is > 0)
            Wrong("hangWithService", "HANG, but with a time of service: the caller hung up.");
    }

    // Across midnight the clock's difference is a day short.
    private bool Span(BankColumn from, BankColumn to, int seconds) =>
        _row.Clock(from) is not { } start || _row.Clock(to) is not { } end || (end - start + DaySeconds) % DaySeconds == seconds;

    private void Wrong(string kind, string text) => problems.Add(_line, kind, text);
}
