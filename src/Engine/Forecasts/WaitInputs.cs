using QueueMonitor.Engine.Forecasts.Patience;

namespace QueueMonitor.Engine.Forecasts;

/// <summary>What is known at a moment of one who waits, or would: its place by the order of service, and the numbers that the learner takes.</summary>
/// <param name="patience">Of the whole site: those ahead are of all kinds.</param>
internal sealed class WaitInputs(List<QueueWaits> queues, SiteWaits site, Hazard patience)
{
    public const int Count = 16;

    private const double AgentsMin = 0.5, PaceMin = 0.002;
    private const double OvertakenWithin = 60;

    /// <summary>What is the same at one moment for all who wait in a class, or would: worked out once for a look at many.</summary>
    public struct Surroundings
    {
        public double All, Pace;

        /// <summary>About when the one entered who has waited longest, of those whom the same agents serve.</summary>
        public long Oldest;
        public WaitInputValues Inputs;
    }

    /// <summary>Place and pace, of which the structural wait follows.</summary>
    public record struct Place
    {
        public double Ahead, Overtakers, Structural;
    }

    public Surroundings Around(WaitClass own, long now)
    {
        var agents = queues[own.Queue].Agents;
        var around = new Surroundings { Oldest = now, Pace = Math.Max(agents.StartsPerAgentSecond * Math.Max(agents.Count, AgentsMin), PaceMin) };
        Look(ref around, queues[own.Queue], 1, now);
        for (var i = 0; i < agents.NearCount; i++) Look(ref around, queues[agents.NearQueue(i)], agents.Overlap(i), now);
        WriteShared(around.Inputs, own, in around, now);
        return around;
    }

    /// <param name="entered">When it came, or would.</param>
    /// <param name="joins">It is not in the line (yet).</param>
    public Place PlaceOf(WaitClass own, in Surroundings around, long entered, long now, bool joins)
    {
        var agents = queues[own.Queue].Agents;
        var place = new Place { Ahead = Ahead(own, queues[own.Queue], entered, joins) };
        for (var i = 0; i < agents.NearCount; i++) place.Ahead += agents.Overlap(i) * Ahead(own, queues[agents.NearQueue(i)], entered, joins);
        var within = OvertakenWithin + (place.Ahead / around.Pace);
        Overtake(ref place, own, queues[own.Queue], 1, within, now);
        for (var i = 0; i < agents.NearCount; i++) Overtake(ref place, own, queues[agents.NearQueue(i)], agents.Overlap(i), within, now);
        place.Structural = PositionWait.Mean(place.Ahead + place.Overtakers, around.Pace, patience.MeanRate);
        return place;
    }

    /// <summary>
    /// Whether one who joins finds an agent free: those of its queue who wait are offered to others who are free, and whoever waits
    /// elsewhere is not theirs to take.
    /// </summary>
    public bool FindsAgent(WaitClass own) => queues[own.Queue].Agents is var agents && agents.FreeNow > agents.Waiting;

    public static void Write(Span<float> inputs, in Surroundings around, in Place place, long entered, long now)
    {
        ReadOnlySpan<float> shared = around.Inputs;
        shared.CopyTo(inputs);
        inputs[0] = (float)(place.Structural / 100);
        inputs[1] = MathF.Sqrt((float)place.Structural / 50);
        inputs[2] = (float)(place.Ahead / 10);
        inputs[3] = (float)(place.Overtakers / 3);
        inputs[4] = Log(Math.Max(0, now - entered) / 1000.0);
    }

    private void WriteShared(Span<float> inputs, WaitClass own, in Surroundings around, long now)
    {
        var agents = queues[own.Queue].Agents;
        inputs[5] = Log(around.All * 10);
        inputs[6] = Log((now - around.Oldest) / 1000.0);
        inputs[7] = Log(agents.Answers15.Read(now, QueueAgents.QuarterMs) * 10);
        inputs[8] = Log(Abandons(agents, now) * 10);
        inputs[9] = (float)(own.MeanWait / 100);
        inputs[10] = Log(site.UsualSoon(now));
        inputs[11] = (float)(own.CreditMs / 60_000);
        // Where sources name the agents the pace is known, and the structure moves with it by the right factor; learned beside it, their
        // going would be taken for something never seen.
        if (agents.Staffed != QueueAgents.NotKnown) return;
        inputs[12] = MathF.Log(1 + agents.Count);
        inputs[13] = (float)agents.BusyLately(now);
        inputs[14] = (float)agents.FreeLately(now);
    }

    private static void Look(ref Surroundings around, QueueWaits queue, double overlap, long now)
    {
        if (queue.Agents.Waiting == 0) return;
        foreach (var one in queue.Classes)
        {
            var waiting = one.Ages.Count;
            if (waiting == 0) continue;
            around.All += overlap * waiting;
            if (overlap >= 0.5) around.Oldest = Math.Min(around.Oldest, one.Ages.Oldest(now));
        }
    }

    // How many of a queue go before one who entered then.
    private static double Ahead(WaitClass own, QueueWaits queue, long entered, bool joins)
    {
        if (queue.Agents.Waiting == 0) return 0;
        var ahead = 0;
        foreach (var other in queue.Classes)
        {
            if (other.Ages.Count == 0) continue;
            ahead += other != own ? other.Ages.Before(entered - (long)own.CreditMs + (long)other.CreditMs)
                : joins ? other.Ages.Count : own.Ages.Before(entered);
        }

        return ahead;
    }

    private static void Overtake(ref Place place, WaitClass own, QueueWaits queue, double overlap, double within, long now)
    {
        foreach (var other in queue.Classes)
        {
            var lead = (other.CreditMs - own.CreditMs) / 1000;
            if (lead > 1) place.Overtakers += overlap * Math.Min(lead, within) * other.Arrivals15.Rate(now, QueueAgents.QuarterMs);
        }
    }

    private double Abandons(QueueAgents own, long now)
    {
        var abandons = own.Abandons15.Read(now, QueueAgents.QuarterMs);
        for (var i = 0; i < own.NearCount; i++)
            abandons += own.Overlap(i) * queues[own.NearQueue(i)].Agents.Abandons15.Read(now, QueueAgents.QuarterMs);
        return abandons;
    }

    private static float Log(double seconds) => MathF.Log(1 + (float)(Math.Max(0, seconds) / 10));
}
