namespace QueueMonitor.Hub.Access;

/// <summary>
/// Short-lived stand-ins for a key, for what a browser opens without headers: each opens one connection, once. They live in memory only.
/// Bounded for each caller, so that nobody's take the place of another's. Any thread may use it.
/// </summary>
internal sealed class Tickets(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Waiting> _waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Queue<string>> _ofCallers = new(StringComparer.Ordinal);

    /// <summary>A new ticket for this caller; past <see cref="AccessLimits.TicketsOfOneMax"/> its oldest is over.</summary>
    public string Make(Caller caller)
    {
        var ticket = SecretText.NewTicket();
        var name = SecretText.NameOf(ticket);
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_waiting.Count >= AccessLimits.TicketsSweptFrom) Sweep(now);
            var owner = caller.KeyId ?? $"{caller.Kind} {caller.Name}";
            if (!_ofCallers.TryGetValue(owner, out var own)) _ofCallers[owner] = own = new Queue<string>();
            while (own.TryPeek(out var oldest) && (own.Count >= AccessLimits.TicketsOfOneMax || IsOver(oldest, now))) _waiting.Remove(own.Dequeue());
            own.Enqueue(name);
            _waiting[name] = new Waiting(caller, now + AccessLimits.TicketFor);
        }

        return ticket;
    }

    /// <summary>Uses a ticket up; null: it is over, or never was.</summary>
    public Caller? Take(string? ticket)
    {
        if (!SecretText.IsTicket(ticket)) return null;
        lock (_lock)
        {
            if (!_waiting.Remove(SecretText.NameOf(ticket!), out var known)) return null;
            return time.GetUtcNow() < known.Until && !known.Caller.Ended.IsCancellationRequested ? known.Caller : null;
        }
    }

    private bool IsOver(string name, DateTimeOffset now) => !_waiting.TryGetValue(name, out var ticket) || now >= ticket.Until;

    private void Sweep(DateTimeOffset now)
    {
        foreach (var (owner, own) in _ofCallers)
        {
            while (own.TryPeek(out var oldest) && IsOver(oldest, now)) _waiting.Remove(own.Dequeue());
            if (own.Count == 0) _ofCallers.Remove(owner);
        }
    }

    private readonly record struct Waiting(Caller Caller, DateTimeOffset Until);
}
