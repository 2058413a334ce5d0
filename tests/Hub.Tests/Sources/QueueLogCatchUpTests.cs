using System.Text;
using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Events;
using QueueMonitor.Hub.Sources.Asterisk;

namespace QueueMonitor.Hub.Tests.Sources;

public class QueueLogCatchUpTests
{
    private const long DayStart = 1_000_000;

    private readonly QueueLogMapping _mapping = new();
    private readonly EventBatch _batch = new();

    [Fact]
    public void OnlyTodayAndTheCallsThatWereOpenThenAreTold()
    {
        Take(
            "900|over|q|NONE|ENTERQUEUE||1|1", "950|over|q|NONE|ABANDON|1|1|50",
            "960|talking|q|NONE|ENTERQUEUE||1|1", "970|waiting|q|NONE|ENTERQUEUE||1|1", "980|talking|q|ana|CONNECT|20|x|1",
            "1000|today|q|NONE|ENTERQUEUE||1|1", "1001|talking|q|ana|COMPLETEAGENT|20|21|1", "1002|waiting|q|NONE|ABANDON|1|1|32");
        Assert.Equal(
            [
                ("talking", EventType.ContactQueued, 960), ("waiting", EventType.ContactQueued, 970), ("talking", EventType.ContactAnswered, 980),
                ("today", EventType.ContactQueued, 1000), ("talking", EventType.ContactCompleted, 1001), ("waiting", EventType.ContactAbandoned, 1002),
            ],
            Told());
    }

    [Fact]
    public void AnAgentsStateOfYesterdayIsToldAsOfTheDaysStart()
    {
        Take(
            "10|x|q|ana|ADDMEMBER|", "10|x|q|bo|ADDMEMBER|", "10|x|q|cy|ADDMEMBER|", "20|NONE|q|ana|PAUSE|lunch", "30|x|q|bo|REMOVEMEMBER|",
            "1000|NONE|NONE|NONE|CONFIGRELOAD|");
        Assert.Equal(2, _batch.Count);
        Assert.All(_batch.Events.ToArray(), e => Assert.Equal(DayStart, e.At));
        Assert.Equal([AgentActivity.Paused, AgentActivity.Available], _batch.Events.ToArray().Select(e => (AgentActivity)e.Code));
    }

    [Fact]
    public void AStartOfAsteriskYesterdayEndsItsCalls()
    {
        Take("960|gone|q|NONE|ENTERQUEUE||1|1", "970|NONE|NONE|NONE|QUEUESTART|", "1000|today|q|NONE|ENTERQUEUE||1|1");
        Assert.Equal([("today", EventType.ContactQueued, 1000)], Told());
    }

    [Fact]
    public void ALogThatEndsYesterdayHasItsOpenCalls()
    {
        var catchUp = new QueueLogCatchUp(_mapping, DayStart);
        catchUp.Take("960|open|q|NONE|ENTERQUEUE||1|1"u8, () => _batch);
        Assert.Equal(0, _batch.Count);
        catchUp.BeginToday(() => _batch);
        Assert.Equal([("open", EventType.ContactQueued, 960)], Told());
    }

    private void Take(params string[] lines)
    {
        var catchUp = new QueueLogCatchUp(_mapping, DayStart);
        foreach (var line in lines) catchUp.Take(Encoding.UTF8.GetBytes(line), () => _batch);
    }

    private List<(string, EventType, long)> Told()
    {
        var told = new List<(string, EventType, long)>();
        foreach (ref readonly var one in _batch.Events) told.Add((Encoding.UTF8.GetString(_batch.ContactText(one)), one.Type, one.At / 1000));
        return told;
    }
}
