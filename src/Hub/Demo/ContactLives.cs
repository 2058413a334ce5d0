using System.Globalization;

namespace QueueMonitor.Hub.Demo;

/// <summary>What happens to the simulated centre's contacts, from arrival to end, and to the agents who take them.</summary>
internal sealed class ContactLives(
    Agenda agenda, SeededRandom random, EventLines lines, IReadOnlyList<SimulatedQueue> queues, IReadOnlyList<SimulatedAgent> agents,
    Aftermath? aftermath = null)
{
    /// <summary>Of calls that are not passed on already, so many are.</summary>
    public const double TransferShare = 0.06;

    private const double DaySeconds = 86_400;

    private int _contacts;

    public void Arrive(SimulatedQueue queue)
    {
        var somebody = Customer();
        Arrive(queue, aftermath?.CustomerOf(somebody, queue) ?? somebody);
    }

    /// <summary>Those who wrote before the simulation began.</summary>
    public void BeginWithBacklog(SimulatedQueue queue)
    {
        for (var i = 0; i < queue.Backlog; i++)
        {
            var age = queue.BacklogDays * DaySeconds * (queue.Backlog - i) / queue.Backlog;
            var contact = new SimulatedContact(NextId(queue), Customer())
            {
                Queue = queue, IsWaiting = true, Wait = 1, EnteredAt = agenda.Now - (long)(age * 1000),
            };
            queue.Waiting.AddLast(contact);
        }
    }

    /// <summary>Tells who waits already: as a source does that reports its whole present state.</summary>
    public void TellBacklog() => lines.Write("source.synced", json =>
    {
        json.WriteStartArray("covers");
        json.WriteStringValue("waiting");
        json.WriteStringValue("connected");
        json.WriteEndArray();
        json.WriteStartArray("contacts");
        foreach (var contact in queues.SelectMany(q => q.Waiting))
        {
            json.WriteStartObject();
            json.WriteString("contact", contact.Id);
            json.WriteString("queue", contact.Queue!.Id);
            json.WriteString("state", "waiting");
            json.WriteString("since", EventLines.Moment(contact.EnteredAt));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>Brings contacts and agents together: who has waited longest against the promise, and who has been free longest.</summary>
    public void Dispatch()
    {
        while (true)
        {
            var next = queues
                .Select(queue => (Queue: queue, Contact: queue.Waiting.FirstOrDefault(c => c.RingsAt is null)))
                .Where(pair => pair.Contact is not null && agents.Any(a => a.CanTake(pair.Queue)))
                .OrderByDescending(pair => (agenda.Now - pair.Contact!.EnteredAt + 1) / pair.Queue.ThresholdSeconds)
                .FirstOrDefault();
            if (next.Contact is null) return;
            var agent = agents.Where(a => a.CanTake(next.Queue))
                .OrderBy(a => !a.TakesFirst(next.Queue)).ThenBy(a => a.Contacts.Count).ThenBy(a => a.FreeSince).First();
            Offer(next.Contact, agent);
        }
    }

    public void TakeBreakIfDue(SimulatedAgent agent)
    {
        TellBusy(agent);
        if (agent.IsAway || agent.Ringing is not null || agent.Contacts.Count > 0) return;
        if (agent.TrainingUntil > 0)
        {
            var left = (agent.TrainingUntil - agenda.Now) / 1000.0;
            agent.TrainingUntil = 0;
            if (left > 0) Pause(agent, "training", left);
            return;
        }

        if (!agent.WantsBreak) return;
        agent.WantsBreak = false;
        Pause(agent, random.Chance(0.25) ? "meeting" : "break", random.Between(240, 600));
    }

    /// <summary>Tells that an agent is busy who only seems to be free, and when that is over.</summary>
    public void TellBusy(SimulatedAgent agent)
    {
        if (agent.SeemsFree == agent.IsToldBusy) return;
        agent.IsToldBusy = agent.SeemsFree;
        if (!agent.IsAway) lines.AgentState(agent, agent.IsToldBusy ? "busy" : "available");
    }

    /// <summary>Who is wanted elsewhere hands its chats to colleagues who have room; what nobody has room for it finishes first.</summary>
    public void HandOver(SimulatedAgent agent)
    {
        foreach (var contact in agent.Contacts.Where(c => c.Queue!.IsChat).ToList())
        {
            var colleague = agents.Where(a => a != agent && a.TakesFirst(contact.Queue!) && a.CanTake(contact.Queue!)).MinBy(a => a.Contacts.Count);
            if (colleague is null) return;
            agent.Contacts.Remove(contact);
            agent.FreeSince = agenda.Now;
            lines.Contact("transferred", contact, json => json.WriteString("agent", colleague.Name));
            Begin(contact, colleague);
        }
    }

    private void Arrive(SimulatedQueue queue, string customer)
    {
        var contact = new SimulatedContact(NextId(queue), customer);
        lines.Contact("started", contact, json =>
        {
            json.WriteString("channel", queue.Channel);
            json.WriteString("customer", customer);
            json.WriteString("entry", queue.IsVoice ? "ivr" : queue.IsChat ? "bot" : "form");
        });
        if (queue.IsVoice && random.Chance(0.05)) agenda.In(random.Between(2, 15), () => lines.Contact("abandoned", contact));
        else if (queue.IsEmail) EnterWritten(contact, queue);
        else agenda.In(random.Between(3, 15), () => Enter(contact, queue));
    }

    private void EnterWritten(SimulatedContact contact, SimulatedQueue queue)
    {
        Enter(contact, queue);
        agenda.In(2, () => lines.Contact("replied", contact, json => json.WriteBoolean("auto", true)));
    }

    private void Enter(SimulatedContact contact, SimulatedQueue queue)
    {
        (contact.Queue, contact.EnteredAt, contact.IsWaiting) = (queue, agenda.Now, true);
        var wait = ++contact.Wait;
        lines.Contact("queued", contact, json =>
        {
            json.WriteString("queue", queue.Id);
            json.WriteString("channel", queue.Channel);
        });
        queue.Waiting.AddLast(contact);
        if (queue.PatienceSeconds > 0)
        {
            var patience = random.Chance(0.04) ? random.Between(1, 4) : 5 + random.Exponential(queue.PatienceSeconds);
            agenda.In(patience, () => GiveUp(contact, wait));
        }

        if (queue.IsVoice && random.Chance(0.2)) agenda.In(random.Between(60, 120), () => ChooseCallback(contact, wait));
        Dispatch();
    }

    private void GiveUp(SimulatedContact contact, int wait)
    {
        if (!StopWaiting(contact, wait)) return;
        lines.Contact("abandoned", contact);
        // A third of those who hang up try again.
        var queue = contact.Queue!;
        var triesAgain = queue.IsVoice && random.Chance(0.33);
        if (triesAgain) agenda.In(random.Between(60, 480), () => Arrive(queue, contact.Customer));
        aftermath?.GaveUp(contact, triesAgain);
        Dispatch();
    }

    private void ChooseCallback(SimulatedContact contact, int wait)
    {
        if (!StopWaiting(contact, wait)) return;
        lines.Contact("left", contact, json => json.WriteString("reason", "callback"));
        aftermath?.PromiseCall(contact);
        agenda.In(random.Between(600, 1_800), () => lines.Write("customer.contacted", json =>
        {
            json.WriteString("customer", contact.Customer);
            json.WriteString("agent", random.Pick(agents).Name);
            var isReached = random.Chance(0.7);
            json.WriteBoolean("reached", isReached);
            if (!isReached) aftermath?.CallAgain(contact);
        }));
        Dispatch();
    }

    private static bool StopWaiting(SimulatedContact contact, int wait)
    {
        if (!contact.IsWaiting || contact.Wait != wait) return false;
        contact.IsWaiting = false;
        contact.Queue!.Waiting.Remove(contact);
        StopRinging(contact);
        return true;
    }

    private static void StopRinging(SimulatedContact contact)
    {
        if (contact.RingsAt is { } agent) agent.Ringing = null;
        contact.RingsAt = null;
    }

    private void Offer(SimulatedContact contact, SimulatedAgent agent)
    {
        (contact.RingsAt, agent.Ringing) = (agent, contact);
        var wait = contact.Wait;
        if (!contact.Queue!.IsEmail) lines.Contact("offered", contact, json => json.WriteString("agent", agent.Name));
        var misses = contact.Queue.IsVoice && random.Chance(0.03);
        var rings = contact.Queue.IsEmail ? random.Between(0.2, 0.8) : misses ? 15 : random.Between(1.5, 7);
        agenda.In(rings, () =>
        {
            if (contact.Wait != wait || contact.RingsAt != agent) return;
            if (misses) Miss(contact, agent);
            else Answer(contact, agent);
        });
    }

    private void Miss(SimulatedContact contact, SimulatedAgent agent)
    {
        StopRinging(contact);
        lines.Contact("declined", contact, json =>
        {
            json.WriteString("agent", agent.Name);
            json.WriteString("reason", "noAnswer");
        });
        Pause(agent, "missed call", random.Between(20, 90));
        Dispatch();
    }

    private void Answer(SimulatedContact contact, SimulatedAgent agent)
    {
        StopWaiting(contact, contact.Wait);
        contact.AnsweredAt = agenda.Now;
        Begin(contact, agent);
        var queue = contact.Queue!;
        var work = Math.Max(15, random.LogNormal(queue.WorkSeconds, 0.7));
        if (queue.IsVoice) PlanHold(contact, work);
        if (queue.IsChat) PlanMessages(contact, work);
        agenda.In(work, () => End(contact, contact.With!));
    }

    private void Begin(SimulatedContact contact, SimulatedAgent agent)
    {
        contact.With = agent;
        agent.Contacts.Add(contact);
        lines.Contact("answered", contact, json =>
        {
            json.WriteString("agent", agent.Name);
            json.WriteString("queue", contact.Queue!.Id);
        });
        TellBusy(agent);
    }

    private void PlanHold(SimulatedContact contact, double work)
    {
        if (work < 60 || !random.Chance(0.12)) return;
        var (from, to) = (random.Between(0.2, 0.4) * work, random.Between(0.45, 0.8) * work);
        agenda.In(from, () => lines.Contact("held", contact));
        agenda.In(to, () => lines.Contact("retrieved", contact));
    }

    private void PlanMessages(SimulatedContact contact, double work)
    {
        for (var at = random.Between(5, 20); at < work - 5; at += random.Between(40, 120))
        {
            agenda.In(at, () => lines.Contact("messaged", contact));
            agenda.In(Math.Min(work - 1, at + random.Between(5, 35)), () => lines.Contact("replied", contact, json =>
            {
                json.WriteString("agent", contact.With!.Name);
                json.WriteBoolean("auto", false);
            }));
        }
    }

    private void End(SimulatedContact contact, SimulatedAgent agent)
    {
        agent.Contacts.Remove(contact);
        agent.FreeSince = agenda.Now;
        var queue = contact.Queue!;
        if (queue.IsEmail)
        {
            lines.Contact("replied", contact, json =>
            {
                json.WriteString("agent", agent.Name);
                json.WriteBoolean("auto", false);
            });
        }

        var isPassedOn = queue.IsVoice && contact.Transfers == 0 && random.Chance(TransferShare);
        if (isPassedOn) Transfer(contact);
        else lines.Contact("completed", contact);
        if (!isPassedOn) aftermath?.Served(contact, (contact.AnsweredAt - contact.EnteredAt) / 1000.0);
        if (queue.IsVoice) WrapUp(contact, agent, belongsToContact: !isPassedOn);
        TakeBreakIfDue(agent);
        Dispatch();
    }

    private void Transfer(SimulatedContact contact)
    {
        contact.Transfers++;
        var to = random.Pick(queues.Where(q => q.IsVoice && q != contact.Queue).ToList());
        lines.Contact("transferred", contact, json => json.WriteString("queue", to.Id));
        // Between the two, the customer waits in the new queue already: agents see the contact when the switch has it there.
        agenda.In(1, () => Enter(contact, to));
    }

    private void WrapUp(SimulatedContact contact, SimulatedAgent agent, bool belongsToContact)
    {
        var seconds = Math.Round(Math.Max(3, random.LogNormal(contact.Queue!.WrapUpSeconds, 0.6)));
        agent.IsAway = true;
        lines.AgentState(agent, "wrapUp");
        agenda.In(seconds, () =>
        {
            if (belongsToContact) lines.Contact("completed", contact, json => json.WriteNumber("wrapUpSeconds", seconds));
            Return(agent);
        });
    }

    private void Pause(SimulatedAgent agent, string reason, double seconds)
    {
        agent.IsAway = true;
        lines.AgentState(agent, "paused", reason);
        agenda.In(seconds, () => Return(agent));
    }

    private void Return(SimulatedAgent agent)
    {
        (agent.IsAway, agent.FreeSince) = (false, agenda.Now);
        lines.AgentState(agent, "available");
        TakeBreakIfDue(agent);
        Dispatch();
    }

    private string Customer() => string.Create(CultureInfo.InvariantCulture, $"+479{random.Below(10_000_000):0000000}");

    private string NextId(SimulatedQueue queue) => string.Create(CultureInfo.InvariantCulture, $"{queue.Channel}-{++_contacts}");
}
