using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using QueueMonitor.Hub.Alerts.Delivery;
using QueueMonitor.Hub.Alerts.Mail;
using QueueMonitor.Hub.Alerts.Messages;
using QueueMonitor.Hub.Tests.Api;
using QueueMonitor.Hub.Tests.Boards;
using QueueMonitor.Testing;
using QueueMonitor.Testing.Mail;

namespace QueueMonitor.Hub.Tests.Alerts;

public sealed class NotificationTests
{
    [Fact]
    public async Task AMailGoesToAllWhoWantItAndNamesNoneOfThemToTheOthers()
    {
        await using var server = new SmtpTwin();
        var mail = MailServer.Parse($"smtp://127.0.0.1:{server.Port}", "monitor@example.org", null);
        await using var host = await ApiHost.Start(set: options => options with { Mail = mail });
        var refused = await host.Post("/api/v1/notifications/test", "{}", HttpStatusCode.Conflict);
        Assert.EndsWith("no-mail", (string)refused["type"]!, StringComparison.Ordinal);
        await host.Put("/api/v1/notifications", """{"mailTo":["lead@example.org","bo@example.org"]}""");
        await host.Post("/api/v1/notifications/test", "{}", HttpStatusCode.Accepted);
        await server.Taken;
        var text = server.Said;
        Assert.Contains("RCPT TO:<lead@example.org>", text, StringComparison.Ordinal);
        Assert.Contains("RCPT TO:<bo@example.org>", text, StringComparison.Ordinal);
        var letter = text[text.IndexOf("DATA", StringComparison.Ordinal)..];
        Assert.DoesNotContain("lead@example.org", letter, StringComparison.Ordinal);
        Assert.Contains("Auto-Submitted: auto-generated", letter, StringComparison.OrdinalIgnoreCase);
        await Until.True(async () => (string?)(await host.Get("/api/v1/notifications"))["mail"]!["state"] == "ok");
    }

    [Fact]
    public async Task QuietHoursAreKeptAndErrorsAllNamed()
    {
        await using var host = await ApiHost.Start();
        var set = await host.Put("/api/v1/notifications", """{"quietHours":{"from":"22:00","until":"07:00"},"mailTypes":["alert.raised"]}""");
        Assert.Equal("""{"from":"22:00","until":"07:00","criticalPasses":true}""", set["quietHours"]!.ToJsonString());
        var wrong = await host.Put(
            "/api/v1/notifications", """{"quietHours":{"from":"25:00","until":"07:00"},"mailTo":["nobody"],"mailTypes":["all"],"more":1}""",
            HttpStatusCode.BadRequest);
        Assert.Equal(4, wrong["errors"]!.AsArray().Count);
        Assert.Equal("22:00", (string?)(await host.Get("/api/v1/notifications"))["quietHours"]!["from"]);
    }

    [Theory]
    [InlineData("mail.example.org", "a@b.example", null, "is no mail server")]
    [InlineData("smtp://mail.example.org?starttls=never", "a@b.example", null, "?starttls=always")]
    [InlineData("smtp://ana:secret@mail.example.org", "a@b.example", null, "does not belong in an argument")]
    [InlineData("smtp://mail.example.org", null, null, "Mail needs a sender")]
    [InlineData("smtp://ana@mail.example.org", "a@b.example", null, "has a user and no password")]
    public void AMailServerThatCannotBeIsRefusedWithWords(string server, string? from, string? password, string error) =>
        Assert.Contains(error, Assert.Throws<HubRefusedException>(() => MailServer.Parse(server, from, password)).Message, StringComparison.Ordinal);

    [Fact]
    public void MailToAnotherMachineIsNeverInTheClear()
    {
        Assert.Equal((587, true), (MailServer.Parse("smtp://mail.example.org", "a@b.example", null) is var far ? far.Port : 0, far.Secure));
        Assert.False(MailServer.Parse("smtp://localhost:25", "a@b.example", null).Secure);
        Assert.Equal((25, true), (MailServer.Parse("smtp://localhost:25?starttls=always", "a@b.example", null) is var near ? near.Port : 0, near.Secure));
    }

    [Fact]
    public async Task WithoutStartTlsNothingIsSentToAnotherMachine()
    {
        await using var server = new SmtpTwin();
        var result = await Send(server, Notice("Billing needs 2 more agents"));
        Assert.NotNull(result.Error);
        Assert.DoesNotContain("MAIL FROM", server.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("AUTH", server.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ToACertificateThatNobodyTrustsNothingIsSent()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var own = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await using var server = new SmtpTwin(own);
        var result = await Send(server, Notice("Billing needs 2 more agents"));
        Assert.Equal("The mail server's certificate is not one that this machine trusts.", result.Error);
        Assert.Contains("STARTTLS", server.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("MAIL FROM", server.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("AUTH", server.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ANameWithLinesAddsNoHeaderToAMail()
    {
        await using var server = new SmtpTwin();
        var result = await Send(server, Notice("Billing\r\nBcc: all@example.org\r\n\r\n<b>Hei</b>"), isSecure: false);
        Assert.Null(result.Error);
        Assert.DoesNotContain("RCPT TO:<all@example.org>", server.Said, StringComparison.Ordinal);
        var head = server.Said[server.Said.IndexOf("DATA", StringComparison.Ordinal)..];
        head = head[..head.IndexOf("\n\n", StringComparison.Ordinal)];
        Assert.DoesNotContain(head.Split('\n'), line => line.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("Subject: Billing Bcc: all@example.org <b>Hei</b>", head, StringComparison.Ordinal);
    }

    private static async Task<DeliveryResult> Send(SmtpTwin server, Notice notice, bool isSecure = true)
    {
        var box = new MailBox(new MailServer("127.0.0.1", server.Port, isSecure, isSecure ? "ana" : null, "s3cret", "monitor@example.org"), new ManualTime());
        return await box.Send(["lead@example.org"], notice, CancellationToken.None);
    }

    private static Notice Notice(string title) =>
        new("n-1", "main", NoticeType.Raised, "a-1", DateTimeOffset.UnixEpoch, IsCritical: false, title, "", "{}");
}
