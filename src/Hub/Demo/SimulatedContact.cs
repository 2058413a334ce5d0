namespace QueueMonitor.Hub.Demo;

/// <summary>One contact of the simulated centre.</summary>
internal sealed class SimulatedContact(string id, string customer)
{
    public string Id { get; } = id;

    public string Customer { get; } = customer;

    /// <summary>The queue that it waits in or waited in last.</summary>
    public SimulatedQueue? Queue { get; set; }

    public long EnteredAt { get; set; }

    public long AnsweredAt { get; set; }

    /// <summary>Which of its waits this is: a plan made for an earlier one is off.</summary>
    public int Wait { get; set; }

    public bool IsWaiting { get; set; }

    /// <summary>The agent at whom it rings.</summary>
    public SimulatedAgent? RingsAt { get; set; }

    /// <summary>The agent who has it, or had it last.</summary>
    public SimulatedAgent? With { get; set; }

    public int Transfers { get; set; }
}

/// <summary>One agent of the simulated centre.</summary>
/// <param name="queues">Where it is at home: it takes their contacts by itself.</param>
/// <param name="also">What it could do too: it takes those for whom nobody who is at home there is free, and all while it is lent there.</param>
internal sealed class SimulatedAgent(string name, IReadOnlyList<SimulatedQueue> queues, IReadOnlyList<SimulatedQueue> also)
{
    private const int ChatsMax = 3;

    public string Name { get; } = name;

    public IReadOnlyList<SimulatedQueue> Queues { get; } = queues;

    public IReadOnlyList<SimulatedQueue> Also => also;

    /// <summary>The queue that it helps out in at the moment, and takes contacts of that one alone; null: it is at home.</summary>
    public SimulatedQueue? LentTo { get; set; }

    /// <summary>Breaks and trainings that are planned, those that are over among them.</summary>
    public List<(long From, long Until, string Activity)> Absences { get; } = [];

    public List<SimulatedContact> Contacts { get; } = [];

    public SimulatedContact? Ringing { get; set; }

    /// <summary>Paused or in wrap-up.</summary>
    public bool IsAway { get; set; }

    /// <summary>It was told to be busy.</summary>
    public bool IsToldBusy { get; set; }

    /// <summary>With room for another chat it would seem to be free for what it is not offered: a call, or anything before its break.</summary>
    public bool SeemsFree => !IsAway && Contacts.Exists(c => c.Queue!.IsChat)
        && (WantsBreak || TrainingUntil > 0 || LentTo is { IsVoice: true } || Queues.Concat(Also).Any(q => q.IsVoice));

    /// <summary>Takes nothing new until the break that is due.</summary>
    public bool WantsBreak { get; set; }

    /// <summary>It is wanted in a training until then, and takes nothing new; 0: in none.</summary>
    public long TrainingUntil { get; set; }

    public long FreeSince { get; set; }

    /// <summary>It is at home there, or lent there at the moment.</summary>
    public bool TakesFirst(SimulatedQueue queue) => LentTo is null ? Queues.Contains(queue) : LentTo == queue;

    /// <summary>Whose contacts it is offered now.</summary>
    public IEnumerable<SimulatedQueue> Serves => LentTo is null ? Queues.Concat(Also) : [LentTo];

    public bool CanTake(SimulatedQueue queue)
    {
        if (IsAway || WantsBreak || TrainingUntil > 0 || Ringing is not null) return false;
        if (!TakesFirst(queue) && (LentTo is not null || !Also.Contains(queue))) return false;
        return queue.IsChat ? Contacts.Count < ChatsMax && Contacts.TrueForAll(c => c.Queue!.IsChat) : Contacts.Count == 0;
    }
}
