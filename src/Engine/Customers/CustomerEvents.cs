using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;

namespace QueueMonitor.Engine.Customers;

/// <summary>What is said of a customer and not of one contact: called back, taken, forgotten. Used by the engine loop only.</summary>
internal sealed class CustomerEvents(FloorParts floor, ContactDesk desk)
{
    public RefusalReason? Apply(EventBatch batch, in FloorEvent e, long at) => e.Type switch
    {
        EventType.CustomerContacted => Contacted(batch, in e, at),
        EventType.CallbackTaken => Take(batch, in e),
        _ => Erase(batch, in e),
    };

    private RefusalReason? Contacted(EventBatch batch, in FloorEvent e, long at)
    {
        if (e.Detail == 0) return null;
        var (customer, reached) = (batch.Details[e.Detail - 1].Customer, (e.Flags & EventFlags.Reached) != 0);
        floor.Customers.Contacted(customer, at, reached);
        if (reached) desk.CalledBack(customer, at);
        return null;
    }

    private RefusalReason? Take(EventBatch batch, in FloorEvent e)
    {
        if (e.Detail == 0 || batch.Details[e.Detail - 1] is not { Payload: CallbackMark mark } detail) return RefusalReason.NotUnderstood;
        // Of nobody: the journal has forgotten of whom, and it was taken when it came.
        if (detail.Customer == 0) return null;
        return floor.Customers.Take(detail.Customer, mark.By, mark.Until) ? null : RefusalReason.NotUnderstood;
    }

    // Figures stand: that somebody called is still true when it is forgotten who.
    private RefusalReason? Erase(EventBatch batch, in FloorEvent e)
    {
        var customer = e.Detail > 0 ? batch.Details[e.Detail - 1].Customer : 0;
        if (customer == 0) return RefusalReason.NobodyNamed;
        var contacts = desk.Erase(customer);
        var today = floor.Customers.Erase(customer);
        var patience = floor.Forecasts?.Forget(customer) ?? false;
        batch.Erased = new ErasedCustomer(batch.Erased.Contacts + contacts, batch.Erased.Today | today, batch.Erased.Patience | patience);
        return null;
    }
}
