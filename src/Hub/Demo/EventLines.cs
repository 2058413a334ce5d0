using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace QueueMonitor.Hub.Demo;

/// <summary>Writes events of the contract as lines, each with an id of its own.</summary>
internal sealed class EventLines(Agenda agenda) : IDisposable
{
    private readonly Utf8JsonWriter _json = new(Stream.Null);
    private IBufferWriter<byte>? _to;
    private long _id;

    /// <summary>How many have been written.</summary>
    public long Count => _id;

    /// <summary>Where they go from now on.</summary>
    public void WriteTo(IBufferWriter<byte> to) => _to = to;

    public void Contact(string type, SimulatedContact contact, Action<Utf8JsonWriter>? more = null) =>
        Write($"contact.{type}", json =>
        {
            json.WriteString("contact", contact.Id);
            more?.Invoke(json);
        });

    public void AgentState(SimulatedAgent agent, string state, string? reason = null) => Write("agent.state", json =>
    {
        json.WriteString("agent", agent.Name);
        json.WriteString("state", state);
        if (reason is not null) json.WriteString("reason", reason);
    });

    public void Write(string type, Action<Utf8JsonWriter>? more = null)
    {
        var to = _to ?? throw new InvalidOperationException("Say first where the lines go.");
        _json.Reset(to);
        _json.WriteStartObject();
        _json.WriteString("id", string.Create(CultureInfo.InvariantCulture, $"demo-{++_id}"));
        _json.WriteString("type", type);
        _json.WriteString("at", Moment(agenda.Now));
        more?.Invoke(_json);
        _json.WriteEndObject();
        _json.Flush();
        to.Write("\n"u8);
    }

    public static string Moment(long at) =>
        DateTimeOffset.FromUnixTimeMilliseconds(at).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public void Dispose() => _json.Dispose();
}
