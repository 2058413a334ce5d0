namespace QueueMonitor.Hub.Demo;

/// <summary>
/// What follows when a contact is over: some customers rate it, some are back about the same matter, some who gave up are called, and who
/// wanted a call is promised one. It draws from a stream of its own, so that the centre's day is the same without it.
/// </summary>
internal sealed class Aftermath(ulong seed, Agenda agenda, EventLines lines, IReadOnlyList<SimulatedAgent> agents)
{
    private const double Rates = 0.3, Returns = 0.09, IsCalledBack = 0.93, IsReached = 0.75;

    /// <summary>Who was served comes back no sooner than this.</summary>
    private const long ReturnsAfterMs = 600_000;

    private readonly SeededRandom _random = new(seed ^ 0xA5A5_5A5A_A5A5_5A5A);
    private readonly Queue<(string Customer, string Channel, long From)> _unsatisfied = new();

    /// <summary>Who begins a contact: now and then somebody whose matter was not solved after all.</summary>
    public string CustomerOf(string somebody, SimulatedQueue queue)
    {
        var isBack = _unsatisfied.TryPeek(out var last) && last.From <= agenda.Now && last.Channel == queue.Channel;
        return isBack ? _unsatisfied.Dequeue().Customer : somebody;
    }

    /// <summary>A contact was served and is over.</summary>
    /// <param name="waitedSeconds">In its last queue.</param>
    public void Served(SimulatedContact contact, double waitedSeconds)
    {
        var queue = contact.Queue!;
        if (_random.Chance(Rates))
        {
            // The longer the wait against what was promised, and the more often passed on, the worse.
            var mood = 4.6 - (1.6 * Math.Min(1.5, waitedSeconds / queue.ThresholdSeconds)) - (0.7 * contact.Transfers);
            var score = Math.Clamp((int)Math.Round(mood + _random.Between(-1.4, 1.1)), 1, 5);
            agenda.In(_random.Between(20, 400), () => lines.Contact("rated", contact, json => json.WriteNumber("score", score)));
        }

        if (!queue.IsEmail && _random.Chance(Returns)) _unsatisfied.Enqueue((contact.Customer, queue.Channel, agenda.Now + ReturnsAfterMs));
    }

    /// <summary>Somebody hung up.</summary>
    /// <param name="triesAgain">By itself.</param>
    public void GaveUp(SimulatedContact contact, bool triesAgain)
    {
        if (triesAgain || !_random.Chance(IsCalledBack)) return;
        agenda.In(_random.Between(600, 3_300), () => Call(contact));
    }

    /// <summary>A customer has chosen to be called back.</summary>
    public void PromiseCall(SimulatedContact contact) =>
        agenda.In(1, () => lines.Contact("promised", contact, json => json.WriteString("within", "PT2H")));

    /// <summary>A customer was not there when called: tried again, until there.</summary>
    public void CallAgain(SimulatedContact contact) => agenda.In(_random.Between(900, 2_400), () => Call(contact));

    private void Call(SimulatedContact contact)
    {
        var isReached = _random.Chance(IsReached);
        lines.Write("customer.contacted", json =>
        {
            json.WriteString("customer", contact.Customer);
            json.WriteString("agent", _random.Pick(agents).Name);
            json.WriteBoolean("reached", isReached);
        });
        if (!isReached) CallAgain(contact);
    }
}
