using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Staffing.Plans;

namespace QueueMonitor.Hub.Tests.Journal;

/// <summary>Batches made by chance: every type, every field, every payload, the extremes among them.</summary>
internal sealed class BatchMaker(int seed)
{
    private readonly Random _random = new(seed);
    private readonly EventBatch _batch = new() { Source = $"source-{seed} é", ReceivedAt = 1_795_000_000_000 + seed, Position = 1 + (seed * 1_000_003L) };

    public EventBatch Make()
    {
        var types = Enum.GetValues<EventType>();
        for (var i = _random.Next(1, 60); i > 0; i--) Add(types[_random.Next(types.Length)]);
        // What a reader found wrong half-way leaves its texts and details behind.
        if (_random.Next(2) == 0)
        {
            Add(EventType.ContactQueued);
            _batch.RemoveLast();
        }

        return _batch;
    }

    private void Add(EventType type)
    {
        var at = Pick(_batch.ReceivedAt, _batch.ReceivedAt - _random.Next(100_000), 0, -1, long.MaxValue / 4, long.MinValue / 4);
        var (queue, agent, reason) = (Name("q"), Name("a"), Name("r"));
        var skills = Enumerable.Range(0, _random.Next(3)).Select(_ => Name("skill")).Where(n => n != 0).ToArray();
        var (entry, payload) = (Name("entry"), Payload(type));
        var id = new string('c', _random.Next(1, 200)) + _random.Next(50);
        ref var e = ref _random.Next(3) > 0 ? ref _batch.Add(type, at, id) : ref _batch.Add(type, at);
        (e.Queue, e.Agent, e.Reason) = (queue, agent, reason);
        e.Id = Pick(0UL, 1UL, ulong.MaxValue, (ulong)_random.NextInt64());
        e.Code = (byte)_random.Next(256);
        e.Media = (MediaType)_random.Next(5);
        e.Flags = (EventFlags)_random.Next(32);
        if (payload is null && _random.Next(2) == 0) return;
        ref var detail = ref _batch.AddDetail(ref e);
        detail.Customer = Pick<UInt128>(0, UInt128.MaxValue, (UInt128)_random.NextInt64());
        detail.Value = Pick(double.NaN, 0, -0.5, 1e300, _random.NextDouble());
        detail.Priority = Pick(EventDetail.NoNumber, 0, int.MaxValue, int.MinValue + 1, _random.Next());
        detail.WrapUpMs = Pick(EventDetail.NoNumber, 0, int.MaxValue, _random.Next());
        detail.Due = Pick(0, at, long.MaxValue, long.MinValue);
        detail.Entry = entry;
        (detail.ReferenceStart, detail.ReferenceCount) = (_batch.ReferenceCount, skills.Length);
        detail.Payload = payload;
        foreach (var skill in skills) _batch.AddReference(skill);
    }

    private object? Payload(EventType type) => type switch
    {
        EventType.AgentQueues => new AgentQueuesDetail(Queues(), _random.Next(2) == 0 ? null : new AgentCapacity(0, 255, 3, 1)),
        EventType.SourceSynced => Synced(),
        EventType.QueueConfigured => QueuePatch(),
        EventType.SiteConfigured => SitePatch(),
        EventType.ContactPromised => Pick<object?>(null, Threshold.Of(TimeSpan.FromMilliseconds(_random.Next(1, 100_000))), Threshold.OfWorkingDays(1.5)),
        EventType.PlanReplaced or EventType.ShiftReplaced => new PlanSpan(_random.NextInt64(), _random.NextInt64(), Pick("", "Ida é")),
        EventType.PlanInterval => new PlannedInterval(_random.NextInt64(), Pick<double?>(null, 0, 12.5), Pick<double?>(null, 1e6), Pick<double?>(null, 3)),
        EventType.ShiftPlanned => new PlannedShift(
            long.MinValue / 4, _random.NextInt64(), (ShiftActivity)_random.Next(3), Queues().Select(q => q.Queue).ToArray()),
        EventType.AlertMarked => new AlertMark(Pick("", "u-1f"), (AlertAction)_random.Next(4), Pick(0, long.MaxValue), Pick("", "Ida é")),
        EventType.MoveMade => new MoveOrder(Name("q"), Pick(1, int.MaxValue), _random.NextInt64(), "planner", Pick("", "u-1f")),
        _ => null,
    };

    private SyncedFloor Synced()
    {
        var queues = Queues().Select(q => q.Queue).ToArray();
        var contacts = Enumerable.Range(0, _random.Next(4)).Select(i =>
        {
            var id = System.Text.Encoding.UTF8.GetBytes($"synced-{i}");
            return new SyncedContact(
                _batch.AddText(id), (ushort)id.Length, Hash64.Of(id), Name("q"), _random.Next(2) == 0, _random.NextInt64(), Name("a"));
        }).ToArray();
        var agents = _random.Next(2) == 0
            ? null
            : Enumerable.Range(0, _random.Next(3)).Select(_ => new SyncedAgent(Name("a"), AgentActivity.Paused, _random.Next(2) == 0 ? null : Queues())).ToArray();
        return new SyncedFloor(queues, _random.Next(2) == 0, _random.Next(2) == 0, contacts, agents);
    }

    private QueueSettingsPatch QueuePatch() => new()
    {
        Name = Pick(null, "Billing é"),
        ShortName = Pick(null, "Bill"),
        Media = Pick<MediaType?>(null, MediaType.Voice, MediaType.Email),
        Zone = Pick(null, "Europe/Madrid"),
        StartOfDay = Pick<TimeOnly?>(null, new TimeOnly(6, 30)),
        OpeningHours = Pick(null, WeeklyHours.Always, WeeklyHours.Office, new WeeklyHours([[], [new(0, 1440)], [], [new(5, 6), new(7, 8)], [], [], []])),
        Threshold = Pick<Threshold?>(null, Threshold.Of(TimeSpan.FromSeconds(20.25)), Threshold.Of(TimeSpan.FromHours(36)), Threshold.OfWorkingDays(2)),
        Target = Pick<double?>(null, 0.8, 1.0 / 3),
        ServiceLevelFormula = Pick<ServiceLevelFormula?>(null, ServiceLevelFormula.AbandonsFor),
        ShortAbandon = Pick<TimeSpan?>(null, TimeSpan.Zero, TimeSpan.FromMilliseconds(5_001)),
        LeftExcluded = Pick<LeftReasons?>(null, LeftReasons.None, LeftReasons.Of(LeftReason.Callback, LeftReason.Other)),
        LeftAsAbandoned = Pick<LeftReasons?>(null, LeftReasons.None, LeftReasons.Of(LeftReason.Timeout)),
        AnsweredBy = Pick<AnsweredBy?>(null, AnsweredBy.Connect, AnsweredBy.Reply),
        Value = Pick<double?>(null, double.NaN, 0.1),
        ResolutionDays = Pick<int?>(null, 1, 365),
        MaxAge = Pick<TimeSpan?>(null, TimeSpan.Zero, TimeSpan.FromHours(4)),
        Partner = Pick(null, "", "Northern \"Calls\""),
        Order = Pick<int?>(null, -5, 1_000_000),
    };

    private SiteSettingsPatch SitePatch() => new()
    {
        Name = Pick(null, "Madrid"),
        Zone = Pick(null, "America/New_York"),
        Currency = Pick(null, "", "EUR"),
        Language = Pick(null, "pt-BR"),
        CallbackLink = Pick(null, "", "https://crm.example.org/{contact}"),
        RetentionDays = Pick<int?>(null, 1, 3650),
        CustomerRecordDays = Pick<int?>(null, 0, 365),
        HideContactIds = Pick<bool?>(null, false, true),
    };

    private AgentQueue[] Queues() => [.. Enumerable.Range(0, _random.Next(4)).Select(_ => new AgentQueue(Name("q"), _random.Next(-3, 9)))];

    // None, one of few, or one of many.
    private ushort Name(string kind) => _random.Next(4) == 0 ? (ushort)0 : _batch.Name($"{kind}{_random.Next(_random.Next(2) == 0 ? 3 : 500)}");

    private T Pick<T>(params T[] of) => of[_random.Next(of.Length)];
}
