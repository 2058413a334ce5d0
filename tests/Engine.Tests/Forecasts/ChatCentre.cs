using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Engine.Tests.Forecasts;

/// <summary>
/// One chat queue whose laws are known: exponential gaps and patience, eight agents with one chat each. Of those who leave, some say
/// nothing: an agent opens their chat, writes, waits two minutes and closes it.
/// </summary>
internal sealed class ChatCentre(int seed, int chats, double patience, double silentShare)
{
    private const int Agents = 8;
    private const double Gap = 22, FirstWord = 15, Talk = 240, AgentWaits = 120;

    private readonly List<FieldEvent> _events = [];
    private int _opened, _silent, _known;

    /// <summary>The truth, once it was played: of the chats that were opened, how many were left before; and of all, how many left.</summary>
    public double SilentOfOpened => (double)_silent / _opened;

    public double Left => (double)(_silent + _known) / (_opened + _known);

    public IEnumerable<FieldEvent> Events(long startAt)
    {
        var random = new Random(seed);
        var free = new double[Agents];
        var came = 0.0;
        for (var i = 0; i < chats; i++)
        {
            came += Exp(Gap);
            var (leaves, isSilent, agent) = (Exp(patience), random.NextDouble() < silentShare, Array.IndexOf(free, free.Min()));
            Say(came, EventType.ContactQueued, i);
            // First come, first served: whoever is free first opens the next chat that is still in the line.
            var opens = Math.Max(came + 0.5, free[agent]);
            var gone = came + leaves < opens;
            if (gone && !isSilent)
            {
                _known++;
                Say(came + leaves, EventType.ContactAbandoned, i);
                continue;
            }

            _opened++;
            if (gone) _silent++;
            Say(opens, EventType.ContactAnswered, i, agent);
            Say(opens + 2, EventType.ContactReplied, i, agent);
            var word = opens + 2 + Exp(FirstWord);
            if (!gone) Say(word, EventType.ContactMessaged, i);
            free[agent] = gone ? opens + 2 + AgentWaits : word + Exp(Talk);
            Say(free[agent], EventType.ContactCompleted, i);
        }

        return _events.OrderBy(e => e.At);

        double Exp(double mean) => -mean * Math.Log(1 - random.NextDouble());

        void Say(double at, EventType type, int chat, int agent = -1) => _events.Add(new FieldEvent(type, startAt + (long)(at * 1000))
        {
            Contact = $"c{chat}", Queue = type == EventType.ContactQueued ? "chat" : null, Media = MediaType.Chat,
            Agent = agent < 0 ? null : $"a{agent}",
        });
    }
}
