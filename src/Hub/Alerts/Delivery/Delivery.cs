using QueueMonitor.Hub.Alerts.Messages;

namespace QueueMonitor.Hub.Alerts.Delivery;

/// <summary>A message on its way to one receiver.</summary>
/// <param name="Id">Rises with each.</param>
/// <param name="Receiver">A webhook's id, or <see cref="Mail.MailBox.Receiver"/> of a site.</param>
/// <param name="Since">When it was put in line; a day later it is given up.</param>
/// <param name="NextAt">When it is tried next.</param>
/// <param name="DeadAt">When it was given up; null: it is still tried.</param>
internal sealed record Delivery(
    long Id, string Receiver, Notice Notice, DateTimeOffset Since, int Tries, DateTimeOffset NextAt, DateTimeOffset? DeadAt, string? Error);

/// <summary>What came of a try.</summary>
/// <param name="Status">HTTP's or SMTP's number; null: there was no answer.</param>
/// <param name="Error">Null: it is delivered.</param>
/// <param name="RetryAfter">What the receiver asked for.</param>
internal readonly record struct DeliveryResult(int? Status, string? Error, bool IsFinal, TimeSpan? RetryAfter)
{
    public static DeliveryResult Done(int status) => new(status, null, true, null);

    public static DeliveryResult Again(int? status, string error, TimeSpan? after = null) => new(status, error, false, after);

    public static DeliveryResult Never(int? status, string error) => new(status, error, true, null);
}
