using System.Collections.Concurrent;

namespace QueueMonitor.Hub.Access;

/// <summary>
/// Short-lived stand-ins for a key, for what a browser opens without headers: each opens one connection, once. They live in memory only.
/// </summary>
internal sealed class Tickets(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, (Caller Caller, DateTimeOffset Until)> _waiting = new(StringComparer.Ordinal);

    /// <summary>A new ticket for this caller; null: too many wait to be used.</summary>
    public string? Make(Caller caller)
    {
        var now = time.GetUtcNow();
        if (_waiting.Count >= AccessLimits.TicketsMax) Sweep(now);
        if (_waiting.Count >= AccessLimits.TicketsMax) return null;
        var ticket = SecretText.NewTicket();
        _waiting[SecretText.NameOf(ticket)] = (caller, now + AccessLimits.TicketFor);
        return ticket;
    }

    /// <summary>Uses a ticket up; null: it is over, or never was.</summary>
    public Caller? Take(string? ticket)
    {
        if (!SecretText.IsTicket(ticket) || !_waiting.TryRemove(SecretText.NameOf(ticket!), out var known)) return null;
        return time.GetUtcNow() < known.Until && !known.Caller.Ended.IsCancellationRequested ? known.Caller : null;
    }

    private void Sweep(DateTimeOffset now)
    {
        foreach (var (name, ticket) in _waiting)
        {
            if (now >= ticket.Until) _waiting.TryRemove(name, out _);
        }
    }
}
