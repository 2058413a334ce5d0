using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace QueueMonitor.Hub.Hosting;

/// <summary>Where the certificate is by which the hub answers https itself.</summary>
/// <param name="File">PEM, or PKCS #12 (.pfx, .p12).</param>
/// <param name="KeyFile">The private key as PEM; null: it stands in <paramref name="File"/>.</param>
/// <param name="Password">What opens the key; null: it lies open.</param>
public sealed record TlsFiles(string File, string? KeyFile, string? Password)
{
    // A record would tell its password.
    public override string ToString() => File;
}

/// <summary>The certificate, read anew when its file has changed: those of today hold for weeks, and a hub runs for months.</summary>
internal sealed class TlsCertificate : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    private readonly TlsFiles _files;
    private readonly TimeProvider _time;
    private readonly Lock _looking = new();
    private volatile X509Certificate2 _now;
    private DateTime _writtenAt;
    private long _lookedAt;

    /// <exception cref="HubRefusedException">The files cannot be used; the message says why.</exception>
    public TlsCertificate(TlsFiles files, TimeProvider time)
    {
        (_files, _time, _lookedAt) = (files, time, time.GetTimestamp());
        _writtenAt = WrittenAt();
        try
        {
            _now = Read(files);
        }
        catch (Exception problem) when (problem is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new HubRefusedException(
                $"The certificate {files.File} cannot be used. {problem.Message.TrimEnd('.')}. Give a PEM file with --tls-certificate and its private key "
                + "with --tls-key, or a .pfx file, and its password with --tls-password-file.");
        }
    }

    /// <summary>The one to answer with. Looks at the file once a minute; one that cannot be read does not replace one that could.</summary>
    public X509Certificate2 Now
    {
        get
        {
            lock (_looking)
            {
                if (_time.GetElapsedTime(_lookedAt) < LookEvery) return _now;
                _lookedAt = _time.GetTimestamp();
                var writtenAt = WrittenAt();
                if (writtenAt == _writtenAt) return _now;
                try
                {
                    // The one before may still be shaking a hand: the collector takes it.
                    _now = Read(_files);
                    _writtenAt = writtenAt;
                }
                catch (Exception problem) when (problem is CryptographicException or IOException or UnauthorizedAccessException)
                {
                    // Half written: the next look finds it whole.
                }

                return _now;
            }
        }
    }

    public void Dispose() => _now.Dispose();

    private DateTime WrittenAt() => File.GetLastWriteTimeUtc(_files.File);

    private static X509Certificate2 Read(TlsFiles files)
    {
        if (Path.GetExtension(files.File).ToLowerInvariant() is ".pfx" or ".p12")
            return X509CertificateLoader.LoadPkcs12FromFile(files.File, files.Password);
        using var pem = files.Password is { } password
            ? X509Certificate2.CreateFromEncryptedPemFile(files.File, password, files.KeyFile)
            : X509Certificate2.CreateFromPemFile(files.File, files.KeyFile);

        // Through PKCS #12: on some systems a key that was read from PEM serves no handshake.
        return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
    }
}
