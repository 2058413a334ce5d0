using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace QueueMonitor.Hub.Alerts.Webhooks;

/// <summary>
/// Signs messages as Standard Webhooks (1.0) has it, for which receivers have libraries: HMAC-SHA-256 over id, time and body, so that none of
/// them can be changed, and an old message cannot be sent anew as a young one.
/// </summary>
internal static class WebhookSignature
{
    public const string IdHeader = "webhook-id", TimeHeader = "webhook-timestamp", SignatureHeader = "webhook-signature";

    private const string SecretStart = "whsec_";
    private const int SecretBytes = 32;

    public static string NewSecret() => SecretStart + Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>The value of <see cref="SignatureHeader"/>.</summary>
    public static string Of(string secret, string id, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        var head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{at.ToUnixTimeSeconds()}."));
        byte[] signed = [.. head, .. body];
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret[SecretStart.Length..]), signed));
    }
}
