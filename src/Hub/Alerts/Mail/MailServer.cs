using System.Net.Mail;

namespace QueueMonitor.Hub.Alerts.Mail;

/// <summary>The server that mail goes out through.</summary>
/// <param name="Secure">STARTTLS is demanded. Without it only a server on this machine is used.</param>
/// <param name="User">Null: it asks nobody.</param>
public sealed record MailServer(string Host, int Port, bool Secure, string? User, string? Password, string From)
{
    private const string StartTlsAlways = "?starttls=always";

    /// <param name="server">Such as <c>smtp://user@mail.example.org:587</c>.</param>
    /// <param name="password">From a file or the environment; null: none.</param>
    /// <exception cref="HubRefusedException">It cannot be; the message says what to write.</exception>
    public static MailServer Parse(string server, string? from, string? password)
    {
        if (!Uri.TryCreate(server, UriKind.Absolute, out var address) || address.Scheme != "smtp"
            || address.Host.Length == 0 || address.AbsolutePath.Length > 1)
            throw new HubRefusedException($"'{server}' is no mail server. Write --smtp smtp://user@mail.example.org:587, without a "
                + "password.");
        if (address.Query is not ("" or StartTlsAlways))
            throw new HubRefusedException($"'{address.Query}' says nothing about a mail server. Write nothing, or {StartTlsAlways}, which "
                + "demands STARTTLS of a server on this machine, too; of any other it is always demanded.");
        if (address.UserInfo.Contains(':', StringComparison.Ordinal))
            throw new HubRefusedException("The password of the mail server does not belong in an argument: put it in "
                + "QUEUE_MONITOR_SMTP_PASSWORD, or in a file that --smtp-password-file names.");
        if (from is null || !MailAddress.TryCreate(from, out _))
            throw new HubRefusedException("Mail needs a sender: write --mail-from monitor@example.org.");
        var user = address.UserInfo.Length == 0 ? null : Uri.UnescapeDataString(address.UserInfo);
        if (user is not null && password is null)
            throw new HubRefusedException("The mail server has a user and no password: put it in QUEUE_MONITOR_SMTP_PASSWORD, or in a "
                + "file that --smtp-password-file names.");
        var secure = !address.IsLoopback || address.Query == StartTlsAlways;
        return new MailServer(address.Host, address.IsDefaultPort || address.Port < 0 ? 587 : address.Port, secure, user, password, from);
    }
}
