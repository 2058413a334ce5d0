namespace QueueMonitor.Hub.Intake.Streams;

/// <summary>How events stand in a body.</summary>
public enum EventFraming
{
    /// <summary>Not said: an array when the first byte is <c>[</c>, one object when it goes over several lines, else lines.</summary>
    Unknown,

    /// <summary>An array when the first byte is <c>[</c>, else one object.</summary>
    Document,

    /// <summary>One array.</summary>
    Array,

    /// <summary>One object a line, for as long as the sender likes (NDJSON).</summary>
    Lines,
}

/// <summary>What the objects of a body are.</summary>
public enum EventForm
{
    /// <summary>Events of the contract.</summary>
    Plain,

    /// <summary>CloudEvents 1.0 with their envelope.</summary>
    CloudEvent,

    /// <summary>The data of one CloudEvent 1.0; its envelope stands in headers.</summary>
    CloudEventData,
}
