using System.Net;
using System.Net.Mail;
using System.Security.Authentication;
using System.Text;
using QueueMonitor.Hub.Alerts.Delivery;
using QueueMonitor.Hub.Alerts.Messages;

namespace QueueMonitor.Hub.Alerts.Mail;

/// <summary>Sends notices as mail, if a server was named at the start.</summary>
/// <param name="pace">What a server that does not answer is given up by.</param>
internal sealed class MailBox(MailServer? server, TimeProvider pace)
{
    private const string ReceiverStart = "mail/";

    public bool IsConfigured => server is not null;

    /// <summary>The receiver of a site's mail.</summary>
    public static string Receiver(string site) => ReceiverStart + site;

    /// <summary>The site whose mail it is; null: it is no mail.</summary>
    public static string? SiteOf(string receiver) =>
        receiver.StartsWith(ReceiverStart, StringComparison.Ordinal) ? receiver[ReceiverStart.Length..] : null;

    /// <summary>One mail to all, each of whom sees the sender alone.</summary>
    public async Task<DeliveryResult> Send(IReadOnlyList<string> to, Notice notice, CancellationToken cancellation)
    {
        if (server is null) return DeliveryResult.Never(null, "The hub knows no mail server any more: start it with --smtp and "
            + "--mail-from.");
        using var mail = new MailMessage
        {
            From = new MailAddress(server.From), Subject = NoticeText.OneLine(notice.Title), SubjectEncoding = Encoding.UTF8, BodyEncoding = Encoding.UTF8,
            Body = notice.Text.Length == 0 ? notice.Title : $"{notice.Title}\r\n\r\n{notice.Text}\r\n",
        };
        mail.To.Add(mail.From);
        foreach (var address in to) mail.Bcc.Add(address);
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.Headers.Add("X-Queue-Monitor-Id", notice.Id);
        using var client = new SmtpClient(server.Host, server.Port) { EnableSsl = server.Secure };
        if (server.User is not null) client.Credentials = new NetworkCredential(server.User, server.Password);
        using var late = new CancellationTokenSource(AlertLimits.AnswerWithin, pace);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            await client.SendMailAsync(mail, either.Token);
            return DeliveryResult.Done((int)SmtpStatusCode.Ok);
        }
        catch (SmtpFailedRecipientException problem)
        {
            return DeliveryResult.Again((int)problem.StatusCode, $"The mail server did not take {problem.FailedRecipient}.");
        }
        catch (Exception problem) when (problem is AuthenticationException || problem.InnerException is AuthenticationException)
        {
            return DeliveryResult.Again(null, "The mail server's certificate is not one that this machine trusts.");
        }
        catch (SmtpException problem)
        {
            // Its words may quote what was sent; the number says enough.
            return DeliveryResult.Again((int)problem.StatusCode, problem.StatusCode == SmtpStatusCode.GeneralFailure
                ? "The mail server cannot be reached."
                : $"The mail server answered {(int)problem.StatusCode}.");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return DeliveryResult.Again(null, $"The mail server did not answer within {AlertLimits.AnswerWithin.TotalSeconds:0} s.");
        }
    }
}
