using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace QueueMonitor.Testing.Mail;

/// <summary>A mail server that knows as little of SMTP as a client needs, for one connection on this machine.</summary>
public sealed class SmtpTwin : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _talk;
    private TcpClient? _client;

    /// <param name="certificate">It offers STARTTLS with it; null: it knows none.</param>
    public SmtpTwin(X509Certificate2? certificate = null)
    {
        _listener.Start();
        _talk = Talk(certificate);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What the client said so far, line by line.</summary>
    public string Said
    {
        get
        {
            lock (_said) return _said.ToString();
        }
    }

    /// <summary>Completes when a letter was taken.</summary>
    public Task Taken => _taken.Task.WaitAsync(Patience);

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        // A client that does not trust us may leave the connection open.
        _client?.Dispose();
        await _talk;
    }

    private async Task Talk(X509Certificate2? certificate)
    {
        try
        {
            _client = await _listener.AcceptTcpClientAsync();
            await using var plain = _client.GetStream();
            await Serve(plain, certificate, greets: true);
        }
        catch (Exception problem) when (problem is SocketException or IOException or AuthenticationException or ObjectDisposedException)
        {
            // The client went, or did not trust us: what it said stands.
        }
    }

    private async Task Serve(Stream stream, X509Certificate2? certificate, bool greets)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        await using var writer = new StreamWriter(stream, Encoding.ASCII, leaveOpen: true) { AutoFlush = true, NewLine = "\r\n" };
        if (greets) await writer.WriteLineAsync("220 test");
        var isData = false;
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_said) _said.Append(line).Append('\n');
            if (isData && line != ".") continue;
            if (line == "STARTTLS" && certificate is not null)
            {
                await writer.WriteLineAsync("220 go on");
                await using var secure = new SslStream(stream, leaveInnerStreamOpen: true);
                await secure.AuthenticateAsServerAsync(certificate);
                await Serve(secure, certificate: null, greets: false);
                return;
            }

            var answer = isData ? "250 taken"
                : line.StartsWith("EHLO", StringComparison.Ordinal) && certificate is not null ? "250-test\r\n250 STARTTLS"
                : line.StartsWith("DATA", StringComparison.Ordinal) ? "354 go on"
                : line.StartsWith("QUIT", StringComparison.Ordinal) ? "221 bye"
                : "250 ok";
            await writer.WriteLineAsync(answer);
            if (isData) _taken.TrySetResult();
            isData = !isData && line.StartsWith("DATA", StringComparison.Ordinal);
        }
    }
}
