using System.Text.Json;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Hub.Wire;

/// <summary>One waiting contact.</summary>
internal static class ContactJson
{
    /// <param name="capturedAt">When the contact's state was captured: a customer's clock that stands still stood so from then on.</param>
    public static void Write(Utf8JsonWriter json, WaitingSnapshot contact, DateTimeOffset capturedAt, DateTimeOffset asOf, ContactDetail detail)
    {
        json.WriteStartObject();
        if (detail != ContactDetail.Mark) json.WriteString("contact"u8, detail == ContactDetail.All ? contact.Contact : null);
        json.WriteNumber("mark"u8, contact.Mark);
        json.WriteMoment("since"u8, contact.Since);
        json.WriteMoment("dueAt"u8, contact.DueAt);
        json.WriteDays("workingDays"u8, contact.WorkingDays);
        json.WriteBoolean("ringing"u8, contact.Ringing);
        json.WriteBoolean("assigned"u8, contact.Assigned);
        json.WriteNumber("priority"u8, contact.Priority);
        ForecastJson.WriteContact(json, contact.Forecast);
        if (detail != ContactDetail.Mark)
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

/// <summary>How much is told of a contact.</summary>
internal enum ContactDetail : byte
{
    /// <summary>For a wall: under its number, with neither id nor value.</summary>
    Mark,

    /// <summary>Where the site hides ids: all else.</summary>
    WithoutId,

    All,
}
