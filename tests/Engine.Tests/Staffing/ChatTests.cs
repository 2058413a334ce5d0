using QueueMonitor.Engine.Staffing;
using QueueMonitor.Engine.Staffing.Chats;
using QueueMonitor.Engine.Staffing.Queueing;

namespace QueueMonitor.Engine.Tests.Staffing;

public sealed class ChatTests
{
    [Theory]
    [InlineData(1, 600, 0.3333, 6)]
    [InlineData(2, 666.667, 0.6, 10.8)]
    [InlineData(3, 760, 0.7895, 14.21)]
    [InlineData(4, 884.211, 0.9048, 16.29)]
    [InlineData(5, 1038.095, 0.9633, 17.34)]
    public void An_agent_with_several_chats_is_as_in_the_table(int chats, double seconds, double utilisation, double perHour)
    {
        var session = new ChatSession(20, 40, 10);
        Assert.Equal(seconds, session.HandleSeconds(chats), 3);
        Assert.Equal(utilisation, session.Utilisation(chats), 4);
        Assert.Equal(perHour, session.ChatsPerHour(chats), 2);
    }

    [Theory]
    [InlineData(1, 0.8)]
    [InlineData(14, 12)]
    [InlineData(14, 25)]
    public void One_chat_at_a_time_is_Erlang_A(int agents, double load)
    {
        var (chat, call) = (new ChatModel([240], 120).At(agents, load / 240, 20)!.Value, new ErlangA(240, 120).At(agents, load / 240, 20)!.Value);
        Assert.Equal(call.WaitShare, chat.WaitShare, 12);
        Assert.Equal(call.AnsweredInTime, chat.AnsweredInTime, 12);
        Assert.Equal(call.LateShare, chat.LateShare, 12);
        Assert.Equal(call.Occupancy, chat.Occupancy, 12);
        Assert.Equal(240, new ChatModel([240], 120).MeanHandleSeconds(chat, agents, load / 240), 8);
    }

    // Several slots without mutual delay are so many agents.
    [Fact]
    public void Slots_that_cost_nothing_are_agents()
    {
        var (slots, agents) = (new ChatModel([300, 300, 300], 200).At(5, 14.0 / 300, 30)!.Value, new ErlangA(300, 200).At(15, 14.0 / 300, 30)!.Value);
        Assert.Equal(agents.AnsweredInTime, slots.AnsweredInTime, 12);
        Assert.Equal(agents.Occupancy, slots.Occupancy, 12);
    }

    [Fact]
    public void Chats_get_longer_where_agents_have_more_of_them()
    {
        var session = new ChatSession(20, 40, 10);
        double[] handle = [.. Enumerable.Range(1, 3).Select(session.HandleSeconds)];
        var model = new ChatModel(handle, 300);
        var (quiet, busy) = (model.At(10, 0.002, 30)!.Value, model.At(10, 0.05, 30)!.Value);
        Assert.Equal(600, model.MeanHandleSeconds(quiet, 10, 0.002), 1);
        Assert.InRange(model.MeanHandleSeconds(busy, 10, 0.05), 750, 760);
        // Three chats at once are not three agents, and more than one.
        var (needed, agents) = (Needed(model, 0.04), Needed(new ErlangA(600, 300), 0.04));
        Assert.InRange(needed, agents / 3 + 1, agents - 1);

        static int Needed(QueueModel model, double arrivals) => StaffingNeed.Required(model, new StaffingGoal(), arrivals)!.Value;
    }

    // The chain itself, made by chance: 3 agents with up to 2 chats each.
    [Fact]
    public void The_model_is_what_happens()
    {
        double[] handle = [300, 400];
        const double arrivals = 0.014, patience = 200;
        var (chance, chats, time, full, waiting) = (new Random(11), 0, 0.0, 0.0, 0.0);
        for (var i = 0; i < 400_000; i++)
        {
            var inService = Math.Min(chats, 6);
            var each = inService / 3.0;
            var seconds = each <= 1 ? 300 : 300 + ((each - 1) * 100);
            var (ends, leaves) = (inService / seconds, Math.Max(0, chats - 6) / patience);
            var total = arrivals + ends + leaves;
            var stay = -Math.Log(1 - chance.NextDouble()) / total;
            time += stay;
            full += chats >= 6 ? stay : 0;
            waiting += Math.Max(0, chats - 6) * stay;
            chats += chance.NextDouble() * total < arrivals ? 1 : -1;
        }

        var state = new ChatModel(handle, patience).At(3, arrivals, 30)!.Value;
        Assert.Equal(full / time, state.WaitShare, 0.02);
        Assert.Equal(waiting / time, state.Waiting, 0.06);
    }

    [Fact]
    public void Measured_handle_times_are_time_at_a_level_by_ends_at_it()
    {
        var times = new ChatHandleTimes(500);
        Assert.Equal(500, times.HandleSeconds(1));
        Assert.Equal(500, times.HandleSeconds(3));
        for (var i = 0; i < 4_000; i++)
        {
            times.Spent(1, 600);
            times.Ended(1);
            times.Spent(2, 400);
            times.Ended(2);
        }

        Assert.Equal(600, times.HandleSeconds(1), 0.5);
        Assert.Equal(800, times.HandleSeconds(2), 0.5);
        // Nobody has had three at once: no shorter than two.
        Assert.Equal(times.HandleSeconds(2), times.HandleSeconds(3), 9);
        Assert.Equal(times.HandleSeconds(ChatHandleTimes.LevelsMax), times.HandleSeconds(ChatHandleTimes.LevelsMax + 5));
    }
}
