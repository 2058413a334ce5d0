using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Images;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Agents;

/// <summary>One agent: what was declared, what is observed, and what follows from both. Used by the engine loop only.</summary>
internal sealed class Agent(int index, string name)
{
    private readonly int[] _connected = new int[5];

    public int Index { get; } = index;

    public string Name { get; } = name;

    public AgentActivity Declared { get; set; }

    public long DeclaredAt { get; set; } = long.MinValue;

    public long QueuesAt { get; set; } = long.MinValue;

    public string? Reason { get; set; }

    public AgentCapacity Capacity { get; set; } = AgentCapacity.Default;

    /// <summary>Whom the agent works for, when that is not ourselves.</summary>
    public string? Partner { get; set; }

    /// <summary>Queues by number; named, or learned from answers when <see cref="QueuesNamed"/> is false.</summary>
    public List<int> Queues { get; } = [];

    public bool QueuesNamed { get; set; }

    /// <summary>Of each of <see cref="Queues"/> that was learned: from how many contacts. Empty: they are named.</summary>
    public List<int> Taught { get; } = [];

    /// <summary>How far back each of <see cref="Queues"/> stands, as its source says: the lower the sooner. Empty: all alike.</summary>
    public int[] Penalties { get; set; } = [];

    /// <summary>The queue of the contact that it took last; −1: none.</summary>
    public int WorksFor { get; set; } = -1;

    /// <summary>Chats that it has at once, and since when.</summary>
    public int ChatsNow { get; set; }

    public long ChatsSince { get; set; }

    /// <summary>A source had an <c>agent.*</c> event for this agent.</summary>
    public bool Known { get; set; }

    /// <summary>The source that spoke of the agent last; −1: none did.</summary>
    public int Source { get; set; } = -1;

    /// <summary>As it is counted in its queues and in the site.</summary>
    public AgentTouch Touch { get; set; }

    public int Ringing { get; set; }

    public int Connected { get; private set; }

    public AgentState State { get; set; }

    public long Since { get; set; }

    public bool Dirty { get; set; } = true;

    public bool Pending { get; set; }

    [field: NotKept("the next capture makes it again")]
    public AgentSnapshot? Captured { get; set; }

    public void Connect(MediaType media, int delta)
    {
        _connected[(int)media] += delta;
        Connected += delta;
    }

    /// <summary>What the agent is doing: the first of busy, ringing, wrapUp, paused, available that fits (docs/RULES.md, 6).</summary>
    public AgentState Observe()
    {
        // What a source said that is down may long be otherwise.
        var declared = Touch == AgentTouch.Lost ? AgentActivity.Unknown : Declared;
        var taken = Connected > 0 && (declared != AgentActivity.Available || IsFull());
        if (taken || (declared == AgentActivity.Busy)) return AgentState.Busy;
        if (Ringing > 0) return AgentState.Ringing;
        return declared switch
        {
            AgentActivity.WrapUp => AgentState.WrapUp,
            AgentActivity.Paused => AgentState.Paused,
            AgentActivity.Available => AgentState.Available,
            AgentActivity.Offline => AgentState.Offline,
            _ => AgentState.Unknown,
        };
    }

    /// <summary>How many contacts of a medium the agent could take besides those it has.</summary>
    public int FreeSlots(MediaType media) =>
        State != AgentState.Available || _connected[(int)MediaType.Voice] > 0 ? 0 : Math.Max(0, SlotsOf(media) - _connected[(int)media]);

    public int SlotsOf(MediaType media) => media switch
    {
        MediaType.Chat => Capacity.Chat,
        MediaType.Email => Capacity.Email,
        MediaType.Social => Capacity.Social,
        _ => Capacity.Voice,
    };

    private bool IsFull()
    {
        if (_connected[(int)MediaType.Voice] > 0) return true;
        for (var media = MediaType.Chat; media <= MediaType.Social; media++)
        {
            var connected = _connected[(int)media];
            if (connected > 0 && connected >= SlotsOf(media)) return true;
        }

        return false;
    }
}

/// <summary>Whether a source speaks of an agent.</summary>
internal enum AgentTouch : byte
{
    /// <summary>None did.</summary>
    None,

    /// <summary>The last that did is there.</summary>
    Held,

    /// <summary>The last that did is down.</summary>
    Lost,
}

/// <summary>Of how many agents a source speaks, in a queue or in the site.</summary>
internal struct AgentTouches
{
    private int _held;
    private bool _left;

    /// <summary>How many are not known because their source is down.</summary>
    public int Lost { get; private set; }

    /// <summary>A source has spoken of agents, and not all such sources are down.</summary>
    public readonly bool AreKnown => _held > 0 || (_left && Lost == 0);

    public void Count(AgentTouch touch, int delta)
    {
        if (touch == AgentTouch.Held) _held += delta;
        else if (touch == AgentTouch.Lost) Lost += delta;
    }

    /// <summary>An agent leaves the queue: who was spoken of once keeps its agents known.</summary>
    public void Leave(AgentTouch touch)
    {
        Count(touch, -1);
        _left |= touch != AgentTouch.None;
    }
}
