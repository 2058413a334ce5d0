using QueueMonitor.Engine.Forecasts.Patience;

namespace QueueMonitor.Engine.Tests.Forecasts.Patience;

public class SilentAbandonmentTests
{
    private sealed record Chat(double Seconds, char Kind, double Probability);

    [Fact]
    public void Patience_is_found_though_most_leave_without_a_word()
    {
        var chats = Chats(1, 60_000, meanPatience: 200, silentShare: 0.7);
        Assert.Equal(1 / 200.0, Fed(chats).Rate()!.Value, 0.02 / 200);

        var asServed = new SilentAbandonment();
        var leftOut = new SilentAbandonment();
        foreach (var chat in chats)
        {
            if (chat.Kind == 'k')
            {
                asServed.Abandoned(chat.Seconds);
                leftOut.Abandoned(chat.Seconds);
            }
            else asServed.Served(chat.Seconds);

            if (chat.Kind == 's') leftOut.Served(chat.Seconds);
        }

        Assert.True(asServed.Rate() < 0.7 / 200);
        Assert.True(leftOut.Rate() < 0.9 / 200);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 0.6)]
    public void It_is_the_iteration_over_every_chat(int seed, double probability)
    {
        var chats = Chats(seed, 2000, 150, 0.5).Select(c => c with { Probability = probability }).ToList();
        var rate = 0.01;
        for (var i = 0; i < 500; i++)
        {
            var known = chats.Where(c => c.Kind == 'k').ToList();
            var silent = chats.Where(c => c.Kind == '?').ToList();
            var seconds = known.Sum(c => c.Seconds) + chats.Where(c => c.Kind == 's').Sum(c => c.Seconds)
                + silent.Sum(c => (c.Probability * SilentAbandonment.PatienceBefore(c.Seconds, rate)) + ((1 - c.Probability) * c.Seconds));
            rate = (known.Count + silent.Sum(c => c.Probability)) / seconds;
        }

        Assert.Equal(rate, Fed(chats).Rate()!.Value, 2e-3 * rate);
    }

    [Fact]
    public void Without_anybody_who_left_there_is_no_rate()
    {
        var chats = new SilentAbandonment();
        Assert.Null(chats.Rate());
        chats.Served(40);
        Assert.Null(chats.Rate());
        chats.Silent(0, 1);
        chats.Abandoned(60);
        Assert.Equal(2 / 100.0, chats.Rate()!.Value, 1e-9);
    }

    [Fact]
    public void Fading_all_alike_moves_nothing()
    {
        var chats = Fed(Chats(4, 500, 100, 0.5));
        var before = chats.Rate()!.Value;
        chats.Fade(0.25);
        Assert.Equal(before, chats.Rate()!.Value, 1e-9);
    }

    [Theory]
    [InlineData(1e-9, 100)]
    [InlineData(1e-7, 900)]
    [InlineData(0.01, 100)]
    public void Patience_before_the_opening_is_its_integral(double rate, double seconds)
    {
        const int Steps = 200_000;
        var (weighted, all) = (0.0, 0.0);
        for (var i = 0; i < Steps; i++)
        {
            var t = (i + 0.5) * seconds / Steps;
            var density = Math.Exp(-rate * t);
            (weighted, all) = (weighted + (t * density), all + density);
        }

        Assert.Equal(weighted / all, SilentAbandonment.PatienceBefore(seconds, rate), 1e-5 * seconds);
    }

    private static SilentAbandonment Fed(List<Chat> chats)
    {
        var sums = new SilentAbandonment();
        foreach (var chat in chats)
        {
            if (chat.Kind == 'k') sums.Abandoned(chat.Seconds);
            else if (chat.Kind == 's') sums.Served(chat.Seconds);
            else sums.Silent(chat.Seconds, chat.Probability);
        }

        return sums;
    }

    private static List<Chat> Chats(int seed, int count, double meanPatience, double silentShare)
    {
        var random = new Random(seed);
        double Exp(double mean) => -mean * Math.Log(1 - random.NextDouble());
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var (patience, offered, silent) = (Exp(meanPatience), Exp(120), random.NextDouble() < silentShare);
            return patience >= offered ? new Chat(offered, 's', 0) : silent ? new Chat(offered, '?', 1) : new Chat(patience, 'k', 1);
        })];
    }
}
