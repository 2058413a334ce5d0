namespace QueueMonitor.Engine.Staffing.Live;

/// <summary>A quarter-hour of a queue as it was reckoned; NaN: not known. Agents, contacts, seconds, a probability.</summary>
internal struct QuarterMark
{
    public long Start;
    public bool Open;
    public float Required, Low, High, Staffed, Forecast, Handle, Probability, Contacts;

    public static QuarterMark Of(long start) => new()
    {
        Start = start, Required = float.NaN, Low = float.NaN, High = float.NaN, Staffed = float.NaN,
        Forecast = float.NaN, Handle = float.NaN, Probability = float.NaN, Contacts = float.NaN,
    };
}
