using QueueMonitor.Engine.Queues;

namespace QueueMonitor.Engine.Forecasts;

/// <summary>What is known at a moment of one who waits, or would: its place by the order of service, and the numbers that the learner takes.</summary>
internal sealed class WaitInputs(List<WaitClass> classes, List<QueueWaits> queues, SiteWaits site)
{
    public const int Count = 33;

    // Added to a structural wait before logarithms and ratios, so that short waits do not dominate.
    public const double Offset = 30;

    private const double AgentsMin = 0.5, PaceMin = 0.002;
    private const double OvertakenWithin = 60;

    /// <summary>Place and pace, of which the structural wait follows.</summary>
    public readonly record struct Place(double Ahead, double OwnAhead, double All, double Overtakers, double Pace, double Structural);

    /// <param name="entered">When it came, or would.</param>
    /// <param name="agents">Who serves the class now.</param>
    /// <param name="joins">It is not in the line (yet).</param>
    public Place PlaceOf(WaitClass own, long entered, long now, double agents, bool joins, double patience)
    {
        var pace = Math.Max(own.StartsPerAgentSecond * Math.Max(agents, AgentsMin), PaceMin);
        double ahead = joins ? own.Ages.Count : own.Ages.Before(entered);
        var (ownAhead, all) = (ahead, (double)own.Ages.Count);
        for (var i = 0; i < own.NearCount; i++)
        {
            var other = classes[own.NearClass(i)];
            if (other.Ages.Count == 0) continue;
            var first = other.Ages.Before(entered - (long)own.CreditMs + (long)other.CreditMs);
            ahead += own.Overlap(i) * first;
            all += own.Overlap(i) * other.Ages.Count;
            if (other.Queue == own.Queue) ownAhead += first;
        }

        var overtakers = 0.0;
        for (var i = 0; i < own.NearCount; i++)
        {
            var other = classes[own.NearClass(i)];
            var lead = (other.CreditMs - own.CreditMs) / 1000;
            if (lead <= 1) continue;
            overtakers += own.Overlap(i) * Math.Min(lead, OvertakenWithin + (ahead / pace)) * other.Arrivals15.Rate(now, WaitClass.QuarterMs);
        }

        return new Place(ahead, ownAhead, all, overtakers, pace, PositionWait.Mean(ahead + overtakers, pace, patience));
    }

    public void Write(Span<float> inputs, WaitClass own, in Place place, long entered, long now, double agents)
    {
        var queue = queues[own.Queue];
        var elapsed = Math.Max(0, now - entered) / 1000.0;
        var (arrivals5, arrivals15, abandons15) = Around(own, now);
        var oldest = OldestAround(own, now);
        var structural = place.Structural;
        var n = 0;
        inputs[n++] = Log(structural);
        inputs[n++] = (float)(structural / 100);
        inputs[n++] = (float)Math.Sqrt(structural / 50);
        inputs[n++] = Log(place.Ahead * 10);
        inputs[n++] = (float)(place.Ahead / 10);
        inputs[n++] = Log(place.OwnAhead * 10);
        inputs[n++] = Log(place.All * 10);
        inputs[n++] = (float)(place.Overtakers / 3);
        inputs[n++] = (float)Math.Log(1 + agents);
        inputs[n++] = (float)Math.Log(place.Pace);
        inputs[n++] = (float)own.PoolAnswers1.Read(now, WaitClass.MinuteMs);
        inputs[n++] = Log(own.PoolAnswers5.Read(now, WaitClass.FiveMinutesMs) * 10);
        inputs[n++] = Log(own.PoolAnswers15.Read(now, WaitClass.QuarterMs) * 10);
        inputs[n++] = Log(arrivals5 * 10);
        inputs[n++] = Log(arrivals15 * 10);
        inputs[n++] = Log(abandons15 * 10);
        inputs[n++] = Log((now - oldest) / 1000.0);
        inputs[n++] = Log((now - own.Ages.Oldest(now)) / 1000.0);
        inputs[n++] = Log(own.MeanWait);
        inputs[n++] = (float)(own.MeanWait / 100);
        inputs[n++] = Log(own.LastWait);
        inputs[n++] = Log(queue.LastTen);
        inputs[n++] = Log(site.MeanWait);
        inputs[n++] = Log(own.LastPoolAnswerAt == long.MinValue ? 900 : Math.Min(900, (now - own.LastPoolAnswerAt) / 1000.0));
        inputs[n++] = (float)own.Free / 3;
        inputs[n++] = Log(site.UsualWait(now, ahead: 0));
        inputs[n++] = Log(site.UsualWait(now, ahead: 1));
        var day = 2 * Math.PI * (now % 86_400_000) / 86_400_000;
        inputs[n++] = (float)Math.Sin(day);
        inputs[n++] = (float)Math.Cos(day);
        inputs[n++] = (float)(own.CreditMs / 60_000);
        inputs[n++] = Log(elapsed);
        inputs[n++] = elapsed > 0 ? 1 : 0;
        inputs[n] = 0;
    }

    /// <summary>About when the one entered who has waited longest, of those whom the same agents serve.</summary>
    public long OldestAround(WaitClass own, long now)
    {
        var oldest = own.Ages.Oldest(now);
        for (var i = 0; i < own.NearCount; i++)
        {
            if (own.Overlap(i) > 0.5) oldest = Math.Min(oldest, classes[own.NearClass(i)].Ages.Oldest(now));
        }

        return oldest;
    }

    private (double Arrivals5, double Arrivals15, double Abandons15) Around(WaitClass own, long now)
    {
        var (arrivals5, arrivals15) = (own.Arrivals5.Read(now, WaitClass.FiveMinutesMs), own.Arrivals15.Read(now, WaitClass.QuarterMs));
        var abandons = own.Abandons15.Read(now, WaitClass.QuarterMs);
        for (var i = 0; i < own.NearCount; i++)
        {
            var (other, overlap) = (classes[own.NearClass(i)], own.Overlap(i));
            arrivals5 += overlap * other.Arrivals5.Read(now, WaitClass.FiveMinutesMs);
            arrivals15 += overlap * other.Arrivals15.Read(now, WaitClass.QuarterMs);
            abandons += overlap * other.Abandons15.Read(now, WaitClass.QuarterMs);
        }

        return (arrivals5, arrivals15, abandons);
    }

    private static float Log(double seconds) => (float)Math.Log(1 + (Math.Max(0, seconds) / 10));
}
