using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using QueueMonitor.Hub.Hosting;
using QueueMonitor.Testing;

namespace QueueMonitor.Hub.Tests.Hosting;

/// <summary>https by a certificate that the test makes itself.</summary>
public sealed class TlsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tls-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("pem")]
    [InlineData("pem with a password")]
    [InlineData("pfx")]
    public async Task HubAnswersHttpsWithItsCertificate(string form)
    {
        using var made = Make();
        var files = Write(made, form);
        await using var hub = await RunningHub.Start(o => o with { Urls = "https://127.0.0.1:0", Tls = files });
        string? shown = null;
        using var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, certificate, _, _) => (shown = certificate?.Thumbprint) == made.Thumbprint,
        };
        using var client = new HttpClient(handler) { BaseAddress = hub.Address };
        using var answer = await client.GetAsync(new Uri("/health/live", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(made.Thumbprint, shown);
    }

    [Fact]
    public void CertificateThatWasRenewedIsTakenWithinAMinute()
    {
        var time = new ManualTime();
        using var first = Make();
        var files = Write(first, "pem");
        using var certificate = new TlsCertificate(files, time);
        Assert.Equal(first.Thumbprint, certificate.Now.Thumbprint);
        using var second = Make();
        Write(second, "pem");
        File.SetLastWriteTimeUtc(files.File, DateTime.UtcNow.AddMinutes(5));
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(first.Thumbprint, certificate.Now.Thumbprint);
        time.Advance(TimeSpan.FromSeconds(1.1));
        Assert.Equal(second.Thumbprint, certificate.Now.Thumbprint);
        File.WriteAllText(files.File, "half written");
        File.SetLastWriteTimeUtc(files.File, DateTime.UtcNow.AddMinutes(10));
        time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(second.Thumbprint, certificate.Now.Thumbprint);
    }

    [Fact]
    public async Task WhatIsMissingIsToldAtTheStart()
    {
        var refused = await Assert.ThrowsAsync<HubRefusedException>(() => RunningHub.Start(o => o with { Urls = "https://127.0.0.1:0" }));
        Assert.Contains("--tls-certificate", refused.Message, StringComparison.Ordinal);
        var nowhere = new TlsFiles(Path.Combine(_folder, "none.pem"), null, "open sesame");
        refused = await Assert.ThrowsAsync<HubRefusedException>(() => RunningHub.Start(o => o with { Urls = "https://127.0.0.1:0", Tls = nowhere }));
        Assert.Contains("none.pem cannot be used", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("open sesame", refused.Message + nowhere, StringComparison.Ordinal);
    }

    private static X509Certificate2 Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=monitor.test", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private TlsFiles Write(X509Certificate2 certificate, string form)
    {
        var (file, keyFile) = (Path.Combine(_folder, "hub.pem"), Path.Combine(_folder, "hub.key"));
        if (form == "pfx")
        {
            file = Path.Combine(_folder, "hub.pfx");
            File.WriteAllBytes(file, certificate.Export(X509ContentType.Pkcs12, "secret"));
            return new TlsFiles(file, null, "secret");
        }

        using var key = certificate.GetECDsaPrivateKey()!;
        File.WriteAllText(file, certificate.ExportCertificatePem());
        var guarded = form != "pem";
        File.WriteAllText(keyFile, guarded
            ? key.ExportEncryptedPkcs8PrivateKeyPem("secret", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10_000))
            : key.ExportPkcs8PrivateKeyPem());
        return new TlsFiles(file, keyFile, guarded ? "secret" : null);
    }
}
