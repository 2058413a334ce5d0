using QueueMonitor.Hub.Replay.Tickets;

namespace QueueMonitor.Hub.Replay;

/// <summary>How a recording is written.</summary>
internal enum RecordingFormat
{
    /// <summary>The contract's events, one JSON object a line.</summary>
    Ndjson,

    /// <summary>Calls of a bank in 1999, one row a call.</summary>
    Bank1999,

    /// <summary>Asterisk's queue log.</summary>
    QueueLog,

    /// <summary>The audit log of an incident process, one row a change.</summary>
    ServiceNow,

    /// <summary>An event log of a help desk, one row an event.</summary>
    Helpdesk,
}

internal static class RecordingFormats
{
    /// <summary>As they are named on the command line.</summary>
    public static readonly string[] Names = ["ndjson", "bank1999", "queue_log", "servicenow", "helpdesk"];

    public static RecordingFormat Of(string name) => (RecordingFormat)Array.IndexOf(Names, name);

    /// <summary>The zone that a format's days are reckoned in when none is named.</summary>
    public static string DefaultZone(RecordingFormat format, string hostZone) => format switch
    {
        RecordingFormat.Bank1999 => BankRecording.DefaultZone,
        RecordingFormat.ServiceNow => "UTC",
        RecordingFormat.Helpdesk => "Europe/Rome",
        _ => hostZone,
    };

    /// <summary>Opens a recording.</summary>
    /// <exception cref="IOException">It is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">We may not read it.</exception>
    /// <exception cref="InvalidDataException">It is not of that format.</exception>
    public static Recording Open(string path, RecordingFormat format, TimeZoneInfo zone)
    {
        var file = RecordingFile.Open(path);
        if (format == RecordingFormat.Ndjson) return new NdjsonRecording(file);
        if (format == RecordingFormat.QueueLog) return new QueueLogRecording(file);
        if (format is RecordingFormat.ServiceNow or RecordingFormat.Helpdesk)
        {
            using (file) return TicketRecording.Read(path, new StreamReader(file.Content), format, zone);
        }

        using (file) return BankRecording.Read(path, new StreamReader(file.Content), zone);
    }
}
