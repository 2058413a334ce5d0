using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Promises;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Testing.Scenarios;

/// <summary>
/// Makes floors by chance: a few queues, agents, sources and contacts with lives as the field has them, and then what the
/// field does to the news of them: events lost, sent twice, late, out of order, ahead of the clock, lists of the whole truth
/// that are not quite true, settings changed meanwhile.
/// </summary>
public sealed partial class ScenarioMaker
{
    private static readonly string[] Queues = ["sales", "help", "mail"];
    internal static readonly (string Queue, MediaType Media)[] QueueMedia = [("sales", MediaType.Voice), ("help", MediaType.Chat), ("mail",
        MediaType.Email)];
    private static readonly string[] Agents = ["ana", "bo", "eva"];
    private static readonly string[] Sources = ["pbx", "chat"];

    // Where clocks are changed, days end, and where nothing of that kind happens.
    private static readonly (string Zone, string Date, int FromMinute)[] Settings =
    [
        ("UTC", "2026-11-20", 11 * 60 + 50), ("Europe/Madrid", "2026-11-20", 9 * 60), ("America/New_York", "2026-11-20", 23 * 60 + 50),
        ("Europe/Madrid", "2026-03-29", 1 * 60 + 50), ("Europe/Madrid", "2026-10-25", 2 * 60 + 50), ("Asia/Kolkata", "2026-11-20",
            23 * 60 + 55),
    ];

    private readonly Random _random;
    private readonly List<(long Received, string Source, FieldEvent Event)> _sent = [];
    private readonly List<FieldStep> _ticks = [];
    private readonly int _chaos;
    private long _from;
    private int _ids;

    private ScenarioMaker(int seed, int chaos) => (_random, _chaos) = (new Random(seed), chaos);

    /// <param name="size">About how many contacts.</param>
    /// <param name="chaos">How often in a hundred the news goes wrong; 0: never.</param>
    public static Scenario Make(int seed, int size, int chaos = 25) => new ScenarioMaker(seed, chaos).Make(size, seed);

    private Scenario Make(int size, int seed)
    {
        var (zone, date, minute) = Pick(Settings);
        var start = FloorScript.Day(zone, date).StartAt;
        _from = start + (minute * 60_000L);
        SetUp();
        var contacts = 1 + _random.Next(Math.Max(1, size));
        for (var i = 1; i <= contacts; i++) Live($"c{i}");
        if (_chaos > 0) Meddle(contacts);
        for (var i = _random.Next(4); i > 0; i--) _ticks.Add(FieldStep.Tick(_from + _random.Next(1_200_000)));
        var steps = _sent.Select(s => FieldStep.Of(s.Received, s.Source, s.Event)).Concat(_ticks).OrderBy(s => s.Received).ToList();
        steps.Add(FieldStep.Tick((steps.Max(s => s.Received) + Pick(5_000L, 65_000, 400_000, 7_300_000)) / 5_000 * 5_000));
        return new Scenario(zone, date, start, [.. Together(steps)], seed);
    }

    // Some of what arrives at one moment comes in one batch.
    private IEnumerable<FieldStep> Together(List<FieldStep> steps)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            while (i + 1 < steps.Count && !step.IsTick && !steps[i + 1].IsTick && Chance(60)
                && steps[i + 1].Received == step.Received && steps[i + 1].Source == step.Source)
                step = step with { Events = [.. step.Events, .. steps[++i].Events] };
            yield return step;
        }
    }

    private void SetUp()
    {
        foreach (var queue in Queues)
        {
            if (queue != "mail" && Chance(30)) continue;
            Send(_from - 60_000, "api", new FieldEvent(EventType.QueueConfigured, _from - 60_000)
            {
                Queue = queue,
                QueuePatch = Patch(queue)
            });
        }

        foreach (var agent in Agents)
        {
            if (Chance(30)) continue;
            var serves = Queues.Where(_ => Chance(60)).ToArray();
            Send(_from - 30_000, Pick(Sources), new FieldEvent(EventType.AgentState, _from - 30_000)
            {
                Agent = agent, Activity = AgentActivity.Available, Queues = serves.Length == 0 ? null : serves,
            });
            if (Chance(30))
            {
                Send(_from - 29_000, Pick(Sources), new FieldEvent(EventType.AgentQueues, _from - 29_000)
                {
                    Agent = agent, Queues = [Pick(Queues)], Capacity = Chance(50) ? new AgentCapacity(1, 2, 2, 1) : null,
                });
            }
        }
    }

    private QueueSettingsPatch Patch(string queue) => new()
    {
        Media = QueueMedia.First(q => q.Queue == queue).Media,
        Threshold = queue == "mail" ? Threshold.Of(TimeSpan.FromSeconds(120)) : Chance(70) ? Threshold.Of(TimeSpan.FromSeconds(Pick(10, 20,
            60))) : null,
        ServiceLevelFormula = Chance(50) ? Pick(Enum.GetValues<ServiceLevelFormula>()) : null,
        ShortAbandon = Chance(30) ? TimeSpan.FromSeconds(Pick(0, 10)) : null,
        LeftExcluded = Chance(40) ? LeftReasons.Of(LeftReason.Callback, LeftReason.Timeout) : null,
        LeftAsAbandoned = Chance(20) ? LeftReasons.Of(LeftReason.Overflow) : null,
        MaxAge = Chance(30) ? TimeSpan.FromSeconds(Pick(300, 900)) : null,
        StartOfDay = Chance(20) ? new TimeOnly(2, 30) : null,
        Zone = Chance(20) ? Pick("America/Sao_Paulo", "Asia/Kolkata") : null,
        Promise = Chance(30) ? PromiseTerms.Within(Threshold.Of(TimeSpan.FromSeconds(Pick(15, 60, 120)))) : null,
        PromisePauses = Chance(40) ? true : null,
        PromiseReopens = Chance(40) ? Pick(Enum.GetValues<PromiseReopening>()) : null,
        Value = Chance(20) ? 50 : null,
    };

    private bool Chance(int ofHundred) => _random.Next(100) < ofHundred;

    private T Pick<T>(params T[] from) => from[_random.Next(from.Length)];

    private void Send(long received, string source, FieldEvent e) => _sent.Add((received, source, e));

    // What the line does to an event on its way.
    private void Tell(string source, FieldEvent e)
    {
        if (Chance(40)) e = e with { Id = $"e{++_ids}" };
        var received = e.At;
        if (Chance(_chaos))
        {
            if (Chance(20)) return;
            if (Chance(10)) e = e with { At = e.At + Pick(500, 1_900, 2_000, 2_001, 4_000) };
            else received += Pick(100, 1_000, 3_000, 9_000, 11_000, 30_000, 61_000, 130_000);
            if (Chance(4)) received += Pick(240_000, 290_000);
        }

        Send(received, source, e);
        if (Chance(_chaos / 3)) Send(received + Pick(0, 10, 5_000, 70_000), Chance(85) ? source : Pick(Sources), e);
    }
}
