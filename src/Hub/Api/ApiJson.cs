using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace QueueMonitor.Hub.Api;

/// <summary>Serialisation of free JSON without reflection.</summary>
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class ApiJson : JsonSerializerContext;
