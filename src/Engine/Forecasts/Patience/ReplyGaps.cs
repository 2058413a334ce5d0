namespace QueueMonitor.Engine.Forecasts.Patience;

/// <summary>
/// How long customers who are there take to write after an agent opened their chat, and how many were not there: by both it is judged
/// how likely one is gone who says nothing. The past fades. Used by the engine loop only.
/// </summary>
internal sealed class ReplyGaps
{
    // Customers who wrote, before silence tells anything; and the least share that writes: where fewer do, the source does not tell
    // of messages (any more), and silence says nothing. At most 70 % of contacts were ever seen to leave silently (science 3.5).
    private const double WroteMin = 20, WritesMin = 0.2;
    private const double Keep = 0.999, FirstGone = 1, FirstChats = 10;

    private readonly double[] _gaps = new double[WaitBuckets.Count];
    // Customers who were there, and those of them who were heard of.
    private double _there, _wrote;
    private double _gone, _lately = 1;

    /// <summary>Whether silence tells anything here.</summary>
    public bool Tell => _wrote >= WroteMin && _lately >= WritesMin;

    /// <summary>The customer wrote, so many seconds after the agent had.</summary>
    public void Wrote(double seconds)
    {
        Fade(wrote: 1);
        _gaps[WaitBuckets.Of(seconds)]++;
        _wrote++;
        _there++;
    }

    /// <summary>The chat is over and the customer never wrote.</summary>
    /// <param name="probability">That nobody was there.</param>
    public void StayedSilent(double probability)
    {
        Fade(wrote: 0);
        _gone += probability;
        _there += 1 - probability;
    }

    /// <summary>The chance that nobody is there, when the agent has had no answer for so many seconds: by Bayes.</summary>
    public double IsGone(double silentSeconds)
    {
        var longer = 0.5;
        for (var i = WaitBuckets.Of(silentSeconds); i < _gaps.Length; i++) longer += _gaps[i];
        var gone = (FirstGone + _gone) / (FirstChats + _gone + _there);
        return gone / (gone + ((1 - gone) * longer / (_wrote + 1)));
    }

    private void Fade(double wrote)
    {
        for (var i = 0; i < _gaps.Length; i++) _gaps[i] *= Keep;
        (_there, _wrote, _gone) = (_there * Keep, _wrote * Keep, _gone * Keep);
        _lately += (wrote - _lately) / 50;
    }
}
