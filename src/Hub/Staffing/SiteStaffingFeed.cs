using System.Buffers;
using System.Text.Json;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Staffing;

/// <summary>One site's staffing, serialised once for all who follow it.</summary>
internal sealed class SiteStaffingFeed(ISiteFeed feed, PlanMemory plans, BoardClock clock) : IDisposable
{
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromSeconds(1), AtLeastEvery = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<IStaffingLine, Task> _lines = [];
    private readonly CancellationTokenSource _end = new();
    private readonly Dictionary<string, (QueueSnapshot Seen, byte[] Row)> _rows = new(StringComparer.Ordinal);
    private List<string> _order = [];
    private byte[] _site = [], _plan = [], _alerts = [], _moves = [];
    private FloorSnapshot? _floor;
    private long _seq;
    private bool _isRunning;

    public bool IsEmpty
    {
        get
        {
            lock (_gate) return _lines.Count == 0;
        }
    }

    public RawJson Join(IStaffingLine line, CancellationToken end)
    {
        lock (_gate)
        {
            if (!_isRunning)
            {
                _isRunning = true;
                Look(feed.Latest, null);
                _ = Run(CancellationTokenSource.CreateLinkedTokenSource(end, _end.Token).Token);
            }

            return new RawJson(new ReadOnlySequence<byte>(Whole()), written: () =>
            {
                lock (_gate) _lines[line] = Task.CompletedTask;
            });
        }
    }

    public bool Leave(IStaffingLine line)
    {
        lock (_gate) return _lines.Remove(line);
    }

    public void Dispose() => _end.Cancel();

    private async Task Run(CancellationToken end)
    {
        try
        {
            while (true)
            {
                await Task.Delay(AtMostEvery, clock.Pace, end);
                var seen = _floor!;
                using var wait = CancellationTokenSource.CreateLinkedTokenSource(end);
                var news = feed.WaitForNewer(seen, wait.Token).AsTask();
                await Task.WhenAny(news, Task.Delay(AtLeastEvery - AtMostEvery, clock.Pace, wait.Token));
                await wait.CancelAsync();
                await news.ContinueWith(static _ => { }, TaskScheduler.Default);
                end.ThrowIfCancellationRequested();
                Tell();
            }
        }
        catch (OperationCanceledException)
        {
            // Nobody follows any more, or the program ends.
        }
    }

    private void Tell()
    {
        lock (_gate)
        {
            var message = new ArrayBufferWriter<byte>();
            using (var json = new Utf8JsonWriter(message, Api.ApiAnswer.Readable))
            {
                json.WriteStartObject();
                json.WriteNumber("seq"u8, ++_seq);
                json.WriteMoment("serverTime"u8, clock.Now);
                Look(feed.Latest, json);
                json.WriteEndObject();
            }

            var sent = new RawJson(message.WrittenMemory);
            foreach (var (line, last) in _lines.ToList())
            {
                // Who has not taken the one before gets none: the gap in the numbers makes the page join anew.
                if (last.IsCompleted) _lines[line] = line.Send(sent);
            }
        }
    }

    // Takes in the newest state, and writes what of it is new.
    private void Look(FloorSnapshot floor, Utf8JsonWriter? to)
    {
        to?.WriteMoment("asOf"u8, floor.AsOf);
        Part(ref _site, to, "site"u8, json => StaffingJson.WriteSite(json, floor));
        Part(ref _plan, to, "plan"u8, json => StaffingJson.WritePlan(json, plans.Of(feed.Site)));
        Rows(floor, to);
        if (_floor is null || !ReferenceEquals(_floor.Staffing, floor.Staffing))
        {
            Part(ref _moves, to, "moves"u8, json => AlertJson.WriteMoves(json, floor));
            // Their moment changes with each look; they are told when more than that does.
            var before = _alerts;
            Part(ref _alerts, null, "alerts"u8, json => Alerts(json, floor));
            if (!ReferenceEquals(before, _alerts) && to is not null)
            {
                to.WritePropertyName("alerts"u8);
                to.WriteRawValue(_alerts, skipInputValidation: true);
            }
        }

        _floor = floor;
    }

    private void Rows(FloorSnapshot floor, Utf8JsonWriter? to)
    {
        var isBegun = false;
        foreach (var queue in floor.Queues)
        {
            var known = _rows.TryGetValue(queue.Queue, out var there);
            if (known && ReferenceEquals(there.Seen, queue)) continue;
            var row = Bytes(json => StaffingJson.WriteRow(json, queue, wholeDay: false));
            var isNew = !known || !row.AsSpan().SequenceEqual(there.Row);
            _rows[queue.Queue] = (queue, isNew ? row : there.Row);
            if (!isNew || to is null) continue;
            if (!isBegun) to.WriteStartArray("queues"u8);
            isBegun = true;
            to.WriteRawValue(row, skipInputValidation: true);
        }

        if (isBegun) to!.WriteEndArray();
        var order = floor.Queues.Select(q => q.Queue).ToList();
        if (order.SequenceEqual(_order)) return;
        _order = order;
        if (to is null) return;
        to.WriteStartArray("order"u8);
        foreach (var name in order) to.WriteStringValue(name);
        to.WriteEndArray();
    }

    private byte[] Whole() => Bytes(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("seq"u8, _seq);
        json.WriteMoment("serverTime"u8, clock.Now);
        json.WriteStartObject("staffing"u8);
        json.WriteMoment("asOf"u8, _floor!.AsOf);
        json.WritePropertyName("site"u8);
        json.WriteRawValue(_site, skipInputValidation: true);
        json.WritePropertyName("plan"u8);
        json.WriteRawValue(_plan, skipInputValidation: true);
        json.WriteStartArray("queues"u8);
        foreach (var name in _order) json.WriteRawValue(_rows[name].Row, skipInputValidation: true);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WritePropertyName("alerts"u8);
        json.WriteRawValue(_alerts, skipInputValidation: true);
        json.WritePropertyName("moves"u8);
        json.WriteRawValue(_moves, skipInputValidation: true);
        json.WriteEndObject();
    });

    private static void Alerts(Utf8JsonWriter json, FloorSnapshot floor)
    {
        json.WriteStartObject();
        AlertJson.WriteAll(json, floor, names: false);
        json.WriteEndObject();
    }

    private static void Part(ref byte[] known, Utf8JsonWriter? to, ReadOnlySpan<byte> name, Action<Utf8JsonWriter> write)
    {
        var now = Bytes(write);
        if (now.AsSpan().SequenceEqual(known)) return;
        known = now;
        if (to is null) return;
        to.WritePropertyName(name);
        to.WriteRawValue(now, skipInputValidation: true);
    }

    private static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Api.ApiAnswer.Readable)) write(json);
        return bytes.WrittenSpan.ToArray();
    }
}
