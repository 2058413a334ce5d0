using System.Net;
using System.Net.Sockets;
using System.Text;
using QueueMonitor.Hub.Alerts.Mail;
using QueueMonitor.Hub.Tests.Api;
using QueueMonitor.Hub.Tests.Boards;

namespace QueueMonitor.Hub.Tests.Alerts;

public sealed class NotificationTests
{
    [Fact]
    public async Task AMailGoesToAllWhoWantItAndNamesNoneOfThemToTheOthers()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var said = new StringBuilder();
        var talk = Talk(server, said);
        var mail = MailServer.Parse($"smtp://127.0.0.1:{((IPEndPoint)server.LocalEndpoint).Port}", "monitor@example.org", null);
        await using var host = await ApiHost.Start(set: options => options with { Mail = mail });
        var refused = await host.Post("/api/v1/notifications/test", "{}", HttpStatusCode.Conflict);
        Assert.EndsWith("no-mail", (string)refused["type"]!, StringComparison.Ordinal);
        await host.Put("/api/v1/notifications", """{"mailTo":["lead@example.org","bo@example.org"]}""");
        await host.Post("/api/v1/notifications/test", "{}", HttpStatusCode.Accepted);
        await talk;
        var text = said.ToString();
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
    }

    // As little of SMTP as a client needs.
    private static async Task Talk(TcpListener server, StringBuilder said)
    {
        using var client = await server.AcceptTcpClientAsync();
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { AutoFlush = true, NewLine = "\r\n" };
        await writer.WriteLineAsync("220 test");
        var isData = false;
        while (await reader.ReadLineAsync() is { } line)
        {
            said.AppendLine(line);
            if (isData && line != ".") continue;
            var answer = isData ? "250 taken"
                : line.StartsWith("DATA", StringComparison.Ordinal) ? "354 go on"
                : line.StartsWith("QUIT", StringComparison.Ordinal) ? "221 bye"
                : "250 ok";
            isData = !isData && line.StartsWith("DATA", StringComparison.Ordinal);
            await writer.WriteLineAsync(answer);
            if (answer.StartsWith("250 taken", StringComparison.Ordinal)) return;
        }
    }
}
