namespace QueueMonitor.Engine.Forecasts.Patience;

/// <summary>How patient those are who wait in one chat queue, with those counted who leave without a word. Used by the engine loop only.</summary>
internal sealed class ChatPatience
{
    // Chats after which the mean patience is worked out anew, and the past fades: half of it in some 1,500 chats.
    private const int Renews = 32;
    private const double Keep = 0.985;

    private readonly SilentAbandonment _silence = new();
    private int _since;

    public ReplyGaps Gaps { get; } = new();

    /// <summary>Those who leave, a second of waiting, with silent ones; null: not known.</summary>
    public double? Rate { get; private set; }

    public void Abandoned(double seconds)
    {
        _silence.Abandoned(seconds);
        Count();
    }

    /// <param name="gone">The chance that nobody was there when the agent opened it after so many seconds; 0: somebody was.</param>
    public void Opened(double seconds, double gone)
    {
        if (gone > 0) _silence.Silent(seconds, gone);
        else _silence.Served(seconds);
        Count();
    }

    private void Count()
    {
        if (++_since < Renews) return;
        _since = 0;
        Rate = _silence.Rate();
        _silence.Fade(Keep);
    }
}
