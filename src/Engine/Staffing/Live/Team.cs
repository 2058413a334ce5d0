namespace QueueMonitor.Engine.Staffing.Live;

/// <summary>Agents who serve the same queues in the same order. Used by the engine loop only.</summary>
internal sealed class Team(int[] queues, int homes)
{
    /// <summary>Time constant with which what they did fades: they follow a surge within some minutes.</summary>
    private const double HalfLifeSeconds = 1_200;

    /// <summary>Agent-seconds at home behind what was seen.</summary>
    private const double Prior = 120;

    private readonly double[] _worked = new double[queues.Length];

    /// <summary>The lowest penalty first.</summary>
    public int[] Queues { get; } = queues;

    /// <summary>So many of them have the lowest penalty: there the agents are at home.</summary>
    public int Homes { get; } = homes;

    /// <summary>Agents who belong to it, whatever they do.</summary>
    public int Agents { get; set; }

    /// <summary>At work now, and of them free.</summary>
    public int Staffed { get; set; }

    public int Free { get; set; }

    public int Paused { get; set; }

    public int PlaceOf(int queue) => Array.IndexOf(Queues, queue);

    public bool IsHome(int queue) => PlaceOf(queue) is >= 0 and var place && place < Homes;

    /// <summary>Somebody of it has worked for one of its queues.</summary>
    public void Worked(int place, double seconds) => _worked[place] += seconds;

    /// <summary>Time passes.</summary>
    public void Fade(double seconds)
    {
        var keep = Math.Pow(0.5, seconds / HalfLifeSeconds);
        for (var i = 0; i < _worked.Length; i++) _worked[i] *= keep;
    }

    /// <summary>The share of its time that goes to a queue, by what was seen lately; who is free is at home.</summary>
    public double Share(int place)
    {
        var sum = Prior;
        foreach (var seconds in _worked) sum += seconds;
        return (_worked[place] + (place < Homes ? Prior / Homes : 0)) / sum;
    }
}
