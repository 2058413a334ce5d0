namespace QueueMonitor.Engine.Customers;

/// <summary>Customers of one queue who gave up more than an hour ago, whom nobody has taken or tried to call. Milliseconds since 1970 UTC.</summary>
internal struct CustomersLeftAlone
{
    public int Count;

    /// <summary>When the one who waits longest gave up.</summary>
    public long FirstGaveUpAt;

    /// <summary>When the newest of them had waited for that hour.</summary>
    public long LastLeftAt;

    public void Add(long gaveUpAt, long leftAt)
    {
        FirstGaveUpAt = Count == 0 ? gaveUpAt : Math.Min(FirstGaveUpAt, gaveUpAt);
        LastLeftAt = Math.Max(LastLeftAt, leftAt);
        Count++;
    }
}
