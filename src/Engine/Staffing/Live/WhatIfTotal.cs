namespace QueueMonitor.Engine.Staffing.Live;

/// <summary>The sums over several queues of an answer; null: one of them is not known, so the sum is not.</summary>
public readonly record struct WhatIfTotal(double? AbandonsPerHour, double? ValuePerHour)
{
    /// <param name="state">Which of the two states of each queue.</param>
    public static WhatIfTotal Of(IReadOnlyList<WhatIfQueue> queues, Func<WhatIfQueue, WhatIfState> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        double? abandons = 0, value = 0;
        foreach (var queue in queues)
        {
            abandons += state(queue).AbandonsPerHour;
            value += state(queue).ValuePerHour;
        }

        return queues.Count == 0 ? default : new WhatIfTotal(abandons, value);
    }
}
