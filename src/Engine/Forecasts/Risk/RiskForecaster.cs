using QueueMonitor.Engine.Forecasts.Patience;

namespace QueueMonitor.Engine.Forecasts.Risk;

/// <summary>
/// Risk of a whole site. What is predicted at a few ages is kept by the caller until the wait has ended, and then learned from; in
/// between anybody may be estimated as often as wanted: that changes nothing. Used by the engine loop only.
/// </summary>
internal sealed class RiskForecaster
{
    private readonly CustomerPatience _customers = new();

    public PatienceTree Patience { get; } = new();

    public RiskLearner Learner { get; } = new();

    /// <summary>The customer's own record so far: frailty, and the contacts that it rests on.</summary>
    public (double Frailty, int Contacts) RecordOf(UInt128 customer, long now) => _customers.Of(customer, now);

    public void KeepCustomers(int days) => _customers.KeptDays = days;

    public void ForgetOldCustomers(long now) => _customers.ForgetOld(now);

    /// <summary>Nothing more is known of a customer. False: nothing was.</summary>
    public bool Forget(UInt128 customer) => _customers.Forget(customer);

    /// <summary>
    /// Somebody still waits. Time at risk counts as it passes, not when it ends: else in a surge those who hang up soon would
    /// count before those who stay.
    /// </summary>
    /// <param name="counted">Seconds of this wait that were counted before.</param>
    public static void Waits(Hazard patience, double counted, double seconds, long now)
    {
        if (seconds > counted) patience.Wait(counted, seconds, false, now);
    }

    /// <summary>An agent opened a chat after this many seconds; whether the customer was still there is judged later.</summary>
    public static void Opened(Hazard patience, double counted, double seconds, long now) =>
        patience.Wait(Math.Min(counted, seconds), seconds, false, now);

    /// <summary>It was judged.</summary>
    /// <param name="endured">Seconds that the customer was there.</param>
    public void Judged(Hazard patience, UInt128 customer, double endured, bool abandoned, long now) =>
        _customers.Ended(customer, patience.Cumulative(endured), abandoned, now);

    /// <summary>A wait has ended after this many seconds: by hanging up, or by whatever else (as patient as that at least).</summary>
    public void Ended(Hazard patience, UInt128 customer, double counted, double seconds, bool abandoned, long now)
    {
        var endured = patience.Cumulative(seconds);
        patience.Wait(Math.Min(counted, seconds), seconds, abandoned, now);
        _customers.Ended(customer, endured, abandoned, now);
    }
}
