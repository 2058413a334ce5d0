using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using QueueMonitor.Crash.Tests.Harness;
using QueueMonitor.Testing.Mail;

namespace QueueMonitor.Crash.Tests.Mail;

/// <summary>
/// Which mail servers the program trusts is the machine's word, which a process reads once: each of these has one of its own, with an authority
/// of ours in place of the machine's, or without.
/// </summary>
public sealed class TrustedMailTests : IDisposable
{
    private readonly Folders _folders = new();

    public void Dispose() => _folders.Dispose();

    [Fact]
    public async Task MailGoesOutToAServerWhoseAuthorityTheMachineTrusts()
    {
        var (authority, certificate) = Certificates();
        using var _ = certificate;
        var file = Path.Combine(_folders.New(), "authority.pem");
        await File.WriteAllTextAsync(file, authority);
        await using var server = new SmtpTwin(certificate);
        using var hub = HubProcess.StartWith(new Dictionary<string, string> { ["SSL_CERT_FILE"] = file }, _folders.New(), Mail(server));
        await SendTest(hub);
        await server.Taken;
        Assert.Matches("(?s)STARTTLS\n.*MAIL FROM:<monitor@example.org>.*RCPT TO:<lead@example.org>", server.Said);
        Assert.Equal("ok", (string?)(await Told(hub, "ok"))["state"]);
    }

    [Fact]
    public async Task WithoutThatAuthorityNothingIsSentAndThePageSaysWhy()
    {
        var (_, certificate) = Certificates();
        using var _ = certificate;
        await using var server = new SmtpTwin(certificate);
        using var hub = HubProcess.Start(_folders.New(), Mail(server));
        await SendTest(hub);
        var mail = await Told(hub, "failing");
        Assert.Equal("The mail server's certificate is not one that this machine trusts.", (string?)mail["lastError"]);
        Assert.Contains("STARTTLS", server.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("MAIL FROM", server.Said, StringComparison.Ordinal);
    }

    private static string[] Mail(SmtpTwin server) =>
        ["--smtp", $"smtp://127.0.0.1:{server.Port}?starttls=always", "--mail-from", "monitor@example.org"];

    private static async Task SendTest(HubProcess hub)
    {
        await hub.Ready();
        using var wanted = Json("""{"mailTo":["lead@example.org"]}""");
        using var set = await hub.Client.PutAsync(new Uri("/api/v1/notifications", UriKind.Relative), wanted);
        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        using var nothing = Json("{}");
        using var sent = await hub.Client.PostAsync(new Uri("/api/v1/notifications/test", UriKind.Relative), nothing);
        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
    }

    private static async Task<JsonNode> Told(HubProcess hub, string state)
    {
        for (var tries = 0; tries < 1_200; tries++)
        {
            var mail = (await hub.Get("/api/v1/notifications"))["mail"]!;
            if ((string?)mail["state"] == state) return mail;
            await Task.Delay(50);
        }

        return (await hub.Get("/api/v1/notifications"))["mail"]!;
    }

    private static StringContent Json(string json) => new(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

    // An authority as a company has one of its own, and a certificate of it for a mail server on this machine.
    private static (string Authority, X509Certificate2 Server) Certificates()
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var root = new CertificateRequest("CN=Our own authority", rootKey, HashAlgorithmName.SHA256);
        root.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        root.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        var (from, until) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var authority = root.CreateSelfSigned(from, until);

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=mail", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(authority, from, until, RandomNumberGenerator.GetBytes(8));
        return (authority.ExportCertificatePem(), signed.CopyWithPrivateKey(key));
    }
}
