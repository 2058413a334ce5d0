using System.Text.Json;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Hub.Wire;

/// <summary>One waiting contact.</summary>
internal static class ContactJson
{
    /// <param name="capturedAt">When the contact's state was captured: a customer's clock that stands still stood so from then on.</param>
    /// <param name="marksOnly">For a wall: neither id nor value.</param>
    public static void Write(Utf8JsonWriter json, WaitingSnapshot contact, DateTimeOffset capturedAt, DateTimeOffset asOf, bool marksOnly)
    {
        json.WriteStartObject();
        if (!marksOnly) json.WriteString("contact"u8, contact.Contact);
        json.WriteNumber("mark"u8, contact.Mark);
        json.WriteMoment("since"u8, contact.Since);
        json.WriteMoment("dueAt"u8, contact.DueAt);
        json.WriteDays("workingDays"u8, contact.WorkingDays);
        json.WriteBoolean("ringing"u8, contact.Ringing);
        json.WriteBoolean("assigned"u8, contact.Assigned);
        json.WriteNumber("priority"u8, contact.Priority);
        ForecastJson.WriteContact(json, contact.Forecast);
        if (!marksOnly)
        {
            var clock = contact.CustomersTurn ? capturedAt : asOf;
            json.WriteSeconds("waitSeconds"u8, Math.Max(0, (asOf - contact.Since).TotalSeconds));
            json.WriteSeconds("customerWaitSeconds"u8, Math.Max(0, (clock - contact.CustomerSince).TotalSeconds));
            json.WriteBoolean("customersTurn"u8, contact.CustomersTurn);
            json.WriteMoney("value"u8, contact.Value);
        }

        json.WriteEndObject();
    }
}
