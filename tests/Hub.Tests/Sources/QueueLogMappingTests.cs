using QueueMonitor.Engine.Events;

namespace QueueMonitor.Hub.Tests.Sources;

public class QueueLogMappingTests
{
    private readonly QueueLogScript _log = new();

    [Fact]
    public void ACallIsQueuedDeclinedAnsweredAndCompleted() => Assert.Equal(
        [
            "0 ContactQueued call c1 queue billing",
            "3 ContactDeclined call c1 agent ana",
            "9 ContactAnswered call c1 queue billing agent bo",
            "20 ContactCompleted call c1",
        ],
        _log.Map(
            "1000|c1|billing|NONE|ENTERQUEUE||+4790000001|1",
            "1003|c1|billing|ana|RINGNOANSWER|3000",
            "1009|c1|billing|bo|CONNECT|9|c2|2",
            "1020|c1|billing|bo|COMPLETEAGENT|9|11|1"));

    [Fact]
    public void TheOldShortFormsAreRead() => Assert.Equal(
        [
            "0 ContactQueued call 1266833905.2 queue 9000",
            "1 ContactAnswered call 1266833905.2 queue 9000 agent Local/2004@from-internal/n",
            "4 ContactCompleted call 1266833905.2",
        ],
        _log.Map(
            "1266833911|1266833905.2|9000|NONE|ENTERQUEUE||01773597776",
            "1266833912|1266833905.2|9000|Local/2004@from-internal/n|CONNECT|1|1266833911.7",
            "1266833915|1266833905.2|9000|Local/2004@from-internal/n|COMPLETEAGENT|1|3|1"));

    [Theory]
    [InlineData("1014", "15")] // line a second early: the PBX's own measure holds
    [InlineData("1015", "15")]
    [InlineData("1017", "15")] // two seconds apart is rounding at both ends
    [InlineData("1018", "18")] // three are not: the stated wait is not of this visit
    public void TheWaitThatThePbxMeasuredWinsOverRounding(string connectedAt, string expected)
    {
        var events = _log.Map("1000|c1|q|NONE|ENTERQUEUE||1|1", $"{connectedAt}|c1|q|ana|CONNECT|15|x|1");
        Assert.Equal($"{expected} ContactAnswered call c1 queue q agent ana", events[1]);
        Assert.Equal(expected == "18", _log.Problems.Counts.ContainsKey("waitDisagrees"));
    }

    [Theory]
    [InlineData("ABANDON|1|3|8", "ContactAbandoned call c1")]
    [InlineData("EXITWITHTIMEOUT|1|3|8", "ContactLeft call c1 Timeout")]
    [InlineData("EXITEMPTY|1|3|8", "ContactLeft call c1 Empty")]
    [InlineData("EXITWITHKEY|5|1|3|8", "ContactLeft call c1 Key")]
    [InlineData("WITHDRAW|1|3|8|by the supervisor", "ContactLeft call c1 Withdrawn")]
    [InlineData("SYSCOMPAT|", "ContactLeft call c1 Failed")]
    public void EveryWayOutOfAQueueHasItsEvent(string how, string expected) =>
        Assert.Equal($"8 {expected}", _log.Map("1000|c1|q|NONE|ENTERQUEUE||1|1", $"1008|c1|q|NONE|{how}")[1]);

    [Theory]
    [InlineData("COMPLETECALLER|2|30|1", "ContactCompleted call c1")]
    [InlineData("BLINDTRANSFER|200|default|2|30|1", "ContactTransferred call c1 External")]
    [InlineData("TRANSFER|200|default|2|30|1", "ContactTransferred call c1 External")]
    [InlineData("ATTENDEDTRANSFER|BRIDGE|b-1|2|30|1", "ContactTransferred call c1 External")]
    [InlineData("ATTENDEDTRANSFER|LINK|x|y|2|30|1", "ContactTransferred call c1 External")]
    public void EveryEndOfAConversationHasItsEvent(string how, string expected) => Assert.Equal(
        $"32 {expected}",
        _log.Map("1000|c1|q|NONE|ENTERQUEUE||1|1", "1002|c1|q|ana|CONNECT|2|x|1", $"1031|c1|q|ana|{how}")[2]);

    [Fact]
    public void AConversationNeverEndsBeforeItBegan() => Assert.Equal(
        "16 ContactCompleted call c1",
        _log.Map("1000|c1|q|NONE|ENTERQUEUE||1|1", "1015|c1|q|ana|CONNECT|16|x|1", "1015|c1|q|ana|COMPLETECALLER|16|0|1")[2]);

    [Fact]
    public void ACallThatEnteredBeforeTheLogBeganIsPutWhereItsWaitSays()
    {
        Assert.Equal(
            ["0 ContactQueued call c1 queue q", "40 ContactAnswered call c1 queue q agent ana"],
            _log.Map("1040|c1|q|ana|CONNECT|40|x|1"));
        Assert.Equal(1, _log.Problems.Counts["enteredBeforeLog"]);
    }

    [Fact]
    public void TheSameCallInASecondQueueIsASecondVisit() => Assert.Equal(
        ["0 ContactQueued call c1 queue a", "30 ContactLeft call c1 Timeout", "30 ContactQueued call c1 queue b", "35 ContactAbandoned call c1"],
        _log.Map(
            "1000|c1|a|NONE|ENTERQUEUE||1|1", "1030|c1|a|NONE|EXITWITHTIMEOUT|1|1|30",
            "1030|c1|b|NONE|ENTERQUEUE||1|1", "1035|c1|b|NONE|ABANDON|1|1|5"));

    [Fact]
    public void AStartOfAsteriskSaysThatNobodyIsThereAnyMore()
    {
        Assert.Equal(["0 SourceSynced"], _log.Map("1000|NONE|NONE|NONE|QUEUESTART|"));
        // The wait of a call from before is not known any more.
        _log.Map("1001|c1|q|NONE|ENTERQUEUE||1|1", "1002|NONE|NONE|NONE|QUEUESTART|");
        Assert.Equal(["3 ContactAbandoned call c1"], _log.Map("1003|c1|q|NONE|ABANDON|1|1|"));
    }

    [Fact]
    public void AnAgentInSeveralQueuesIsToldOnceAndGoneWithTheLast() => Assert.Equal(
        [
            "0 AgentState agent ana Available in billing",
            "0 AgentState agent ana Available in billing+support",
            "5 AgentState agent ana Paused in billing+support reason lunch",
            "9 AgentState agent ana Available in billing+support",
            "20 AgentState agent ana Available in support",
            "20 AgentState agent ana Offline",
        ],
        _log.Map(
            "1000|MANAGER|billing|ana|ADDMEMBER|", "1000|MANAGER|support|ana|ADDMEMBER|",
            "1005|NONE|NONE|ana|PAUSEALL|lunch", "1005|NONE|billing|ana|PAUSE|lunch", "1005|NONE|support|ana|PAUSE|lunch",
            "1009|NONE|NONE|ana|UNPAUSEALL|", "1009|NONE|billing|ana|UNPAUSE|", "1009|NONE|support|ana|UNPAUSE|",
            "1020|MANAGER|billing|ana|REMOVEMEMBER|", "1020|MANAGER|support|ana|REMOVEMEMBER|"));

    [Fact]
    public void PausedInOneQueueOfTwoIsAvailable() => Assert.Equal(
        [
            "0 AgentState agent ana Paused in billing",
            "0 AgentState agent ana Available in billing+support",
            "3 AgentState agent ana Paused in billing+support reason late",
            "4 AgentState agent ana Available in billing+support",
        ],
        _log.Map(
            "1000|CLI|billing|ana|ADDMEMBER|PAUSED", "1000|CLI|support|ana|ADDMEMBER|",
            "1003|NONE|support|ana|PAUSE|late", "1004|NONE|billing|ana|UNPAUSE|"));

    [Fact]
    public void AgentsOfOldLogInAndOff() => Assert.Equal(
        ["0 AgentState agent Agent/1 Available", "60 AgentState agent Agent/1 Offline"],
        _log.Map("1000|x|NONE|Agent/1|AGENTLOGIN|SIP/1", "1060|x|NONE|Agent/1|AGENTLOGOFF|SIP/1|60"));

    [Fact]
    public void VerbsOfOthersAreCountedAndHaveNoEffect()
    {
        Assert.Empty(_log.Map(
            "1000|c1|NONE|NONE|INFO|IVRAPPEND|1", "1000|c1|q|NONE|DID|22", "1000|NONE|NONE|NONE|CONFIGRELOAD|", "", "1000|x|q|ana|PENALTY|3"));
        Assert.Equal([new("unknownVerb", 1)], _log.Problems.Counts);
    }

    [Theory]
    [InlineData("1000|c1|q|NONE")]
    [InlineData("soon|c1|q|NONE|ENTERQUEUE||1|1")]
    [InlineData("-5|c1|q|NONE|ENTERQUEUE||1|1")]
    [InlineData("99999999999|c1|q|NONE|ENTERQUEUE||1|1")]
    [InlineData("1000|c1|q|NONE||")]
    [InlineData("1000|NONE|q|NONE|ENTERQUEUE||1|1")]
    [InlineData("1000|c1|NONE|NONE|ENTERQUEUE||1|1")]
    [InlineData("1000|c1|q|NONE|CONNECT|3|x|1")]
    [InlineData("1000|x|q|NONE|ADDMEMBER|")]
    [InlineData("1000|x|NONE|ana|PAUSE|")]
    public void ALineThatCannotBeIsCountedWithItsNumberAndReason(string line)
    {
        Assert.Empty(_log.Map("1000|NONE|NONE|NONE|CONFIGRELOAD|", line));
        var problem = Assert.Single(_log.Problems.Examples);
        Assert.Equal((2, "malformedLine"), (problem.Line, problem.Kind));
        Assert.NotEmpty(problem.Text);
    }

    [Theory]
    [InlineData(256, true)]
    [InlineData(257, false)]
    public void ANameHasAtMost256Bytes(int length, bool isRead) =>
        Assert.Equal(isRead, _log.Map($"1000|{new string('c', length)}|q|NONE|ENTERQUEUE||1|1").Count == 1);

    [Fact]
    public void EqualLinesStayTwoEventsAndReadingAgainBringsTheSameIds()
    {
        string[] lines =
        [
            "1000|NONE|q|ana|PAUSE|a", "1000|NONE|q|ana|UNPAUSE|", "1000|NONE|q|ana|PAUSE|a", "1000|NONE|q|ana|UNPAUSE|",
            "1001|c1|q|ana|CONNECT|9|x|1",
        ];
        _log.Map(lines);
        var again = new QueueLogScript();
        again.Map(lines);
        Assert.Equal(7 - 1, _log.Ids.Count);
        Assert.Equal(_log.Ids, again.Ids);
        Assert.Equal(_log.Ids.Count, _log.Ids.Distinct().Count());
        Assert.DoesNotContain(0UL, _log.Ids);
    }

    [Fact]
    public void ACallersNumberBecomesAPseudonymAndAWithheldOneNothing()
    {
        var told = new List<string>();
        var log = new QueueLogScript(number =>
        {
            told.Add(number);
            return 7;
        });
        log.Map(
            "1000|c1|q|NONE|ENTERQUEUE||+4790000001|1", "1000|c2|q|NONE|ENTERQUEUE||anonymous|2", "1000|c3|q|NONE|ENTERQUEUE||<unknown>|3",
            "1000|c4|q|NONE|ENTERQUEUE|||4");
        Assert.Equal(["+4790000001"], told);
    }
}
