using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using QueueMonitor.Hub.Alerts.Delivery;
using QueueMonitor.Hub.Alerts.Messages;
using QueueMonitor.Hub.Boards;

namespace QueueMonitor.Hub.Alerts.Webhooks;

/// <summary>
/// Sends one message to one address, once. Where to is set by admins alone; even so nothing of an answer but its status is told, redirects
/// are not followed, and addresses of this link alone (169.254…, fe80…, where clouds keep their secrets) are not called.
/// </summary>
internal sealed class WebhookSender : IDisposable
{
    private readonly TimeProvider _pace;
    private readonly HttpClient _client;

    public WebhookSender(BoardClock clock)
    {
        _pace = clock.Pace;
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5), MaxConnectionsPerServer = 2, MaxResponseHeadersLength = 16,
            ConnectCallback = Connect,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("QueueMonitor", "1"));
    }

    /// <summary>What came of it.</summary>
    public async Task<DeliveryResult> Send(Webhook webhook, Notice notice, CancellationToken cancellation)
    {
        var body = webhook.Format.Body(notice);
        var now = _pace.GetUtcNow();
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(webhook.Format.ContentType());
        request.Headers.Add(WebhookSignature.IdHeader, notice.Id);
        request.Headers.Add(WebhookSignature.TimeHeader, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(WebhookSignature.SignatureHeader, WebhookSignature.Of(webhook.Secret, notice.Id, now, body));
        using var late = new CancellationTokenSource(AlertLimits.AnswerWithin, _pace);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var status = (int)answer.StatusCode;
            if (answer.IsSuccessStatusCode) return DeliveryResult.Done(status);
            if (answer.StatusCode == HttpStatusCode.Gone) return DeliveryResult.Never(status, "It answered 410: there is nobody there "
                + "any more.");
            return DeliveryResult.Again(status, $"It answered {status}.", Asked(answer.Headers.RetryAfter, now));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return DeliveryResult.Again(null, $"No answer within {AlertLimits.AnswerWithin.TotalSeconds:0} s.");
        }
        catch (HttpRequestException problem)
        {
            return DeliveryResult.Again(null, Words(problem));
        }
    }

    public void Dispose() => _client.Dispose();

    private static TimeSpan? Asked(RetryConditionHeaderValue? wish, DateTimeOffset now) => wish?.Delta ?? wish?.Date - now;

    private static string Words(HttpRequestException problem) => problem.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "Its name is not known to this machine's name service.",
        HttpRequestError.SecureConnectionError => "Its certificate is not one that this machine trusts, or it does not speak TLS.",
        HttpRequestError.ConnectionError => "It cannot be reached: nothing listens there, or a firewall stands between.",
        _ => problem.InnerException is WebhookAddressException refused ? refused.Message : "The connection broke off before it answered.",
    };

    private static async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var found = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation);
        var allowed = found.Where(IsAllowed).ToArray();
        if (allowed.Length == 0 && found.Length > 0) throw new WebhookAddressException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    internal static bool IsAllowed(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily == AddressFamily.InterNetworkV6) return !address.IsIPv6LinkLocal && !address.IsIPv6Multicast;
        var bytes = address.GetAddressBytes();
        return bytes[0] != 0 && !(bytes[0] == 169 && bytes[1] == 254) && bytes[0] < 224;
    }

    private sealed class WebhookAddressException() : IOException(
        "Its name leads to an address that is not called: one of this link alone (169.254…, fe80…), or none of a single machine.");
}
