namespace QueueMonitor.Hub.Demo;

/// <summary>One contact of the simulated centre.</summary>
internal sealed class SimulatedContact(string id, string customer)
{
    public string Id { get; } = id;

    public string Customer { get; } = customer;

    /// <summary>The queue that it waits in or waited in last.</summary>
    public SimulatedQueue? Queue { get; set; }

    public long EnteredAt { get; set; }

    /// <summary>Which of its waits this is: a plan made for an earlier one is off.</summary>
    public int Wait { get; set; }

    public bool IsWaiting { get; set; }

    /// <summary>The agent at whom it rings.</summary>
    public SimulatedAgent? RingsAt { get; set; }

    public int Transfers { get; set; }
}

/// <summary>One agent of the simulated centre.</summary>
internal sealed class SimulatedAgent(string name, IReadOnlyList<SimulatedQueue> queues)
{
    private const int ChatsMax = 3;

    public string Name { get; } = name;

    public IReadOnlyList<SimulatedQueue> Queues { get; } = queues;

    public List<SimulatedContact> Contacts { get; } = [];

    public SimulatedContact? Ringing { get; set; }

    /// <summary>Paused or in wrap-up.</summary>
    public bool IsAway { get; set; }

    /// <summary>Takes nothing new until the break that is due.</summary>
    public bool WantsBreak { get; set; }

    public long FreeSince { get; set; }

    public bool CanTake(SimulatedQueue queue)
    {
        if (IsAway || WantsBreak || Ringing is not null || !Queues.Contains(queue)) return false;
        return queue.IsChat ? Contacts.Count < ChatsMax && Contacts.TrueForAll(c => c.Queue!.IsChat) : Contacts.Count == 0;
    }
}
