using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Forecasts.Records;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Engine.Tests.Forecasts;

/// <summary>Chats that the customer left without a word (science 3.5): answered in the ledger, given up for patience and risk.</summary>
public sealed class SilentChatTests
{
    private const long Start = 1_795_132_800_000;

    private readonly Floor _floor = new("main", "UTC", Start, forecasts: true);
    private long _now = Start;
    private int _next;

    [Fact]
    public void Nobody_wrote_before_the_end_so_nobody_was_there()
    {
        Chats(wrote: 60, silent: 0);
        Assert.Equal(0, Silence!.Silent);
        var before = Silence.Opened;
        Chats(wrote: 0, silent: 10);
        Assert.Equal(before + 10, Silence.Opened);
        Assert.InRange(Silence.Silent, 8, 10);
        var queue = _floor.Capture(null).Queue("chat")!;
        Assert.Equal((70, 0), (queue.Today.Answered, queue.Today.Abandoned));
    }

    [Fact]
    public void One_word_of_the_customer_after_the_opening_is_enough()
    {
        Chats(wrote: 60, silent: 0);
        var chat = Opened();
        Pass(200);
        Tell(EventType.ContactMessaged, chat);
        Tell(EventType.ContactCompleted, chat);
        Assert.Equal(0, Silence!.Silent);
    }

    // It was written while the customer waited, and is heard of after the answer.
    [Fact]
    public void A_word_from_before_the_opening_says_nothing_of_after()
    {
        Chats(wrote: 60, silent: 0);
        var chat = Opened();
        Send(new FieldEvent(EventType.ContactMessaged, _now - 10_000) { Contact = chat });
        Pass(200);
        Tell(EventType.ContactCompleted, chat);
        Assert.InRange(Silence!.Silent, 0.5, 1);
    }

    [Fact]
    public void Who_closes_at_once_says_little_of_whether_somebody_was_there()
    {
        Chats(wrote: 60, silent: 0);
        var chat = Opened();
        Pass(1);
        Tell(EventType.ContactCompleted, chat);
        Assert.InRange(Silence!.Silent, 0.001, 0.3);
    }

    [Fact]
    public void A_chat_that_nobody_closes_is_judged_after_half_an_hour()
    {
        Chats(wrote: 60, silent: 0);
        Opened();
        var before = Silence!.Opened;
        Pass(1_800 - 3);
        Assert.Equal(before, Silence!.Opened);
        Pass(3);
        Assert.Equal(before + 1, Silence!.Opened);
        Assert.InRange(Silence.Silent, 0.5, 1);
    }

    [Fact]
    public void Where_no_messages_are_told_silence_says_nothing()
    {
        Chats(wrote: 0, silent: 100);
        Assert.Null(Silence);
        // And it says nothing any more once a source has ceased to tell of them.
        Chats(wrote: 60, silent: 0);
        Chats(wrote: 0, silent: 200);
        var opened = Silence!.Opened;
        Chats(wrote: 0, silent: 20);
        Assert.Equal(opened, Silence.Opened);
    }

    [Fact]
    public void On_the_telephone_nobody_is_asked_to_write()
    {
        for (var i = 0; i < 60; i++)
        {
            Send(new FieldEvent(EventType.ContactQueued, _now) { Contact = $"p{i}", Queue = "phone", Media = MediaType.Voice });
            Pass(20);
            Send(new FieldEvent(EventType.ContactAnswered, _now) { Contact = $"p{i}", Queue = "phone", Agent = "a1" });
            Tell(EventType.ContactMessaged, $"p{i}");
            Tell(EventType.ContactCompleted, $"p{i}");
        }

        Assert.Null(_floor.Capture(null).Accuracy!.Of("phone").Silence);
    }

    // Seven of ten who leave say nothing. Counted as served they would make the others look more patient by half.
    [Fact]
    public void In_a_simulated_centre_patience_and_risk_are_the_true_ones()
    {
        var centre = new ChatCentre(seed: 5, chats: 1_500, patience: 200, silentShare: 0.7);
        foreach (var e in centre.Events(Start))
        {
            _now = Math.Max(_now, e.At);
            Send(e);
        }

        var record = _floor.Capture(null).Accuracy!.Of("chat");
        var silence = record.Silence!;
        Assert.InRange(silence.Share!.Value, centre.SilentOfOpened - 0.05, centre.SilentOfOpened + 0.05);
        Assert.InRange(silence.PatienceSeconds!.Value, 170, 230);
        Assert.InRange(record.Risk.BaseRate!.Value, centre.Left - 0.05, centre.Left + 0.05);
        Assert.InRange(record.Risk.Expected / record.Risk.Did, 0.9, 1.1);
    }

    private ChatSilence? Silence => _floor.Capture(null).Accuracy!.Of("chat").Silence;

    private void Chats(int wrote, int silent)
    {
        for (var i = 0; i < wrote + silent; i++)
        {
            var chat = Opened();
            Pass(i < wrote ? 10 : 150);
            if (i < wrote) Tell(EventType.ContactMessaged, chat);
            Tell(EventType.ContactCompleted, chat);
        }
    }

    private string Opened()
    {
        var chat = $"c{_next++}";
        Send(new FieldEvent(EventType.ContactQueued, _now) { Contact = chat, Queue = "chat", Media = MediaType.Chat });
        Pass(20);
        Send(new FieldEvent(EventType.ContactAnswered, _now) { Contact = chat, Queue = "chat", Agent = "a1" });
        Pass(2);
        Send(new FieldEvent(EventType.ContactReplied, _now) { Contact = chat, Agent = "a1" });
        return chat;
    }

    private void Pass(int seconds) => _floor.Advance(_now += seconds * 1000L);

    private void Tell(EventType type, string contact) => Send(new FieldEvent(type, _now) { Contact = contact });

    private void Send(FieldEvent e)
    {
        var batch = new EventBatch { ReceivedAt = _now };
        e.AddTo(batch);
        _floor.Apply(batch);
    }
}
